"""承诺事项 in figures: 落实率 by unit (law.md 5.8), and how many stood at the end of each quarter of a term."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count, Q

from proposals.models import STANDING, CommitmentStatus

COUNTS = {
    "struck": Q(status=CommitmentStatus.STRUCK_OFF),
    "changed": Q(status=CommitmentStatus.CHANGED),
    "claimed": Q(status=CommitmentStatus.CLAIMED),
    "standing": Q(status__in=STANDING),
}


class Kept(NamedTuple):
    """One unit's promises, or everybody's."""

    unit: int | None
    label: str
    every: int
    struck: int
    changed: int
    claimed: int
    standing: int
    late: int

    @property
    def rate(self) -> str:
        """落实率: struck off ÷ all; nothing for nothing."""
        return f"{100 * self.struck / self.every:.1f}%" if self.every else "—"


def kept(found, today: date) -> tuple[Kept, list[Kept]]:
    """The whole, and each unit by name. One query."""
    late = Q(status__in=STANDING, due_on__lt=today)
    counted = {name: Count("pk", filter=condition) for name, condition in COUNTS.items()}
    rows = found.order_by().values_list("unit", "unit__short_name", "unit__name").annotate(
        every=Count("pk"), **counted, late=Count("pk", filter=late)
    )  # fmt: skip
    units = [Kept(unit, short or name, *numbers) for unit, short, name, *numbers in rows.order_by("unit__sort_key")]
    sums = [sum(row[place] for row in units) for place in range(2, len(Kept._fields))]
    return Kept(None, "合计", *sums), units


class Stood(NamedTuple):
    label: str
    on: date
    opened: int  # in this quarter
    ended: int
    standing: int  # at its end
    width: float  # of its bar, in percent of the longest


def burn_down(found, first: date, last: date) -> list[Stood]:
    """Quarter by quarter from ``first`` to ``last``: what came, what went, what stood. One query."""
    opened, ended = Counter(), Counter()
    for begins, ends in found.order_by().values_list("opened_on", "ended_on"):
        opened[max(begins, first)] += 1
        if ends:
            ended[max(ends, first)] += 1
    rows, standing, begin = [], 0, first
    for end in _quarters(first, last):
        came, went = (sum(n for day, n in days.items() if begin <= day <= end) for days in (opened, ended))
        standing += came - went
        if rows or came:  # nothing was promised before
            rows.append((f"{end.year}年{'一二三四'[(end.month - 1) // 3]}季度", end, came, went, standing))
        begin = end + timedelta(days=1)
    longest = max((row[-1] for row in rows), default=0) or 1
    return [Stood(*row, round(100 * row[-1] / longest, 2)) for row in rows]


def _quarters(first: date, last: date):
    """The last day of each quarter; of the running one today."""
    year, quarter = first.year, (first.month - 1) // 3
    while date(year, 3 * quarter + 1, 1) <= last:
        following = date(year + quarter // 3, 3 * ((quarter + 1) % 4) + 1, 1)
        yield min(following - timedelta(days=1), last)
        year, quarter = following.year, (following.month - 1) // 3
