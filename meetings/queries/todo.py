"""What waits for who prepares meetings, and for who leads them; found from the facts like every to-do."""

from datetime import date, timedelta

from django.db.models import DateField, F, Q, QuerySet, Value

from congress.rulebook.models import SOON
from meetings import deadlines, queries
from meetings.models import Answer, Item, ItemStatus, Opinion, OpinionStatus, Participant
from meetings.queries.hall import coming_oneself
from meetings.rules import CALLED
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


def leave_to_rule(user, today: date) -> Waiting:
    """Others who asked leave of a meeting still to come."""
    asked = Participant.objects.filter(meeting__in=queries.visible_to(user)).exclude(coming_oneself(user))
    open_ones = Q(status=Answer.LEAVE_REQUESTED, meeting__opens_on__gte=today, meeting__status__in=CALLED)
    return Waiting(asked, (open_ones,), _for_people_rows)


def _for_people_rows(people: QuerySet[Participant]) -> QuerySet[Participant]:
    dated = people.annotate(due_on=F("meeting__opens_on"))
    return dated.select_related("meeting__body", "meeting__term", "membership__deputy")


def opinions_of_office(today: date) -> Waiting:
    """To be handed on, to be told to who said it, and what a unit has not answered in its days."""
    own = Q(status__in=(OpinionStatus.COLLECTED, OpinionStatus.ANSWERED))
    return Waiting(Opinion.objects.all(), (own, Q(status=OpinionStatus.HANDED_ON, due_on__lt=today)), _for_opinion_rows)


def opinions_of_units(units) -> Waiting:
    return Waiting(Opinion.objects.all(), (Q(status=OpinionStatus.HANDED_ON, unit__in=units),), _for_opinion_rows)


def _for_opinion_rows(opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
    return opinions.select_related("meeting__body", "meeting__term", "unit")
