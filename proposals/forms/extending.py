from django import forms

from congress.pages import dates
from proposals import deadlines


def _days(handling) -> list[tuple[int, str]]:
    return [
        (clock.rule["value"], f"{dates.day(clock.due_on)}（{clock.rule['anchor']}起 {clock.rule['value']} 个月）")
        for clock in deadlines.extensions_open_to(handling)
    ]


class AskExtensionForm(forms.Form):
    months = forms.TypedChoiceField(label="申请延至", coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="延期理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 5, "class": "input"}),
        help_text="代表能够看到。写明涉及哪些方面、难在哪里、正在怎样办。",
        error_messages={"required": "请写明延期的理由。"},
    )  # fmt: skip

    def __init__(self, *args, handling, **kwargs):
        super().__init__(*args, **kwargs)
        days = _days(handling)
        self.fields["months"].choices = days
        self.fields["months"].initial = days[-1][0] if days else None


class RuleExtensionForm(forms.Form):
    agreed = forms.TypedChoiceField(
        label="审批意见", coerce=lambda said: said == "yes", widget=forms.RadioSelect,
        choices=[("yes", "同意延期"), ("no", "不同意，按原期限答复")],
        error_messages={"required": "请选择同意或者不同意。"},
    )  # fmt: skip
    months = forms.TypedChoiceField(
        label="延至", coerce=int, widget=forms.RadioSelect, required=False, empty_value=None
    )
    note = forms.CharField(
        label="说明", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text="不同意的，写明理由。",
    )  # fmt: skip

    def __init__(self, *args, handling, extension, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["months"].choices = _days(handling)
        self.fields["months"].initial = extension.months

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("agreed") is False and not cleaned.get("note", "").strip():
            self.add_error("note", "请写明不同意的理由。")
        return cleaned
