"""人选 at the meeting: met, heard, put off. The count itself is the meeting's own page of votes."""

from functools import partial

from django.urls import reverse

from congress.pages.boxes import NoteForm
from congress.pages.steps import Ask, StepPages
from meetings import actions
from meetings.flow import LINE
from meetings.forms.electing import MeetForm, StatementForm
from meetings.forms.overseeing import DefenceForm
from meetings.views.fetch import line_of

STEPS = ("meet_members", "give_statement", "defer_line")


def door_url(line, name: str) -> str:
    return reverse(f"meetings:{name}", args=[line.motion.code, line.pk])


def with_doors(user, lines, names) -> list:
    """The lines, each with the steps that are open to the person now and their addresses."""
    for line in lines:
        doors = LINE.doors(user, line)
        line.ways = [(door.label, door_url(line, door.name)) for door in doors if door.open and door.name in names]
    return lines


def _stands_on(line):
    """The item at the meeting where the line stands on an agenda, else the line."""
    return line.motion.items.order_by("-pk").first() or line


def _itself(line) -> dict:
    return {"line": line}


AT_MEETING = StepPages("meetings", LINE, actions, line_of, home=_stands_on)
MEETING_STEPS = AT_MEETING.views({
    "meet_members": Ask(MeetForm, "已登记与组成人员见面。", shown=_itself),
    "give_statement": Ask(StatementForm, "供职发言已登记。", shown=_itself),
    "defer_line": Ask(partial(NoteForm, label="暂不付表决的理由", required=True), "已登记暂不付表决。", shown=_itself),
    "record_defence": Ask(DefenceForm, "申辩已记录。", shown=_itself),
})  # fmt: skip
