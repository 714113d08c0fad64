"""Counted rows of a year's meetings, by query and never stored. Each count stands for a list that can be opened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Case, CharField, Count, F, QuerySet, Value, When
from django.db.models.functions import Concat, TruncDate

from congress.rulebook.book import limit
from meetings.models import (
    HELD,
    HERE,
    Answer,
    BallotLine,
    Body,
    BodyKind,
    Capacity,
    Decision,
    DecisionKind,
    Item,
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingClock,
    Opinion,
    OpinionStatus,
    Paper,
    PaperKind,
    Participant,
    SittingKind,
    State,
    Vote,
    VoteStatus,
)
from meetings.queries import visible_to

LATE, IN_TIME = "late", "met"


def held_in(user, year: int) -> QuerySet[Meeting]:
    """The year's meetings this person may know of."""
    return visible_to(user).filter(opens_on__year=year, status__in=HELD)


def _items(user, year):
    return Item.objects.filter(meeting__in=held_in(user, year), meeting__body__kind=BodyKind.STANDING_COMMITTEE)


def _decisions(user, year):
    return Decision.objects.filter(item__meeting__in=held_in(user, year)).exclude(doc_no="")


def _persons(user, year):
    """One line per person voted on."""
    votes = Vote.objects.filter(item__meeting__in=held_in(user, year), subject="persons", status=VoteStatus.COUNTED)
    return BallotLine.objects.filter(vote__in=votes)


def _papers(user, year):
    return Paper.objects.filter(item__meeting__in=held_in(user, year), withdrawn_at=None)


def _guests(user, year):
    """列席 deputies who do not sit in the body, and came."""
    came = Participant.objects.filter(meeting__in=held_in(user, year), deputy__isnull=False)
    return came.exclude(capacity=Capacity.MEMBER).filter(presences__state__in=HERE).distinct()


def _opinions(user, year):
    return Opinion.objects.filter(meeting__in=held_in(user, year))


def _clocks(user, year):
    """Limits that were met, each in time or late."""
    met = MeetingClock.objects.filter(meeting__in=held_in(user, year), void_at=None).exclude(met_at=None)
    late = Case(When(met_on__gt=F("due_on"), then=Value(LATE)), default=Value(IN_TIME), output_field=CharField())
    return met.annotate(met_on=TruncDate("met_at")).annotate(of=Concat("kind", Value(":"), late))


class Family(NamedTuple):
    label: str
    unit: str
    rows: Callable
    field: str
    words: Callable = str


def _clock_words(value: str) -> str:
    kind, state = value.split(":")
    return f"{limit(kind).label}：{'逾期' if state == LATE else '按期'}"


FAMILIES = {
    "meetings": Family("会议", "次", held_in, "body__short_name"),
    "items": Family("常委会议题", "项", _items, "kind", lambda value: ItemKind(value).label),
    "outcomes": Family("议题结果", "项", _items, "status", lambda value: ItemStatus(value).label),
    "decisions": Family("决议决定", "件", _decisions, "kind", lambda value: DecisionKind(value).label),
    "persons": Family("人事任免表决", "人次", _persons, "vote__item__meeting__body__short_name"),
    "papers": Family("会议文件", "份", _papers, "kind", lambda value: PaperKind(value).label),
    "guests": Family("列席代表", "人次", _guests, "capacity", lambda value: Capacity(value).label),
    "opinions": Family("会议意见", "条", _opinions, "status", lambda value: OpinionStatus(value).label),
    "clocks": Family("期限", "项", _clocks, "of", _clock_words),
}


class Figure(NamedTuple):
    value: str
    label: str
    count: int


def figures(user, year: int) -> list[tuple[str, Family, int, list[Figure]]]:
    """Each family with its total and its parts. One query per family."""
    found = []
    for key, family in FAMILIES.items():
        rows = family.rows(user, year).order_by().values_list(family.field).annotate(n=Count("pk", distinct=True))
        parts = [Figure(str(value), family.words(value), n) for value, n in rows.order_by("-n", family.field)]
        found.append((key, family, sum(part.count for part in parts), parts))
    return found


def rows_behind(user, year: int, key: str, value: str = "") -> QuerySet:
    """The rows one number counted."""
    family = FAMILIES[key]
    rows = family.rows(user, year)
    return rows.filter(**{family.field: value}) if value else rows


# ---- attendance of a year ----


@dataclass
class Attended:
    """One member's year: meetings as a whole, and sittings by state."""

    name: str
    title: str
    rank: tuple
    meetings: int = 0
    came: int = 0
    on_leave: int = 0
    missed: int = 0
    sittings: dict[str, int] = field(default_factory=lambda: dict.fromkeys([*State.values, "none"], 0))
    by_meeting: dict[int, str] = field(default_factory=dict)

    @property
    def counts(self) -> list[int]:
        return [self.meetings, self.came, self.on_leave, self.missed, *self.sittings.values()]


HEADS = ["应到会议", "到会", "请假", "缺席", *(f"场次{state.label}" for state in State), "场次未登记"]


def period(year: int, half: str = "") -> tuple[date, date]:
    """The year, or 上半年、下半年 for the half-yearly list."""
    first, last = {"1": ((1, 1), (6, 30)), "2": ((7, 1), (12, 31))}.get(half, ((1, 1), (12, 31)))
    return date(year, *first), date(year, *last)


def attendance(body: Body, year: int, half: str = "") -> tuple[list[Meeting], list[Attended]]:
    """Who of the members came to which meeting and sitting. Four queries, whatever the number of people.

    A sitting nobody was registered at counts for nobody; why somebody was away is not read here.
    """
    held = Meeting.objects.filter(body=body, status__in=HELD, opens_on__range=period(year, half))
    meetings = list(held.select_related("body", "term").prefetch_related("sittings__presences").order_by("opens_on"))
    people = Participant.objects.filter(meeting__in=meetings, capacity=Capacity.MEMBER).exclude(status=Answer.DROPPED)
    by_meeting = {each.pk: [s for s in each.sittings.all() if s.presences.all()] for each in meetings}
    found: dict[object, Attended] = {}
    for person in people.prefetch_related("presences", "groups").order_by("meeting__opens_on", "position"):
        key = person.membership_id or person.name
        row = found.setdefault(key, Attended(person.name, person.title, (person.position, person.pk)))
        row.title = person.title
        _count(row, person, by_meeting[person.meeting_id])
    return meetings, sorted(found.values(), key=lambda row: row.rank)


def _count(row: Attended, person: Participant, sittings) -> None:
    states = {each.sitting_id: each.state for each in person.presences.all()}
    groups = {group.pk for group in person.groups.all()}
    asked = [
        each for each in sittings if each.kind != SittingKind.GROUP or each.group_id in groups or each.pk in states
    ]
    if not asked:
        return
    for sitting in asked:
        row.sittings[states.get(sitting.pk, _otherwise(person))] += 1
    said = set(states.values())
    word = "到会" if said & set(HERE) else "请假" if _leave(person, said) else "缺席"
    row.meetings += 1
    row.came += word == "到会"
    row.on_leave += word == "请假"
    row.missed += word == "缺席"
    row.by_meeting[person.meeting_id] = word


def _leave(person, said) -> bool:
    return State.ABSENT_APPROVED in said or person.status == Answer.LEAVE_APPROVED


def _otherwise(person) -> str:
    return State.ABSENT_APPROVED if person.status == Answer.LEAVE_APPROVED else "none"
