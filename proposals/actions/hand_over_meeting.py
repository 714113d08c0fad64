"""交办会: called with its list of cases; each case keeps a row of it."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.workflow.flow import NotYours
from proposals import rules
from proposals.flow import AFFAIRS
from proposals.models import HandOverMeeting

FIELDS = ("title", "held_on", "begins_at", "place", "chair", "note")


@transaction.atomic
def hold_meeting(*, by, cases, meeting: HandOverMeeting | None = None, **form) -> HandOverMeeting:
    """登记交办会, or change it: what is new on its list and what is no longer on it is told on those cases."""
    if not rules.is_coordinator(by, None):
        raise NotYours(f"{by} calls no hand-over meeting")
    if unknown := set(form) - set(FIELDS):
        raise TypeError(f"not fields of a meeting: {sorted(unknown)}")
    if not cases:
        raise ValidationError({"cases": "请选择列入清单的建议。"})
    meeting = meeting or HandOverMeeting(called_by=by)
    for name, value in form.items():
        setattr(meeting, name, value)
    meeting.save()
    before, after = set(meeting.cases.all()), set(cases)
    for case in sorted(after - before, key=lambda case: case.pk):
        _tell("list_for_meeting", case, meeting, by)
    for case in sorted(before - after, key=lambda case: case.pk):
        _tell("drop_from_meeting", case, meeting, by)
    meeting.cases.set(after)
    return meeting


def _tell(step: str, case, meeting: HandOverMeeting, by) -> None:
    with AFFAIRS.take(step, case, by=by) as (_, facts):
        facts.update(meeting=meeting.title, on=meeting.held_on.isoformat(), place=meeting.place)
