"""Who watches over which limit of supervision, and whose turn it is: for the 催办 page."""

from django.db.models import Q

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision.models import TopicClock
from supervision.queries.road import OWED
from supervision.rules import is_office


def topic_clocks_watched(user, clocks):
    """The office over every limit of a topic, a committee over its own, the government's office over what it owes."""
    if not is_office(user):
        mine = Q(topic__committee__in=user.units_as(Role.COMMITTEE_OFFICER))
        if user.has_role(Role.DISPATCHER):
            mine |= Q(topic__organ__kind=UnitKind.GOVERNMENT, kind__in=OWED)
        clocks = clocks.filter(mine)
    return clocks.select_related("topic__organ", "topic__committee", "item__unit")


def topic_clock_holder(clock: TopicClock, offices: tuple[str, ...]) -> str:
    """In a word: the unit, the committee, the office."""
    if clock.item:
        return clock.item.unit.label
    if clock.kind in offices:
        return "办公室"
    unit = clock.topic.organ if clock.kind in OWED else clock.topic.committee
    return unit.label if unit else "办公室"
