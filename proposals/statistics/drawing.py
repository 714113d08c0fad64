"""Where the bars of a chart lie, in percent of its width; templates draw them as SVG, on the page and on paper."""

from collections.abc import Iterable
from typing import NamedTuple

from proposals.models import ReplyClass
from proposals.statistics.grouped import Group

LOOKS = ("s1", "s2", "s3", "s4")
MOST = 15  # lines of a chart; the table below it has all


class Bar(NamedTuple):
    look: str
    at: float
    width: float
    number: int

    @property
    def middle(self) -> float:
        return round(self.at + self.width / 2, 2)


class Line(NamedTuple):
    label: str
    bars: list[Bar]
    total: int
    words: str


class Key(NamedTuple):
    look: str
    label: str
    pk: int
    code: str


def classes() -> list[Key]:
    """The district's own classes, darkest first; also those out of use, since old answers have them."""
    rows = ReplyClass.objects.order_by("sort_key", "pk")
    return [Key(LOOKS[min(n, 3)], f"{row.code} {row.label}", row.pk, row.code) for n, row in enumerate(rows)]


def by_class(groups: Iterable[Group], keys: list[Key]) -> list[Line]:
    """How many answers of each class each group has, the most first."""
    counts = [(group, [(key, group.tally.classes[key.pk]) for key in keys]) for group in groups]
    counts = [(group, found, sum(n for _, n in found)) for group, found in counts]
    counts = sorted((each for each in counts if each[2]), key=lambda each: -each[2])[:MOST]
    longest = max((total for *_, total in counts), default=1)
    return [_line(group.label, found, total, longest) for group, found, total in counts]


def _line(label: str, found: list, total: int, longest: int) -> Line:
    at, bars = 0.0, []
    for key, n in found:
        if n:
            width = round(100 * n / longest, 2)
            bars.append(Bar(key.look, round(at, 2), width, n))
            at += width
    words = "，".join(f"{key.code} {n}" for key, n in found if n)
    return Line(label, bars, total, words)


def level(label: str, part: int, whole: int) -> Line:
    """One rate as one bar of a full width."""
    width = round(100 * part / whole, 2) if whole else 0.0
    return Line(label, [Bar("s1", 0.0, width, part)] if width else [], whole, f"{part}/{whole}")
