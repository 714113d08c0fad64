"""The people of a meeting: boxes to tick for whom the law, the custom and the agenda name, and lines for the rest."""

import re

from django import forms

from meetings.models import Capacity
from meetings.queries.people import Candidate

SPACE = re.compile(r"[\s，,；;]+")
MOST = 200
BOX = {"rows": 3, "class": "input"}


class LinesField(forms.CharField):
    """One person a line: the name, then unit and post. Nobody needs an account."""

    widget = forms.Textarea(attrs=BOX)

    def __init__(self, capacity, **facts):
        super().__init__(required=False, max_length=8000, **facts)
        self.capacity = capacity

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(f"一次最多写 {MOST} 人。")
        return [self._read(line) for line in lines]

    def _read(self, line: str) -> Candidate:
        name, *title = SPACE.split(line, maxsplit=1)
        if len(name) > 30:
            raise forms.ValidationError(f"“{name[:12]}…”不像姓名，请写成“姓名 单位及职务”。")
        return Candidate("", self.capacity, name, (title[0] if title else "")[:120])


class InviteForm(forms.Form):
    """``heaps`` are what could be on the list; what is ticked goes on it."""

    pick = forms.MultipleChoiceField(required=False)
    guests = LinesField(
        Capacity.INVITED,
        label="另外邀请列席",
        help_text="每行一人：姓名 单位及职务。代表请在上面勾选，写在这里不计入列席覆盖。",
    )
    observers = LinesField(
        Capacity.OBSERVER, label="旁听人员", help_text="每行一人：姓名 单位或住址所在社区。不需要账号。"
    )
    staff = LinesField(Capacity.STAFF, label="工作人员", help_text="每行一人：姓名 单位及职务。")

    def __init__(self, *args, heaps, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {each.key: each for heap in heaps for each in heap.people}
        self.fields["pick"].choices = [(key, each.label) for key, each in self.known.items()]

    def clean_pick(self):
        return [self.known[key] for key in self.cleaned_data["pick"]]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.people():
            raise forms.ValidationError("没有选任何人。")
        return cleaned

    def people(self) -> list[Candidate]:
        said = self.cleaned_data
        return [*said["pick"], *said["guests"], *said["observers"], *said["staff"]]
