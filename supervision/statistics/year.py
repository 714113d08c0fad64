"""全年一览: the plan of a year month by month, what of the opinions is still open by unit and age, how much is done."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, F, Min, OuterRef, QuerySet

from congress.organs.models import Unit
from supervision.models import (
    BEFORE_MEETING,
    BEFORE_PLAN,
    ItemStatus,
    Obligation,
    OpinionItem,
    Topic,
    TopicClock,
    TopicStatus,
)
from supervision.queries import for_page

AGES = (("90天以内", 90), ("91—180天", 180), ("181—365天", 365), ("一年以上", None))
MONTHS = tuple(range(1, 13))
NO_MONTH, NOBODY = 0, "未定"


class Rate(NamedTuple):
    """So many of so many; a rate of nothing is no rate."""

    label: str
    part: int
    whole: int
    words: str

    @property
    def percent(self) -> str:
        return f"{100 * self.part / self.whole:.1f}%" if self.whole else "—"


def planned(year: int, today: date, committee: int | None = None) -> list[Topic]:
    """The topics of that year's plan; ``is_late``: one of their days has passed, ``is_behind``: their month has."""
    late = TopicClock.objects.running().filter(topic=OuterRef("pk"), due_on__lt=today)
    rows = for_page(Topic.objects.filter(year=year)).exclude(status__in=BEFORE_PLAN).annotate(is_late=Exists(late))
    topics = list((rows.filter(committee=committee) if committee else rows).order_by("month", "pk"))
    for topic in topics:
        topic.is_behind = _is_behind(topic, today)
    return topics


def _is_behind(topic: Topic, today: date) -> bool:
    passed = topic.month is not None and (topic.year, topic.month) < (today.year, today.month)
    return passed and topic.status in BEFORE_MEETING


def items_of(*, year: int | None = None, committee: int | None = None) -> QuerySet[OpinionItem]:
    """The points of issued opinions, each once: in the round its topic has come to. ``first_on``: given when."""
    now = OpinionItem.objects.filter(opinion__round=F("opinion__topic__round")).exclude(status=ItemStatus.DRAFTED)
    now = now.filter(opinion__topic__year=year) if year else now
    now = now.filter(opinion__topic__committee=committee) if committee else now
    given = now.annotate(first_on=Min("opinion__topic__opinions__issued_on"))
    return given.select_related("unit", "opinion__topic__committee")


def still_open(today: date, committee: int | None = None) -> list[OpinionItem]:
    """Of all years: what was given in one year is owed in the next. The oldest first."""
    rows = list(items_of(committee=committee).exclude(status=ItemStatus.SETTLED).order_by("first_on", "pk"))
    for row in rows:
        row.age = (today - row.first_on).days
        row.late = row.is_late(today)
    return rows


@dataclass
class Owing:
    """What one unit still owes, by how long ago it was given."""

    unit: Unit | None
    ages: Counter = field(default_factory=Counter)
    late: int = 0

    def add(self, item: OpinionItem) -> None:
        self.ages[age_of(item.age)] += 1
        self.late += item.late

    @property
    def label(self) -> str:
        return self.unit.label if self.unit else "合计"

    @property
    def total(self) -> int:
        return self.ages.total()

    @property
    def named(self) -> list[tuple[str, int]]:
        ages = [(label, self.ages[label]) for label, _ in AGES]
        return [*ages, ("合计", self.total), ("逾期", self.late)]

    @property
    def cells(self) -> list[int]:
        return [count for _label, count in self.named]


def age_of(days: int) -> str:
    return next(label for label, last in AGES if last is None or days <= last)


def by_unit(rows: list[OpinionItem]) -> list[Owing]:
    """In the order of the units, with the sum at the end."""
    whole, units = Owing(None), {}
    for item in rows:
        units.setdefault(item.unit_id, Owing(item.unit)).add(item)
        whole.add(item)
    return [*sorted(units.values(), key=lambda each: (each.unit.sort_key, each.unit.pk)), whole]


@dataclass
class Load:
    """One committee's year: how many topics in each month, how far they are, what became of its points."""

    label: str
    months: Counter = field(default_factory=Counter)
    planned: int = 0
    heard: int = 0
    behind: int = 0
    closed: int = 0
    items: int = 0
    settled: int = 0

    def add(self, topic: Topic) -> None:
        self.months[topic.month or NO_MONTH] += 1
        self.planned += 1
        self.heard += is_heard(topic)
        self.behind += topic.is_behind
        self.closed += topic.status == TopicStatus.CLOSED

    def give(self, item: OpinionItem) -> None:
        self.items += 1
        self.settled += item.status == ItemStatus.SETTLED

    @property
    def by_month(self) -> list[int]:
        return [self.months[month] for month in (*MONTHS, NO_MONTH)]

    @property
    def settling(self) -> Rate:
        return Rate("交办事项落实率", self.settled, self.items, "评为已落实的 ÷ 已交办的事项")


def is_heard(topic: Topic) -> bool:
    """Heard, or done without a hearing."""
    return topic.status not in (*BEFORE_MEETING, TopicStatus.CANCELLED)


def by_committee(topics: list[Topic], items: list[OpinionItem]) -> tuple[list[Load], Load]:
    """Without what was cancelled; the sum apart."""
    whole, loads = Load("合计"), {}
    for topic in topics:
        if topic.status != TopicStatus.CANCELLED:
            for load in (_of(loads, topic), whole):
                load.add(topic)
    for item in items:
        for load in (_of(loads, item.opinion.topic), whole):
            load.give(item)
    return [loads[key] for key in sorted(loads)], whole


def _of(loads: dict, topic: Topic) -> Load:
    unit = topic.committee
    key = (unit.sort_key, unit.pk) if unit else ("~", 0)
    return loads.setdefault(key, Load(unit.label if unit else NOBODY))


def rates(whole: Load, duties: list[Obligation]) -> list[Rate]:
    met = sum(row.met_at is not None for row in duties)
    return [
        Rate("计划完成率", whole.heard, whole.planned, "已听取审议的 ÷ 计划中的议题，不计已取消的"),
        whole.settling,
        Rate("议题办结率", whole.closed, whole.heard, "已办结的 ÷ 已听取审议的；跟踪监督中的没有办结"),
        Rate("法定报告事项完成率", met, len(duties), "已完成的 ÷ 全年应完成的，不计不适用的"),
    ]


@dataclass
class Glance:
    """Everything of the page and of the paper. Four queries."""

    year: int
    today: date
    topics: list[Topic]
    duties: list[Obligation]
    loads: list[Load]
    whole: Load
    open: list[OpinionItem]
    owing: list[Owing]

    @property
    def rates(self) -> list[Rate]:
        return rates(self.whole, self.duties)

    @property
    def months(self) -> list[tuple[str, list[Topic], list[Obligation]]]:
        """(9月, topics, what the law wants by a day of it); what has no month at the end."""
        named = [
            (f"{month}月", [t for t in self.topics if t.month == month], [
                row for row in self.duties if (row.due_on.year, row.due_on.month) == (self.year, month)
            ])
            for month in MONTHS
        ]  # fmt: skip
        without = [topic for topic in self.topics if not topic.month]
        return [*named, ("未定月份", without, [])] if without else named


def glance(year: int, today: date, committee: int | None = None) -> Glance:
    topics = planned(year, today, committee)
    duties = Obligation.objects.filter(year=year, void_at=None).select_related("topic").order_by("due_on", "pk")
    duties = duties.filter(topic__committee=committee) if committee else duties
    loads, whole = by_committee(topics, list(items_of(year=year, committee=committee)))
    open_items = still_open(today, committee)
    return Glance(year, today, topics, list(duties), loads, whole, open_items, by_unit(open_items))
