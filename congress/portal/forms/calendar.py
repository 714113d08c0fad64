from django import forms
from django.core.exceptions import ValidationError

KINDS = (("off", "放假"), ("work", "上班"))


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d", attrs={"class": "input"})


class DayForm(forms.Form):
    kind = forms.ChoiceField(label="这一天", choices=KINDS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="原因",
        max_length=60,
        help_text="例如“国庆节放假”“防汛停工”。",
        widget=forms.TextInput({"class": "input"}),
    )
    source = forms.CharField(
        label="依据", max_length=120, required=False, widget=forms.TextInput({"class": "input"}),
        help_text="通知的名称或者文号。",
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def facts(self) -> dict:
        found = self.cleaned_data
        kept = {"reason": found["reason"], "source": found["source"], "seen": found["seen"]}
        if "seen" not in self.data:
            kept["seen"] = None
        return {"is_workday": found["kind"] == "work", **kept}

    def clean_reason(self):
        if not self.cleaned_data["reason"].strip():
            raise ValidationError("请说明放假或上班的原因。")
        return self.cleaned_data["reason"].strip()


class YearForm(forms.Form):
    source = forms.CharField(
        label="放假通知的名称或者文号", max_length=120, widget=forms.TextInput({"class": "input"}),
        help_text="各日已经手工录入、与通知核对无误后确认。",
    )  # fmt: skip
