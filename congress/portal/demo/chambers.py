"""Who meets: the bodies of the district, their seats and members, and the meetings held before the portal began."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from congress.accounts.models import Role, User
from congress.organs.models import Unit
from congress.portal.demo.agendas import points
from congress.portal.demo.clock import at
from congress.portal.demo.district import District
from congress.portal.demo.roster import CHAIRS, MEMBER
from congress.workdays.count import Calendar
from deputies.models import Mandate
from meetings import actions
from meetings.models import Body, BodyKind, Meeting, Membership, Status

K, T = BodyKind, Membership.Title
SEATS = 31
MEMBERS = (MEMBER, 7, *range(11, 240, 10))
LEFT = (296, 297)  # whose mandates have ended since; their seats wait for a by-election
SPECIAL = (("finance_committee", range(11, 71, 10)), ("justice", range(81, 141, 10)))
SPECIAL_SEATS = 7
BODIES = (
    (K.CONGRESS, "望川区人民代表大会", "区人大", "congress"),
    (K.STANDING_COMMITTEE, "望川区人民代表大会常务委员会", "常委会", "congress"),
    (K.CHAIRS_MEETING, "望川区人大常委会主任会议", "主任会议", "congress"),
    (K.PARTY_GROUP, "望川区人大常委会党组", "党组", "congress"),
)
# Eight meetings a year, two months apart at the most (地方组织法第五十一条); the chairs' meeting before each draws
# up its agenda, early enough for what the Budget Law wants thirty days before.
APART, GATE = 45, 36
AHEAD = 5  # days from today to the meeting whose papers lie on everybody's table
OVER = (Status.CLOSED, Status.MINUTES_ISSUED, Status.PUBLISHED, Status.ARCHIVED)
# The one that comes and five before it are walked step by step, one more or fewer where holidays want it so; the
# earlier ones are written down.
LIVED = (6, 7, 5, 4)
CALLED = 3  # days before the chairs' meeting that its notice goes out
PLACE = "区人大常委会会议厅"


@dataclass
class Ground:
    """What every meeting stands on."""

    officer: User
    chairs: list[User]  # the chair first, by user name
    bodies: dict[str, Body]
    calendar: Calendar
    heads: dict[int, User] = field(default_factory=dict)  # who answers for a unit, by its key in the database
    units: dict[str, Unit] = field(default_factory=dict)

    @property
    def office(self) -> Unit:
        return self.units["general"]

    @property
    def home(self) -> Body:
        return self.bodies[K.STANDING_COMMITTEE]


def ground(district: District, calendar: Calendar) -> Ground:
    """Found again in the database, so that it is the same on the day of the fill and on every later day."""
    named = {user.username: user for user in User.objects.filter(username__in=("meeting", "leader"))}
    leaders = (
        User.objects.filter(posts__role=Role.LEADER, is_active=True).distinct().order_by("username")
    )  # chair first
    units = district.houses.units
    return Ground(
        named["meeting"], list(leaders),
        {body.kind: body for body in Body.objects.exclude(kind=K.SPECIAL_COMMITTEE)}, calendar,
        {units[key].pk: user for key, user in district.people.heads.items()}, units,
    )  # fmt: skip


def coming() -> list[Meeting]:
    """What the standing committee has in its plan, the nearest first."""
    home = Meeting.objects.filter(body__kind=K.STANDING_COMMITTEE, opens_on__isnull=False)
    return list(home.exclude(status__in=(*OVER, Status.CANCELLED)).order_by("opens_on", "pk"))


def days(calendar: Calendar, today: date, since: date) -> list[date]:
    """The standing committee's days of the term up to the one that comes, the last first."""
    coming = calendar.next_workday(today + timedelta(days=AHEAD))
    count = (coming - since).days // APART  # the first one some weeks after the congress that elected it
    return [calendar.previous_workday(coming - timedelta(days=APART * back)) for back in range(count)]


def gate_of(calendar: Calendar, day: date) -> date:
    """The day of the chairs' meeting that prepares the meeting of ``day``."""
    return calendar.previous_workday(day - timedelta(days=GATE))


def before_gate(calendar: Calendar, day: date, days: int) -> date:
    """So many days before the chairs' meeting, whichever way holidays have moved it: a notice keeps its days."""
    return calendar.previous_workday(gate_of(calendar, day) - timedelta(days=days))


def lived(calendar: Calendar, days: list[date]) -> int:
    """How many of the last meetings are walked: the chairs' meeting of the first of them is called after the last one
    that is only written down. Holidays move both, so not every number fits on every day."""
    return next(n for n in LIVED if before_gate(calendar, days[n - 1], CALLED) > days[n])


class Founding:
    """The portal is set up for meetings: one evening with the registers, and later who leaves a seat."""

    stands_since = None

    def __init__(self, district: District, calendar: Calendar, today: date):
        self.district, self.calendar, self.today = district, calendar, today
        self.term = district.houses.term
        self.days = days(calendar, today, self.term.starts_on)
        self.lived = lived(calendar, self.days)
        self.officer = district.people["meeting"]
        self.bodies: dict[str, Body] = {}

    @property
    def begins(self) -> date:
        return self.days[self.lived] + timedelta(days=1)  # the first meeting that is lived is prepared from then on

    def walk(self):
        yield at(self.begins, 8)
        self.found_bodies()
        self.take_seats()
        self.record_meetings()
        self.plan_year()
        for seat in reversed(LEFT):
            yield at(self._ended(seat), 10)
            self._leave(seat)

    def found_bodies(self) -> None:
        units = self.district.houses.units
        for kind, name, short, unit in BODIES:
            self.bodies[kind] = actions.add_body(
                by=self.officer, kind=kind, name=name, short_name=short, unit=units[unit]
            )
        for key, _ in SPECIAL:
            unit = units[key]
            self.bodies[key] = actions.add_body(
                by=self.officer, kind=K.SPECIAL_COMMITTEE, name=unit.name, short_name=unit.short_name, unit=unit
            )

    def take_seats(self) -> None:
        home, elected = self.bodies[K.STANDING_COMMITTEE], self.term.sessions.earliest("number").closes_on
        actions.set_seats(home, by=self.officer, term=self.term, seats=SEATS, basis="区第十八届人大第一次会议决定")
        ranks = [T.CHAIR, *[T.VICE_CHAIR] * (len(CHAIRS) - 1)] + [T.MEMBER] * (len(MEMBERS) + len(LEFT))
        for place, (seat, title) in enumerate(zip((*CHAIRS, *MEMBERS, *LEFT), ranks, strict=True), 1):
            self._seat(home, self.district.deputies[seat], title, elected, place)
        for key, seats in SPECIAL:
            body = self.bodies[key]
            actions.set_seats(body, by=self.officer, term=self.term, seats=SPECIAL_SEATS, basis="区人大会议通过")
            for place, seat in enumerate(seats, 1):
                title = {1: T.CHAIR, 2: T.VICE_CHAIR}.get(place, T.MEMBER)
                self._seat(body, self.district.deputies[seat], title, elected, place)
        for place, user in enumerate(self.district.people.chairs, 1):
            title = T.CHAIR if place == 1 else T.VICE_CHAIR
            self._seat(self.bodies[K.PARTY_GROUP], user.name, title, elected, place, user=user)

    def _seat(self, body, person, title, on, place, user=None) -> None:
        actions.seat(
            body, by=self.officer, person=person, title=title, starts_on=on, position=place, term=self.term, user=user
        )

    def record_meetings(self) -> None:
        """Held before the portal, under the numbers they had. Of the chairs' meetings only those of the last year."""
        earlier = self.days[self.lived :]
        chair = f"{self.district.people.chairs[0].name}主任"
        gates = [gate_of(self.calendar, day) for day in earlier]
        for kind, held, kept in ((K.STANDING_COMMITTEE, earlier, len(earlier)), (K.CHAIRS_MEETING, gates, 4)):
            for number in range(len(held) - kept + 1, len(held) + 1):
                actions.record(
                    by=self.officer, body=self.bodies[kind], number=number, opens_on=held[-number], place=PLACE,
                    chaired_by=chair,
                )  # fmt: skip

    def plan_year(self) -> None:
        for day in (*reversed(self.days[: self.lived]), following(self.calendar, self.days[0])):
            plan(self.bodies, self.officer, self.calendar, day)

    def _ended(self, seat: int) -> date:
        return Mandate.objects.get(deputy=self.district.deputies[seat], term=self.term, level="district").ends_on

    def _leave(self, seat: int) -> None:
        """The mandate has ended, and with it the seat (地方组织法第四十七条)."""
        mandate = Mandate.objects.get(deputy=self.district.deputies[seat], term=self.term, level="district")
        held = Membership.objects.get(
            body=self.bodies[K.STANDING_COMMITTEE], deputy=self.district.deputies[seat], ends_on=None
        )
        ground = f"代表资格终止（{mandate.get_end_ground_display()}）"
        actions.end_seat(held, by=self.officer, ground=ground, on=mandate.ends_on)


def plan(bodies: dict[str, Body], officer: User, calendar: Calendar, day: date) -> Meeting:
    """A meeting of the standing committee, and the chairs' meeting that prepares it."""
    gate = gate_of(calendar, day)
    actions.plan(by=officer, body=bodies[K.CHAIRS_MEETING], month=gate, opens_on=gate, place="区人大常委会主任会议室")
    home, theme = bodies[K.STANDING_COMMITTEE], "；".join(point.title for point in points(day)[:2])
    return actions.plan(by=officer, body=home, month=day, opens_on=day, place=PLACE, theme=theme)


def following(calendar: Calendar, day: date) -> date:
    """The day of the meeting after this one, as it is put in the plan when this one closes."""
    return calendar.previous_workday(day + timedelta(days=APART))
