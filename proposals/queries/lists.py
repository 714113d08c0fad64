"""What the lists show: found by what stands in the address, counted, and read in a fixed number of queries."""

import re
from collections import defaultdict
from datetime import timedelta

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from congress.prepared import among, keep, of, prepared
from congress.rulebook.models import URGENT
from congress.search.text import fold
from proposals.deadlines import ANSWER
from proposals.models import JUDGED, Channel, Cosigner, Handling, Proposal, ProposalClock
from proposals.queries import matching

# The window is closed: the unit may see what the deputy said.
RATED = Q(status__in=JUDGED)
# What a unit must do by a day; the window in which it may hand back is no duty.
SHARE_CLOCKS = ("assignment.acknowledge", "assist.opinion", "assist.redo", *ANSWER)
NUMBER = re.compile(r"^(闭(?:会期间|字)?)?第?0*([1-9]\d{0,5})号?(?:建议|议案)?$")


def numbered(words: str) -> Q | None:
    """第012号, 12, 闭3: the cases of that number, when the words are nothing but a number."""
    asked = NUMBER.match("".join(fold(words).split()))
    if not asked:
        return None
    found = Q(serial=int(asked[2]))
    return found & Q(channel=Channel.INTERSESSION) if asked[1] else found


def holding(found: QuerySet[Proposal], words: str) -> QuerySet[Proposal]:
    """``matching`` for a list: what is nothing but a number finds the cases of that number as well."""
    by_number = numbered(words)
    if by_number is None:
        return matching(found, words)
    return found.filter(by_number | Q(pk__in=matching(found, words).order_by().values("pk")))


def for_rows(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """What every row draws: the units, the clocks without their sums, who signed. A column that reads more
    says so itself (``Column.needs``), since each table joined costs the planner more than the rows."""
    return short(found).prefetch_related(
        Prefetch("handlings", queryset=_units()),
        Prefetch("clocks", queryset=_clocks(), to_attr="clock_rows"),
        Prefetch("cosigners", queryset=_signed()),
    )


def short(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return found.defer("reason", "request")


def dress(cases: list[Proposal]) -> None:
    """``for_rows`` for one page of rows, by prepared questions."""
    keys = [case.pk for case in cases]
    units, clocks, signed = (_by_case(ask(keys)) for ask in (_units_of, _clocks_of, _signed_of))
    for case in cases:
        keep(case, "handlings", of(case, "proposal", units[case.pk]))
        keep(case, "cosigners", of(case, "proposal", signed[case.pk]))
        case.clock_rows = of(case, "proposal", clocks[case.pk])


def _units():
    shown = Handling.objects.in_charge().select_related("unit")
    return shown.only("proposal", "part", "unit__name", "unit__short_name").order_by("pk")


def _clocks():
    clocks = ProposalClock.objects.filter(Q(met_at=None, void_at=None) | Q(kind__in=ANSWER))
    return clocks.defer("reckoning", "one_line").order_by("due_on")


def _signed():
    return Cosigner.objects.select_related("deputy").only("proposal", "place", "confirmed_at", "deputy__user")


@prepared
def _units_of(cases):
    return _units().filter(proposal__in=among(cases))


@prepared
def _clocks_of(cases):
    return _clocks().filter(proposal__in=among(cases))


@prepared
def _signed_of(cases):
    return _signed().filter(proposal__in=among(cases))


def _by_case(rows) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows:
        found[row.proposal_id].append(row)
    return found


def by_status(found: QuerySet[Proposal], today) -> dict[str, tuple[int, int, int]]:
    """Per status: how many, how many late, how many due within three days. One query."""
    late, near = Q(due_on__lt=today), Q(due_on__gte=today, due_on__lte=today + timedelta(URGENT))
    counted = found.order_by().values_list("status")
    rows = counted.annotate(Count("pk"), late=Count("pk", filter=late), near=Count("pk", filter=near))
    return {status: (every, late, near) for status, every, late, near in rows}


def shares_of(units) -> QuerySet[Handling]:
    return shares(Q(unit__in=units))


def shares(condition: Q) -> QuerySet[Handling]:
    return for_share_rows(Handling.objects.filter(condition))


def for_share_rows(found: QuerySet[Handling]) -> QuerySet[Handling]:
    """Units' shares, each with the day it must next keep (``due_on``) and its clocks."""
    clocks = ProposalClock.objects.filter(handling=OuterRef("pk"), kind__in=SHARE_CLOCKS)
    running = clocks.running().order_by("due_on", "pk")
    return (
        found.annotate(due_on=Subquery(running.values("due_on")[:1]))
        .select_related("unit", "handler", "proposal__session__term", "proposal__term", "proposal__lead")
        .defer("proposal__text_index", "proposal__reason", "proposal__request")
        .prefetch_related(
            Prefetch(
                "clocks",
                queryset=ProposalClock.objects.filter(kind__in=SHARE_CLOCKS).order_by("due_on", "pk"),
                to_attr="clock_rows",
            )
        )
    )
