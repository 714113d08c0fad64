"""All the yearly report counts, in a fixed number of queries whatever the number of cases."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from proposals.models import Channel, Formation, Status
from proposals.statistics import drawing
from proposals.statistics.grouped import Group, groups_of, table, whole
from proposals.statistics.population import of_year
from proposals.statistics.rates import Tally


@dataclass
class Year:
    year: int
    today: date
    total: Tally
    units: list[Group]
    categories: list[Group]
    before: Tally | None  # the year before, to compare with
    channels: dict[str, int]
    formations: dict[str, int]
    keys: list[drawing.Key]
    disliked: list  # (number, title) whose last word is 不满意
    closed: int


def count(user, year: int, today: date) -> Year:
    found, last = of_year(user, year), of_year(user, year - 1)
    cases, before = table(found, "category", today), whole(last, today)
    return Year(
        year=year,
        today=today,
        total=cases.total,
        units=groups_of(found, "unit", today, cases.total.rates),
        categories=cases.groups,
        before=before if before["all"] else None,
        channels=_counted(found, "channel", Channel),
        formations=_counted(found, "formation", Formation),
        keys=drawing.classes(),
        disliked=list(found.filter(verdict="low").order_by("session", "serial").values_list("number", "title")),
        closed=found.filter(status=Status.CLOSED).count(),
    )


def _counted(found, field: str, choices) -> dict[str, int]:
    """Label -> how many, the most first; what was not filled in is left out."""
    rows = found.exclude(**{field: ""}).order_by().values_list(field).annotate(n=Count("pk"))
    return {choices(value).label: n for value, n in rows.order_by("-n", field)}
