"""What waits for who prepares meetings, and for who leads them; found from the facts like every to-do."""

from datetime import date, timedelta

from django.db.models import DateField, Q, QuerySet, Value

from congress.rulebook.models import SOON
from meetings import deadlines, queries
from meetings.models import Item, ItemStatus
from proposals.queries.todo import Waiting, soon

NEVER = "meeting.leave"  # the members' own day


def at_the_gate(user) -> Waiting:
    """Matters the chairs' meeting has not looked at yet."""
    return Waiting(queries.items_visible_to(user), (Q(status=ItemStatus.PROPOSED),), _for_item_rows)


def _for_item_rows(items: QuerySet[Item]) -> QuerySet[Item]:
    dated = items.annotate(due_on=Value(None, DateField()))
    return dated.select_related("body", "proposer_unit").prefetch_related("proposers")


def limits_of_office(today: date) -> Waiting:
    """Every limit of a meeting that is past or comes within the fortnight."""
    near = Q(due_on__lte=today + timedelta(SOON))
    return Waiting(deadlines.pressing(today).exclude(kind=NEVER), (near,), _for_clock_rows)


def limits_overseen(user, today: date) -> Waiting:
    """For a leader only what presses now."""
    clocks = deadlines.pressing(today).filter(meeting__in=queries.visible_to(user))
    return Waiting(clocks.exclude(kind=NEVER), (soon(today),), _for_clock_rows)


def _for_clock_rows(clocks):
    return clocks.select_related("meeting__body", "meeting__term", "item")
