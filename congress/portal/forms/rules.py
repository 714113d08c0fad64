from django import forms
from django.core.exceptions import ValidationError

from congress.portal.forms.calendar import DayInput
from congress.rulebook.choices import SETTINGS, kinds
from congress.rulebook.limits import LIMITS
from congress.rulebook.models import Override
from congress.rulebook.reckoning import UNITS, YEAR_DATE

UNIT_CHOICES = [(unit, label or "每年的某一天") for unit, label in UNITS.items()]
FLAGS = [("yes", "是"), ("no", "否")]


class RuleForm(forms.Form):
    """One rule of the district's own: the value as its kind asks, from which day, by which paper."""

    def __init__(self, *args, key: str, now, unit: str = "", today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.key, self.setting = key, SETTINGS.get(key)
        if key in LIMITS:
            self._limit_fields(LIMITS[key], now, unit)
        elif self.setting.kind == kinds.TABLE:
            self._table_fields(now)
        else:
            self.fields["value"] = self._value_field(now)
        self.fields["back"] = forms.BooleanField(label="不再另作规定，恢复默认", required=False)
        self.fields["effective_from"] = forms.DateField(label="生效日期", widget=DayInput(), initial=today)
        self.fields["basis"] = forms.CharField(
            label="文件依据", max_length=120, help_text="文件名称或者文号。", widget=forms.TextInput({"class": "input"})
        )

    def _limit_fields(self, default, now, unit):
        self.fields["value"] = forms.IntegerField(
            label="数值", initial=now, required=False, widget=forms.NumberInput({"class": "input"}),
            help_text="月和日写成一个数，例如 1231 表示 12月31日。" if unit == YEAR_DATE else "",
        )  # fmt: skip
        if default.cap is None and default.unit != YEAR_DATE:
            choices = [(name, label) for name, label in UNIT_CHOICES if name != YEAR_DATE]
            self.fields["unit"] = forms.ChoiceField(
                label="单位", choices=choices, initial=unit, required=False, widget=forms.Select({"class": "input"})
            )

    def _table_fields(self, now):
        for row, label in self.setting.choices:
            is_text = isinstance(self.setting.default[row], str)
            field = forms.CharField(max_length=40) if is_text else forms.IntegerField()
            field.label, field.initial, field.required = label, now[row], False
            field.widget.attrs["class"] = "input"
            self.fields[f"row_{row}"] = field

    def _value_field(self, now):
        setting, label = self.setting, self.setting.label
        if setting.kind == kinds.FLAG:
            initial = "yes" if now else "no"
            return forms.ChoiceField(
                label=label, choices=FLAGS, initial=initial, widget=forms.RadioSelect, required=False
            )
        if setting.kind == kinds.NUMBER:
            return forms.IntegerField(
                label=label, initial=now, required=False, widget=forms.NumberInput({"class": "input"})
            )
        choices = [(str(value), words) for value, words in setting.choices]
        if setting.kind == kinds.SEVERAL:
            initial = [str(value) for value in now]
            return forms.MultipleChoiceField(
                label=label, choices=choices, initial=initial, widget=forms.CheckboxSelectMultiple, required=False
            )
        return forms.ChoiceField(
            label=label, choices=choices, initial=str(now), widget=forms.RadioSelect, required=False
        )

    def value(self):
        """The value as the rulebook keeps it; None goes back to the default."""
        found = self.cleaned_data
        if found.get("back"):
            return None
        if self.key in LIMITS or self.setting.kind == kinds.NUMBER:
            return found.get("value")
        if self.setting.kind == kinds.TABLE:
            return {row: found.get(f"row_{row}") for row, _ in self.setting.choices}
        if self.setting.kind == kinds.FLAG:
            return {"yes": True, "no": False}.get(found.get("value"))
        real = {str(value): value for value, _ in self.setting.choices}
        if self.setting.kind == kinds.SEVERAL:
            return [real[item] for item in found.get("value", [])]
        return real.get(found.get("value"))

    def facts(self) -> dict:
        found = self.cleaned_data
        unit = found.get("unit", "") if not found.get("back") else ""
        return {
            "value": self.value(), "unit": unit, "effective_from": found["effective_from"], "basis": found["basis"],
        }  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if self.value() is None and not cleaned.get("back"):
            self.add_error(self.first, "请填写，或者选择恢复默认。")
            return cleaned
        row = Override(key=self.key, by_name="-", **self.facts())
        try:
            row.clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(name if name in self.fields else self.first, messages)
        return cleaned

    @property
    def first(self) -> str:
        return next(name for name in self.fields if name != "back")
