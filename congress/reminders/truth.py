"""Whether a reminder still holds, asked again when it is shown and when it leaves the house.

The question is the sweep's own: the same lines, the same people. So a clock that was met or moved, a post that was
given up and a rating that was given meanwhile are all noticed, in a number of queries that does not grow.
"""

from django.db.models import IntegerField, Value
from django.utils.timezone import localdate

from congress.reminders.hook import Line, Reminded, hooks
from congress.reminders.people import People

ENDED, OTHERS = "事项已经完成，或者期限已经变动", "收件人已不负责此事"


def premise(hook: Reminded, line: Line, to: tuple[str, ...]) -> dict:
    """What must still hold: the clock runs to that day, and the reader is one of those it speaks to."""
    return {"clocks": hook.name, "clock": line.clock, "due_on": line.due_on.isoformat(), "to": [*to]}


def still_speaks(notices) -> dict[int, str]:
    """{pk: why} of reminders that no longer hold."""
    people, found = People(localdate()), {}
    for hook in hooks():
        found |= _untrue(hook, [each for each in notices if each.premise.get("clocks") == hook.name], people)
    return found


def _untrue(hook: Reminded, notices, people: People) -> dict[int, str]:
    if not notices:
        return {}
    clocks = hook.all_running().filter(pk__in={each.premise["clock"] for each in notices})
    lines = {line.clock: line for line in hook.lines(clocks.annotate(rung=Value(0, IntegerField())))}
    why = {each.pk: _why(each, lines.get(each.premise["clock"]), people) for each in notices}
    return {pk: reason for pk, reason in why.items() if reason}


def _why(notice, line: Line | None, people: People) -> str:
    if line is None or line.due_on.isoformat() != notice.premise["due_on"]:
        return ENDED
    if notice.premise.get("missed") and not line.missed:
        return ENDED
    return "" if notice.to_id in people.answering(tuple(notice.premise["to"]), line) else OTHERS
