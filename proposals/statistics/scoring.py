"""The score of each answering unit in a year, by the weights this district has set."""

from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from proposals.models import Proposal, ScoreScheme
from proposals.statistics.grouped import Group, table
from proposals.statistics.rates import FEW, RATES, Share

# Until a district sets its own: time, contact and the deputy's word weigh the most.
DEFAULT = {"on_time": 30, "contact": 20, "completion": 10, "content": 30, "manner_content": 10}
LABELS = {rate.key: rate.label for rate in RATES}
WHOLE = 100


class Item(NamedTuple):
    """One rate and what it brings. Of a rate nobody can know yet nothing is asked."""

    share: Share
    points: int

    @property
    def earned(self) -> float | None:
        return None if self.share.value is None else self.points * self.share.value


class Score(NamedTuple):
    group: Group
    items: list[Item]
    place: int | None = None

    @property
    def count(self) -> int:
        return self.group.tally["handed"]

    @property
    def value(self) -> float | None:
        """Out of a hundred: what was earned of what could be."""
        known = [item for item in self.items if item.earned is not None]
        possible = sum(item.points for item in known)
        return WHOLE * sum(item.earned for item in known) / possible if possible else None

    @property
    def said(self) -> str:
        return "—" if self.value is None else f"{self.value:.1f}"


def scheme(year: int) -> ScoreScheme | None:
    """The district's own weights of this year; None while the default stands."""
    return ScoreScheme.objects.filter(from_year__lte=year).order_by("-from_year").first()


def weights(year: int) -> dict[str, int]:
    """In the order of the rates."""
    own = scheme(year)
    points = own.points if own else DEFAULT
    return {key: points[key] for key in LABELS if points.get(key)}


def scores(found: QuerySet[Proposal], year: int, today: date) -> list[Score]:
    """Every unit that answers, those with a place first. Fewer than five are not ranked (rates.FEW)."""
    points = weights(year)
    rows = [_score(group, points) for group in table(found, "unit", today).groups]
    ranked = [row for row in rows if row.count >= FEW and row.value is not None]
    if len(ranked) < FEW:
        return rows
    values = [round(row.value, 1) for row in ranked]
    placed = [row._replace(place=1 + sum(value > round(row.value, 1) for value in values)) for row in ranked]
    known = {id(row.group) for row in ranked}
    return sorted(placed, key=lambda row: row.place) + [row for row in rows if id(row.group) not in known]


def _score(group: Group, points: dict[str, int]) -> Score:
    shares = {share.rate.key: share for share in group.shares}
    return Score(group, [Item(shares[key], worth) for key, worth in points.items()])
