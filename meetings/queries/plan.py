"""The plan of a year, and what the two months of the statute say about it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from congress.rulebook.models import SOON
from congress.rulebook.reckoning import Deadline
from congress.workdays.count import add_months
from meetings import deadlines, queries
from meetings.models import HELD, Body, BodyKind, Item, ItemStatus, Meeting, Status

ARTICLE = "地方组织法第五十一条"


def of_year(user, year: int):
    """Every meeting of a year this person may know of, body by body and in order of time."""
    found = queries.for_page(queries.visible_to(user)).filter(Q(month__year=year) | Q(opens_on__year=year))
    return found.order_by("body__position", "body__pk", "month", "opens_on", "pk")


def earliest(meeting: Meeting) -> date:
    return meeting.opens_on or meeting.month


def latest(meeting: Meeting) -> date:
    """Of a meeting planned for a month only: its last day."""
    month = meeting.month
    return meeting.opens_on or month.replace(day=monthrange(month.year, month.month)[1])


def gaps(meetings: list[Meeting]) -> list[tuple[Meeting, Meeting]]:
    """Two meetings after each other that lie more than two months apart, whichever days they will be held."""
    going = sorted((each for each in meetings if each.status != Status.CANCELLED), key=earliest)
    pairs = zip(going, going[1:], strict=False)
    return [(one, next_) for one, next_ in pairs if add_months(latest(one), 2) < earliest(next_)]


def gaps_of_year(year: int) -> list[tuple[Meeting, Meeting]]:
    """Those of the standing committee, beginning with the last meeting of the year before."""
    body = Body.objects.filter(kind=BodyKind.STANDING_COMMITTEE).first()
    if body is None:
        return []
    every = queries.for_page(Meeting.objects.filter(body=body)).exclude(status=Status.CANCELLED)
    before = every.filter(month__lt=date(year, 1, 1), month__gte=date(year - 1, 1, 1)).order_by("-month", "-opens_on")
    return gaps([*before[:1], *every.filter(month__year=year)])


@dataclass
class Interval:
    """How long ago the standing committee met, and whether it meets again in time."""

    last: Meeting
    due: Deadline
    coming: Meeting | None
    today: date

    @property
    def days_left(self) -> int:
        return (self.due.due_on - self.today).days

    @property
    def is_late(self) -> bool:
        return self.days_left < 0

    @property
    def planned_too_late(self) -> bool:
        return self.coming is not None and earliest(self.coming) > self.due.due_on

    @property
    def presses(self) -> bool:
        """Near, past, or planned past it: time to say so."""
        unplanned = self.coming is None or self.coming.opens_on is None
        return self.is_late or self.planned_too_late or (self.days_left <= SOON and unplanned)

    @property
    def words(self) -> str:
        by = f"须在 {self.due.due_on} 以前再次举行（{ARTICLE}）"
        if self.is_late:
            return f"距{self.last.short}（{self.last.opens_on}）已超过两个月，{by}。"
        if self.planned_too_late:
            return f"下次会议计划在{self.coming.days}，{by}。"
        return f"距{self.last.short}（{self.last.opens_on}）将满两个月，还有 {self.days_left} 天，{by}。"


def interval(today: date) -> Interval | None:
    """None before the first meeting is on record. Three queries and the rulebook."""
    meetings = Meeting.objects.filter(body__kind=BodyKind.STANDING_COMMITTEE).select_related("body", "term")
    last = meetings.filter(status__in=HELD, opens_on__lte=today).order_by("-opens_on").first()
    if last is None:
        return None
    going = meetings.exclude(status__in=(*HELD, Status.CANCELLED))
    coming = going.filter(Q(opens_on__gte=today) | Q(opens_on=None, month__gte=today.replace(day=1)))
    coming = min(coming, key=earliest, default=None)
    return Interval(last, deadlines.interval_from(last.opens_on), coming, today)


def waiting_for(meeting: Meeting, due: date | None) -> tuple[list[Item], list[Item]]:
    """What may be put on this agenda: in time, and what came in after the limit (逾期提交), listed apart."""
    free = Item.objects.filter(body=meeting.body, status__in=(ItemStatus.ACCEPTED, ItemStatus.DEFERRED))
    found = free.select_related("proposer_unit").prefetch_related("proposers").order_by("submitted_on", "pk")
    late = [item for item in found if due and item.submitted_on > due]
    return [item for item in found if item not in late], late
