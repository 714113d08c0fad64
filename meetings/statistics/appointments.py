"""任免 of a year, by organ: passed and not passed, appointed and removed, women among them. Counted, never stored."""

from typing import NamedTuple

from django.db.models import Count, Q

from meetings.models import APPOINTING, CARRIED, ENDING, AppointmentLine, LineStatus, Official, OrganKind
from proposals.statistics.drawing import Bar, Key, Line

KEYS = (Key("s1", "任命", 1, "任命"), Key("s2", "免职、辞职、撤职", 2, "免职"), Key("s3", "未获通过", 3, "未通过"))
HEADS = ("机关", "表决人次", "任命", "其中女", "免职", "接受辞职", "撤职", "未获通过")


class Row(NamedTuple):
    label: str
    voted: int
    appointed: int
    women: int
    removed: int
    resigned: int
    dismissed: int
    failed: int


PASSED = Q(status__in=CARRIED)
COUNTS = {
    "voted": Q(),
    "appointed": PASSED & Q(verb__in=APPOINTING),
    "women": PASSED & Q(verb__in=APPOINTING, official__sex=Official.Sex.FEMALE),
    "removed": PASSED & Q(verb__in=[verb for verb in ENDING if verb not in ("accept_resignation", "dismiss")]),
    "resigned": PASSED & Q(verb="accept_resignation"),
    "dismissed": PASSED & Q(verb="dismiss"),
    "failed": Q(status=LineStatus.FAILED),
}


def years() -> list[int]:
    days = AppointmentLine.objects.exclude(decided_on=None).order_by().dates("decided_on", "year")
    return sorted({day.year for day in days}, reverse=True)


def by_organ(year: int) -> list[Row]:
    """One row an organ and the sum last. One query."""
    found = AppointmentLine.objects.filter(decided_on__year=year).order_by().values("post__organ_kind")
    counts = found.annotate(**{name: Count("pk", filter=how) if how else Count("pk") for name, how in COUNTS.items()})
    of = {row.pop("post__organ_kind"): row for row in counts}
    rows = [Row(kind.label, **of[kind.value]) for kind in OrganKind if kind.value in of]
    total = Row("合计", *(sum(getattr(row, name) for row in rows) for name in COUNTS))
    return [*rows, total] if rows else []


def bars(rows: list[Row]) -> list[Line]:
    """For the chart: without the sum."""
    longest = max((_sum(row) for row in rows[:-1]), default=1) or 1
    return [_line(row, longest) for row in rows[:-1]]


def _parts(row: Row) -> tuple[int, int, int]:
    return row.appointed, row.removed + row.resigned + row.dismissed, row.failed


def _sum(row: Row) -> int:
    return sum(_parts(row))


def _line(row: Row, longest: int) -> Line:
    at, found = 0.0, []
    for key, n in zip(KEYS, _parts(row), strict=True):
        if n:
            width = round(100 * n / longest, 2)
            found.append(Bar(key.look, round(at, 2), width, n))
            at += width
    words = "，".join(f"{key.label} {n}" for key, n in zip(KEYS, _parts(row), strict=True) if n)
    return Line(row.label, found, _sum(row), words)
