"""The district lives on: what happened in the days since the demo was filled or last looked at.

What is written stays written. Timeline and change log are append-only and sealed, letters and numbers have been
given out, and a due date stands with its sum; shifting them by some days would be a forgery, and the seals would
show it. So the missed days are lived: by the same actions, with the clock set to those days. New cases come in,
others go on, are answered late or in time, rated and closed, until the district again looks as the plans draw it
for today: something at every stage, something due in three days, something late. Each place of that picture goes
to the open case nearest to it in time; only where there is none a new case is raised, and cases without a place
walk to their end.

Every step is a transaction of its own, beside people who may be at work: a case somebody else has moved is left
to them. The day reached is kept with it, so a run that was cut off goes on where it stood. Only a pure demo
district lives: every account a demo account, filled at scale 1, never in production. It ends with its term.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import connection
from django.db.models import Max
from django.utils.timezone import localdate, now

from congress.accounts.models import User
from congress.organs.models import Term
from congress.portal.demo.chambers import coming, ground
from congress.portal.demo.clock import at
from congress.portal.demo.gatherings import Gathering
from congress.portal.demo.houses import convene, first_tuesday
from congress.portal.demo.people import read_notices
from congress.portal.demo.plans import Plan, Planner
from congress.portal.demo.roads import STAGES, Road, walk_all
from congress.portal.demo.standing import TERM, Standing, find, lying_open
from congress.portal.models import DemoDay
from congress.rulebook.book import one_book
from congress.workdays.count import Calendar
from congress.workflow.flow import TooLate
from proposals.models import Proposal, ProposalEntry

LOCK = 7_318_206  # one run at a time
MOVED_BY_OTHERS = (TooLate, PermissionDenied, ValidationError, ObjectDoesNotExist, KeyError)  # or gone
ENDS = ("returned", "declined", "withdrawn")
NEAR = {"draft": 1, "bring_in": 2, "examine": 3}  # days a case may lie off its place; further down the road:
NEAR_LATER = 8
FAR, FAR_OFF = ("answer", "judge", "conclude", "redo"), 50  # a letter may be written early, so any share can get there


def why_not() -> str:
    """Why this database is not moved on; empty when it may be."""
    if settings.PRODUCTION:
        return "正式环境没有演示区。"
    if not DemoDay.objects.filter(scale=1).exists():
        return "不是按标准规模建立的演示区。"
    if User.objects.filter(is_demo=False).exists():
        return "库中有非演示账号。"
    return ""


def live_on(*, forgive=MOVED_BY_OTHERS) -> Counter | None:
    """Every day since the last one lived; how many of each step were taken. None when there is nothing to do."""
    day, term = DemoDay.objects.get(), Term.objects.get(number=TERM)
    since = day.until
    # Another congress would have to be elected, with other deputies: the district ends on the day before.
    end = min(now(), at(first_tuesday(term.starts_on.year + 5), 0))
    if localdate(since) >= localdate(end) or not _alone():
        return None
    try:
        last = ProposalEntry.objects.aggregate(last=Max("pk"))["last"]
        with one_book() as book:
            _convene(term, since, end)
            roads = _roads(since, end, book.calendar)
            for moment in walk_all(roads, since=since, end=end, forgive=forgive):
                if localdate(moment) > localdate(day.until):
                    _reached(day, moment)
        read_notices(since - timedelta(days=14), end)
        _reached(day, end)
        return Counter(ProposalEntry.objects.filter(pk__gt=last).values_list("step", flat=True))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return cursor.fetchone()[0]


def _reached(day: DemoDay, moment: datetime) -> None:
    day.until = moment
    day.save(update_fields=["until"])


def _convene(term: Term, since: datetime, end: datetime) -> None:
    """The congress meets in February, once its day has come."""
    for year in range(localdate(since).year, localdate(end).year + 1):
        has_come = localdate(since) < first_tuesday(year) <= localdate(end)
        if has_come and not term.sessions.filter(opens_on__year=year).exists():
            convene(term, year)


def _roads(since: datetime, end: datetime, calendar: Calendar) -> list[Road | Gathering]:
    first, today = localdate(since), localdate(end)
    rng, district = Random(first.toordinal()), find(today)
    planner = Planner(district.houses, calendar, rng, today)
    planner.table.given |= set(Proposal.objects.values_list("submitted_on__year", "title"))
    planner.leads = rng.randrange(len(district.deputies))
    stands = cache(lambda: ground(district, calendar))
    places, standing = planner.open_cases(), lying_open(district, planner.table)
    roads = []
    for plan, found in seat_all(places, standing):
        if found is None and plan.start > first:
            roads.append(Road(plan, district, calendar, rng))
        elif plan is None:
            plan = planner.goes_on(found.matter, found.day, found.seat)
            roads.append(Road(plan, district, calendar, rng, found.case))
        elif found is not None and found.stage != plan.stop:
            roads.append(Road(_fitted(plan, found, first), district, calendar, rng, found.case))
    roads += [
        Road(plan, district, calendar, rng) for plan in planner.session() if first < plan.start <= today
    ]  # fmt: skip
    return roads + [Gathering(calendar, meeting.opens_on, stands, district.deputies, meeting) for meeting in coming()]


def seat_all(places: list[Plan], standing: list[Standing]) -> Iterator[tuple[Plan | None, Standing | None]]:
    """Each place with the case nearest to it in time, or with none; then the cases that have no place.

    What presses is seated first: a district without anything late or due this week shows little.
    """
    free = list(standing)
    presses = min((plan.assign_on for plan in places if plan.assign_on), default=date.max) + timedelta(days=21)
    for plan in sorted(places, key=lambda plan: _turn(plan, presses), reverse=True):
        fits = [found for found in free if _fits(plan, found)]
        nearest = min(fits, key=lambda found: (abs(_apart(plan, found)), -found.rank), default=None)
        if nearest:
            free.remove(nearest)
        yield plan, nearest
    yield from ((None, found) for found in free if not found.fate)


def _turn(plan: Plan, presses: date) -> tuple:
    is_pressing = plan.stop == "talk" and plan.assign_on <= presses
    return is_pressing, plan.fate in ENDS, STAGES.index(plan.stop)


def _fits(plan: Plan, found: Standing) -> bool:
    goes_far = plan.stop in FAR and found.case.assigned_on and found.rank < STAGES.index(plan.stop)
    if abs(_apart(plan, found)) > (FAR_OFF if goes_far else NEAR.get(plan.stop, NEAR_LATER)):
        return False
    if found.fate or plan.fate in ENDS:
        return found.fate == plan.fate or (not found.fate and found.stage in ("draft", "bring_in"))
    if plan.again and found.case.verdict not in ("", "low"):  # nothing to do again where the deputy was content
        return False
    if plan.again and found.case.verdict not in ("", "low"):  # nothing to do again where the deputy was content
        return False
    return found.rank <= STAGES.index(plan.stop)


def _apart(plan: Plan, found: Standing) -> int:
    """Days between the case and its place: of the hand-over where that has happened, else of the first word."""
    begun = found.case.assigned_on is None or plan.assign_on is None
    return (found.day - (plan.start if begun else plan.assign_on)).days


def _fitted(plan: Plan, found: Standing, first: date) -> Plan:
    """The plan on this case: its matter and its days are given, its letter comes on the day the plan says."""
    plan.matter, plan.lead = found.matter, found.seat
    if plan.assign_on and found.case.assigned_on:
        plan.reply_days += (plan.assign_on - found.case.assigned_on).days
    elif plan.assign_on and plan.assign_on <= first:
        plan.assign_on = None
    return plan
