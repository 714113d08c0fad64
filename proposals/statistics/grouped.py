"""The rates of each unit, category, committee, delegation, deputy or year, and the cases behind each number."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from congress.organs.models import Unit
from deputies.models import Delegation, Deputy
from proposals.models import Category, Channel, Proposal
from proposals.statistics.facts import FACTS, facts_of
from proposals.statistics.rates import COUNTS, FEW, Rate, Share, Tally, rates


class Dimension(NamedTuple):
    label: str
    path: str  # from the row counted
    model: type | None = None
    by_share: bool = False
    ranks: bool = False  # units are compared; deputies and those they serve never are


DIMENSIONS = {
    "unit": Dimension("承办单位", "unit", Unit, by_share=True, ranks=True),
    "category": Dimension("类别", "category", Category),
    "committee": Dimension("对口委员会", "category__committee", Unit),
    "delegation": Dimension("代表团", "delegation", Delegation),
    "deputy": Dimension("领衔代表", "lead", Deputy),
    "channel": Dimension("提出时间", "channel"),
    "year": Dimension("年度", "year"),
}


@dataclass
class Group:
    key: object  # what the address asks by; None: not known of these cases
    label: str
    tally: Tally
    places: dict[str, int] = field(default_factory=dict)  # rate -> place among the ranked

    @property
    def asked(self) -> str:
        return "-" if self.key is None else str(self.key)

    @property
    def shares(self) -> list[Share]:
        return self.tally.shares


class Table(NamedTuple):
    dimension: Dimension
    groups: list[Group]
    total: Tally


def _facts(found: QuerySet[Proposal], today: date, by: str) -> tuple[str, tuple]:
    if not by:
        return facts_of(found, today)
    return facts_of(found, today, path=DIMENSIONS[by].path, by_share=DIMENSIONS[by].by_share)


def counted(found: QuerySet[Proposal], today: date, by: str = "") -> list[tuple]:
    """(group, facts …, n): the database counts the few kinds of rows there are."""
    facts, params = _facts(found, today, by)
    columns = ", ".join(["grp", *FACTS] if by else FACTS)
    with connection.cursor() as cursor:
        cursor.execute(f"{facts} SELECT {columns}, count(*) FROM facts GROUP BY {columns}", params)
        return cursor.fetchall()


def whole(found: QuerySet[Proposal], today: date) -> Tally:
    return Tally(counted(found, today), of=rates())


def table(found: QuerySet[Proposal], by: str, today: date) -> Table:
    """Three queries: the rule, the groups, their names; of units a fourth, since a case of two units is one case."""
    of = rates()
    groups = groups_of(found, by, today, of)
    total = Tally(counted(found, today), of=of) if DIMENSIONS[by].by_share else together(groups, of)
    return Table(DIMENSIONS[by], groups, total)


def together(groups: list[Group], of: tuple[Rate, ...]) -> Tally:
    """The whole, where every case stands in one group."""
    total = Tally(of=of)
    for group in groups:
        total.found.update(group.tally.found)
        total.classes.update(group.tally.classes)
    return total


def groups_of(found: QuerySet[Proposal], by: str, today: date, of: tuple[Rate, ...]) -> list[Group]:
    dimension, tallies = DIMENSIONS[by], {}
    for key, *row in counted(found, today, by):
        tallies.setdefault(key, Tally(of=of)).add(row)
    labels = _labels(dimension, tallies)
    groups = [Group(key, labels.get(key, "未填"), tallies[key]) for key in sorted(tallies, key=_order(labels))]
    if dimension.ranks:
        for rate in of:
            place(groups, rate)
    return groups


def place(groups: list[Group], rate: Rate) -> None:
    """Who has fewer than five is in no ranking, and of fewer than five there is none. Equal rates share a place."""
    shares = {id(group): rate.of(group.tally) for group in groups}
    ranked = [group for group in groups if not shares[id(group)].is_few]
    if len(ranked) < FEW:
        return
    for group in ranked:
        own = shares[id(group)].value
        group.places[rate.key] = 1 + sum(shares[id(other)].value > own for other in ranked)


def _labels(dimension: Dimension, keys) -> dict:
    """In the order in which they are shown."""
    if dimension.model is None:
        names = Channel.labels if dimension.path == "channel" else ()
        known = dict(zip(Channel.values, names, strict=False))
        return {key: known.get(key, f"{key}年") for key in sorted(filter(None, keys), reverse=True)}
    rows = dimension.model.objects.filter(pk__in=[key for key in keys if key is not None])
    return {row.pk: getattr(row, "label", "") or str(row) for row in rows}


def _order(labels: dict):
    places = {key: n for n, key in enumerate(labels)}
    return lambda key: places.get(key, len(places))


def _number(word: str) -> int:
    """Of an address; what is no number names nothing."""
    return int(word) if word.isdecimal() and len(word) < 19 else 0


def label_of(by: str, of: str) -> str:
    """What the address calls one group."""
    key = of if DIMENSIONS[by].path == "channel" else _number(of)
    return _labels(DIMENSIONS[by], [key]).get(key, "未填")


def behind(
    found: QuerySet[Proposal], count: str, today: date, *, by: str = "", of: str = "", klass: str = ""
) -> QuerySet[Proposal]:
    """The cases one number counted; of a unit those of its own share, of a class those answered so."""
    facts, params = _facts(found, today, by)
    conditions, values = COUNTS[count].condition
    if klass:
        conditions, values = [*conditions, "fact_class = %s"], [*values, _number(klass)]
    if by and of == "-":
        conditions = [*conditions, "grp IS NULL"]
    elif by:
        key = of if DIMENSIONS[by].path == "channel" else _number(of)
        conditions, values = [*conditions, "grp = %s"], [*values, key]
    where = " AND ".join(["true", *conditions])
    keys = RawSQL(f"{facts} SELECT proposal FROM facts WHERE {where}", (*params, *values))
    return Proposal.objects.filter(pk__in=keys)
