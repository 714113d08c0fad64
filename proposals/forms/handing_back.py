from django import forms
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.accounts.queries import units_with
from congress.organs.models import Unit
from proposals import deadlines, rules
from proposals.forms.assignment import UnitField
from proposals.models import Part


def _units(without) -> forms.ModelChoiceField:
    units = Unit.objects.valid_on(localdate()).handling().exclude(pk=without)
    field = UnitField(units, label="承办单位", empty_label="请选择", widget=forms.Select(attrs={"class": "input"}))
    field.silent = frozenset(
        units.exclude(pk__in=units_with(Role.HANDLER, Role.UNIT_HEAD)).values_list("pk", flat=True)
    )
    return field


class AskReturnForm(forms.Form):
    reason = forms.CharField(
        label="退办理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 5, "class": "input"}),
        help_text="写明为什么不属于本单位职责，依据哪项职责分工。",
        error_messages={"required": "请写明不属于本单位职责的理由。"},
    )  # fmt: skip

    def __init__(self, *args, handling, **kwargs):
        super().__init__(*args, **kwargs)
        field = _units(handling.unit_id)
        field.label, field.error_messages["required"] = "建议改由哪个单位办理", "请写明应当由哪个单位办理。"
        self.fields["proposed_unit"] = field
        self.order_fields(["proposed_unit", "reason"])


class RuleReturnForm(forms.Form):
    agreed = forms.TypedChoiceField(
        label="审核意见", coerce=lambda said: said == "yes", widget=forms.RadioSelect,
        choices=[("yes", "同意退办，另行交办"), ("no", "不同意，由该单位继续办理")],
        error_messages={"required": "请选择同意或者不同意。"},
    )  # fmt: skip
    note = forms.CharField(
        label="说明", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text="不同意的，写明理由。",
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("agreed") is False and not cleaned.get("note", "").strip():
            self.add_error("note", "请写明不同意的理由。")
        return cleaned


class ReassignForm(forms.Form):
    returned = forms.ModelChoiceField(queryset=None, widget=forms.HiddenInput)
    share = forms.CharField(
        label="承办内容", required=False, max_length=200, widget=forms.TextInput(attrs={"class": "input"})
    )
    extend = forms.BooleanField(label="同时延期", required=False)
    note = forms.CharField(
        label="交办要求", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3, "class": "input"})
    )

    def __init__(self, *args, proposal, returned, **kwargs):
        old = returned.handling
        kwargs["initial"] = {"returned": returned, "share": old.share}
        super().__init__(*args, **kwargs)
        self.fields["returned"].queryset = rules.unsettled_returns(proposal)
        unit = _units(old.unit_id)
        unit.initial = returned.proposed_unit
        if old.part == Part.ASSIST:
            unit.required, unit.empty_label = False, "不再另行交办"
        self.fields["unit"] = unit
        left = deadlines.days_to_answer(proposal, localdate())
        if not old.answers or left is None or left >= deadlines.FEW_DAYS:
            del self.fields["extend"]
        else:
            law = "最长至自交办之日起六个月（代表法第五十一条），并告知代表。"
            self.fields["extend"].help_text = f"距答复期限只剩 {max(left, 0)} 天，可以同时延期，{law}"
        self.order_fields(["returned", "unit", "share", "extend", "note"])
