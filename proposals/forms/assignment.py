from django import forms
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.accounts.queries import holders_of, units_with
from congress.organs.models import GOVERNMENT, Unit
from congress.pages.boxes import day, words
from proposals import rules
from proposals.models import Part

ROWS, SHOWN = 6, 3


class UnitField(forms.ModelChoiceField):
    """Marks the units in which nobody could read what is handed over."""

    silent: frozenset[int] = frozenset()

    def label_from_instance(self, unit):
        return f"{unit}（没有可用账号）" if unit.pk in self.silent else str(unit)


class AssignForm(forms.Form):
    """Up to six units, one row each, the last three folded away; without scripts they are there all the same."""

    note = forms.CharField(
        label="交办要求",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
    )

    parts = Part.choices

    def units(self):
        return Unit.objects.valid_on(localdate()).handling()

    def __init__(self, *args, proposal, **kwargs):
        super().__init__(*args, **kwargs)
        units = self.units()
        self.silent = frozenset(
            units.exclude(pk__in=units_with(Role.HANDLER, Role.UNIT_HEAD)).values_list("pk", flat=True)
        )
        self.preferred = list(proposal.preferred_units.all())
        self.demands = self.demands_of(proposal)
        for row in range(1, ROWS + 1):
            unit = UnitField(units, required=False, label=f"承办单位 {row}", empty_label="不选")
            unit.silent = self.silent
            part = forms.ChoiceField(label=f"分工 {row}", choices=self.parts, required=False)
            share = forms.CharField(label=f"承办内容 {row}", required=False, max_length=200)
            unit.initial = self.preferred[row - 1] if row <= len(self.preferred) else None
            part.initial = Part.LEAD if row == 1 else Part.ASSIST
            for name, field in (("unit", unit), ("part", part), ("share", share)):
                field.widget.attrs |= {"class": "input"}
                self.fields[f"{name}_{row}"] = field
            if len(self.demands) > 1:  # one demand cannot be parted
                self.fields[f"demands_{row}"] = self._demands_field(row)
        if self.is_given_out_by_chairs(proposal):
            self.fields["decided_at"] = words("主任会议", 80, help_text="如：区十八届人大常委会第42次主任会议。")
            self.fields["decided_on"] = day("研究日期", initial=localdate())

    def demands_of(self, proposal):
        """The demands that can be given out here, by their numbers."""
        return list(proposal.demands.all())

    def is_given_out_by_chairs(self, proposal) -> bool:
        return rules.chairs_give_out(proposal)

    def _demands_field(self, row):
        return forms.TypedMultipleChoiceField(
            label=f"承办单位 {row} 答复哪几条诉求", required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
            choices=[(each.place, f"第{each.place}条") for each in self.demands],
        )  # fmt: skip

    def rows(self):
        """(number, unit, part, share, demands or "") with bound fields, a row at a time, for the template."""
        names = ("unit", "part", "share", "demands")
        return [
            (n, *(self[f"{name}_{n}"] if f"{name}_{n}" in self.fields else "" for name in names))
            for n in range(1, ROWS + 1)
        ]

    def first_rows(self):
        return self.rows()[:SHOWN]

    def more_rows(self):
        """Folded away: four units on one case are rare."""
        return self.rows()[SHOWN:]

    def more_rows_used(self) -> bool:
        return any(unit.value() or share.value() or unit.errors for _, unit, _, share, _ in self.more_rows())

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(f"unit_{n}") for n in range(1, ROWS + 1)):
            self.add_error("unit_1", "请选择承办单位。")
        return cleaned

    def silent_units(self) -> list[Unit]:
        """Those chosen in which nobody can acknowledge: the paper slip must go there by hand."""
        chosen = [self.cleaned_data.get(f"unit_{n}") for n in range(1, ROWS + 1)]
        return [unit for unit in chosen if unit and unit.pk in self.silent]

    def fields_for_action(self) -> dict:
        found = self.cleaned_data
        named = [n for n in range(1, ROWS + 1) if found.get(f"unit_{n}")]
        shares = [(found[f"unit_{n}"], found[f"part_{n}"], found[f"share_{n}"]) for n in named]
        demands = {found[f"unit_{n}"].pk: found.get(f"demands_{n}") for n in named}
        chairs = {name: found[name] for name in ("decided_at", "decided_on") if name in found}
        return {"shares": shares, "demands": demands, "note": found["note"], **chairs}


class SubdivideForm(AssignForm):
    """转办: the government's own units, each with its part of the work."""

    parts = [choice for choice in Part.choices if choice[0] != Part.DISPATCH]

    def __init__(self, *args, handling, **kwargs):
        self.handling = handling
        super().__init__(*args, proposal=handling.proposal, **kwargs)

    def units(self):
        return super().units().filter(kind__in=GOVERNMENT)

    def demands_of(self, _proposal):
        return self.handling.own_demands()

    def is_given_out_by_chairs(self, _proposal):
        return False  # they have settled what goes to the government, and it gives out its own


class AcknowledgeForm(forms.Form):
    handler = forms.ModelChoiceField(
        queryset=None, label="经办人", widget=forms.Select(attrs={"class": "input"}), empty_label=None
    )

    def __init__(self, *args, handling, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=handling.unit)
        self.fields["handler"].initial = user.pk
