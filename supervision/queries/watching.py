"""Who watches over which limit of supervision, and whose turn it is: for the 催办 page."""

from django.db.models import Q

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision.models import FilingClock, Obligation, TopicClock
from supervision.queries.road import OWED
from supervision.rules import is_office
from supervision.rules.filing import OF_COMMITTEE, OF_MAKER, PRESSABLE


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


def duties_watched(user, rows):
    """法定报告事项: the office over all, a committee over those whose topic it has."""
    if not is_office(user):
        rows = rows.filter(topic__committee__in=user.units_as(Role.COMMITTEE_OFFICER))
    return rows.select_related("topic__committee")


def duty_holder(row: Obligation) -> str:
    committee = row.topic and row.topic.committee
    return committee.label if committee else "办公室"


def filing_clocks_watched(user, clocks):
    """The office over every limit of a filing; a committee over its own share, and over what the maker owes it."""
    clocks = clocks.filter(kind__in=PRESSABLE)
    if not is_office(user):
        units = user.units_as(Role.COMMITTEE_OFFICER)
        asked = Q(kind__in=OF_MAKER, filing__shares__committee__in=units)
        clocks = clocks.filter(Q(share__committee__in=units) | asked).distinct()
    return clocks.select_related("filing__maker", "share__committee")


def filing_clock_holder(clock: FilingClock) -> str:
    if clock.kind in OF_COMMITTEE and clock.share:
        return clock.share.committee.label
    return clock.filing.maker.label if clock.kind in OF_MAKER else "办公室"


def request_clocks_watched(user, clocks):
    """They bind the office; one of it may press the others."""
    return (clocks if is_office(user) else clocks.none()).select_related("request__organ")


def lists_watched(user, rows):
    return (rows if is_office(user) else rows.none()).select_related("maker")
