"""What stands on the first page beside the list of tasks: for who oversees, and for who prepares meetings and lists."""

from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from congress.accounts.models import Role
from congress.notices.queries import unread
from congress.organs.queries import current_term, latest_session
from congress.portal.todo import Todo, overseen_row
from deputies.models import EndGround, Level, Mandate
from deputies.queries import constituencies
from meetings.models import Status as MeetingStatus
from meetings.queries import for_page as meetings_for_page
from meetings.queries import visible_to as meetings_visible_to
from meetings.queries.packets import best_for
from meetings.queries.plan import interval
from proposals import statistics
from proposals.queries import lists, todo, visible_to

FIRST = 8  # rows of a part; the list behind it has all
LATELY = timedelta(90)


class Figure(NamedTuple):
    """A number that opens the list it was counted from."""

    label: str
    count: int
    url: str


def cases(**asked) -> str:
    return f"{reverse('proposals:index')}?{urlencode(asked)}"


class Overview:
    """For who oversees: what asks for a word, which units are late, how far the newest session's suggestions are."""

    def __init__(self, user, today: date):
        seen = visible_to(user)
        self.interval = interval(today) if user.has_role(Role.LEADER) else None
        self.disliked = self._disliked(seen)
        self.late = [
            Figure(row.label, row.count, cases(unit=row.unit, due="unit"))
            for row in statistics.late_by_unit(seen, today)
        ]
        self.more_late, self.late = self.late[FIRST:], self.late[:FIRST]
        self.session = latest_session(today)
        found = seen.filter(session=self.session) if self.session else seen.none()
        asked = {"session": self.session.pk} if self.session else {}
        self.states = [
            Figure(status.label, n, cases(**asked, state=status.value))
            for status, n in statistics.by_status(found, today)
        ]
        self.grades = [
            Figure(grade.label, n, cases(**asked, verdict=grade.value)) for grade, n in statistics.by_verdict(found)
        ]
        self.all = Figure("全部", sum(each.count for each in self.states), cases(**asked))

    @staticmethod
    def _disliked(seen) -> list[Todo]:
        """The deputy is not satisfied and the office studies how to go on: here a leader's word counts most."""
        rows = lists.for_rows(seen.filter(todo.DISLIKED)).order_by("due_on", "-pk")[:FIRST]
        return [overseen_row(case)._replace(step="不满意") for case in rows]

    @property
    def rated(self) -> int:
        return sum(each.count for each in self.grades)

    @property
    def content(self) -> int:
        """满意 and 基本满意: the numerator of the rate."""
        return self.rated - self.grades[-1].count

    @property
    def rate(self) -> str:
        return f"{self.content / self.rated:.1%}" if self.rated else ""


class Coming:
    """The next meeting this person sees, and the bound papers to open with one tap. Nothing when there is none."""

    def __init__(self, user, today: date):
        ahead = meetings_for_page(meetings_visible_to(user)).exclude(status=MeetingStatus.CANCELLED)
        last_day = Coalesce("closes_on", "opens_on")
        self.meeting = ahead.annotate(last_day=last_day).filter(last_day__gte=today).order_by("opens_on", "pk").first()
        self.packet = best_for(user, self.meeting) if self.meeting else None


class Desk:
    """For who prepares meetings and lists of persons: the session, the roster and its latest changes, messages."""

    def __init__(self, user, today: date):
        self.interval = interval(today)
        self.term, self.session = current_term(today), latest_session(today)
        seats = Mandate.objects.filter(level=Level.DISTRICT)
        self.serving = seats.in_force(today).count()
        self.vacant = sum(max(each.vacant, 0) for each in constituencies(self.term, today)) if self.term else 0
        since = today - LATELY
        came = Q(origin=Mandate.Origin.BY_ELECTED, starts_on__gte=since)
        left = Q(ends_on__gte=since) & ~Q(end_ground__in=("", EndGround.TERM_OVER))
        changed = seats.filter(came | left).select_related("deputy", "delegation")
        self.changes = sorted(changed, key=lambda seat: seat.ends_on or seat.starts_on, reverse=True)[:FIRST]
        self.messages = list(unread(user)[:FIRST])
