"""Counted rows for pages and reports, by query and never stored. Each count stands for a list that can be opened."""

from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from congress.surveys.models import Grade
from proposals.models import Handling, Proposal, Status
from proposals.queries import lists, todo


class Late(NamedTuple):
    unit: int
    label: str
    count: int


def late_by_unit(found: QuerySet[Proposal], today: date) -> list[Late]:
    """Which units have let days of their own pass, and in how many cases; the most first. One query."""
    clocks = todo.late_clocks(today).filter(handling=OuterRef("pk"))
    shares = Handling.objects.filter(Exists(clocks), proposal__in=found.order_by().values("pk"))
    rows = shares.order_by().values_list("unit", "unit__short_name", "unit__name").annotate(n=Count("proposal"))
    return [Late(pk, short or name, n) for pk, short, name, n in rows.order_by("-n", "unit__sort_key", "unit")]


def by_status(found: QuerySet[Proposal], today: date) -> list[tuple[Status, int]]:
    """How many stand where, in the order of the road; what nobody stands at is left out. One query."""
    counted = lists.by_status(found, today)
    return [(status, counted[status][0]) for status in Status if status in counted]


def by_verdict(found: QuerySet[Proposal]) -> list[tuple[Grade, int]]:
    """What the deputies said of the result, best first; the silent stand in no rate (law.md §12 no. 20). One query."""
    rows = found.filter(lists.RATED).exclude(verdict="").order_by().values_list("verdict").annotate(Count("pk"))
    counted = dict(rows)
    return [(grade, counted.get(grade, 0)) for grade in Grade]
