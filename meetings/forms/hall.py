"""Forms used in the room. They only check; what may be done is the flow's."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime, make_aware

from congress.pages.boxes import BOX, number, prose, words
from meetings.models import Participant, Sitting, State

CLOCK = forms.TimeInput(attrs={"type": "time", "class": "input input-short"}, format="%H:%M")


class ConveneForm(forms.Form):
    chaired_by = words("主持人", 60)


class RecuseForm(forms.Form):
    participant = forms.ModelChoiceField(
        label="组成人员", queryset=Participant.objects.none(), widget=forms.Select(attrs=BOX)
    )
    reason = words("回避事由")

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        members = Participant.objects.filter(meeting=item.meeting, capacity="member")
        self.fields["participant"].queryset = members.order_by("position", "pk")
        self.fields["participant"].widget.attrs["class"] = "input"


class SpeechForm(forms.Form):
    participant = forms.ModelChoiceField(label="发言人", queryset=Participant.objects.none())
    sitting = forms.ModelChoiceField(label="场次", queryset=Sitting.objects.none(), required=False)
    minutes = number("用时（分钟）", 1, 240, required=False)
    is_lead = forms.BooleanField(label="中心发言", required=False)
    text = prose("发言摘要", 10, 20000)

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        people = Participant.objects.filter(meeting=item.meeting).exclude(capacity="observer")
        self.fields["participant"].queryset = people.order_by("capacity", "position", "pk")
        self.fields["sitting"].queryset = Sitting.objects.filter(meeting=item.meeting)
        for name in ("participant", "sitting", "minutes"):
            self.fields[name].widget.attrs["class"] = "input"


class ConfirmSpeechForm(forms.Form):
    text = prose("发言摘要", 12, 20000, help_text="与您的发言不符的地方，请直接改正；记录原文会保留。")


class RollForm(forms.Form):
    """签到表: one row for each person on the list, a state and two times of the day of the sitting."""

    rest = forms.BooleanField(label="其余未登记的都记为出席", required=False)

    def __init__(self, *args, sitting, roll, **kwargs):
        super().__init__(*args, **kwargs)
        self.sitting, self.roll = sitting, roll
        for person, row in roll:
            field = forms.ChoiceField(
                label=f"{person}的出席情况", required=False, initial=row.state if row else "",
                choices=[("", "未登记"), *State.choices],
            )  # fmt: skip
            field.widget.attrs["class"] = "input input-short"
            self.fields[f"state-{person.pk}"] = field
            for key, word in (("arrived", "到会"), ("left", "离会")):
                at = getattr(row, f"{key}_at", None)
                self.fields[f"{key}-{person.pk}"] = forms.TimeField(
                    label=f"{person}{word}时间", required=False, widget=CLOCK,
                    initial=localtime(at).time() if at else None,
                )  # fmt: skip

    @property
    def rows(self):
        """(person, presence, state, arrived, left) for the page."""
        for person, row in self.roll:
            yield person, row, *(self[f"{key}-{person.pk}"] for key in ("state", "arrived", "left"))

    def clean(self):
        found = super().clean()
        for person, _row in self.roll:
            arrived, left = found.get(f"arrived-{person.pk}"), found.get(f"left-{person.pk}")
            if arrived and left and left < arrived:
                self.add_error(f"left-{person.pk}", f"{person}的离会时间早于到会时间。")
            if found.get(f"state-{person.pk}") == State.LEFT_EARLY and not left:
                self.add_error(f"left-{person.pk}", f"{person}早退，请填写离会时间。")
        return found

    def states(self) -> dict[int, dict]:
        """What changed, as ``mark_presence`` takes it."""
        found = {}
        for person, row in self.roll:
            state = self.cleaned_data[f"state-{person.pk}"]
            touched = any(f"{key}-{person.pk}" in self.changed_data for key in ("state", "arrived", "left"))
            if state and (touched or row is None):
                arrived, left = (self._moment(f"{key}-{person.pk}") for key in ("arrived", "left"))
                found[person.pk] = {"state": state, "arrived_at": arrived, "left_at": left}
            elif row and not state:
                raise ValidationError(f"{person}已经登记，不能改回未登记；请选择缺席或者请假。")
        return found

    def _moment(self, name):
        clock = self.cleaned_data[name]
        return make_aware(datetime.combine(localtime(self.sitting.starts_at).date(), clock)) if clock else None
