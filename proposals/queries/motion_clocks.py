"""The running limits of motions: who watches over them, whose turn it is, and in whose calendar they stand."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT
from congress.rulebook.reminders import COORDINATOR, HANDLER, HEAD, NAMED
from proposals.models import HANDED_TO_ORGAN, Motion, MotionClock, MotionConsulted

OPINION, RESULT = "motion.organ_opinion", "motion.review_result"
TEXTS = ("motion__cause", "motion__basis", "motion__remedy")
OWING = MotionConsulted.objects.filter(answered_on=None)


def motion_clocks_watched(user, clocks) -> QuerySet[MotionClock]:
    """The office watches over every limit, the dispatcher over those of the government's departments."""
    if not user.has_role(Role.COORDINATOR):
        kinds = GOVERNMENT if user.has_role(Role.DISPATCHER) else ()
        clocks = clocks.filter(motion__organ__kind__in=kinds, motion__status__in=HANDED_TO_ORGAN)
    owing = Prefetch("motion__consulted", OWING.select_related("unit"))
    return clocks.select_related("motion__organ", "motion__committee").prefetch_related(owing).defer(*TEXTS)


def motion_clock_roles(clock: MotionClock) -> tuple[str, ...]:
    """Whose turn it is: the organs asked, the body that deliberates and the office, or the organ that handles."""
    return {OPINION: (NAMED,), RESULT: (NAMED, COORDINATOR)}.get(clock.kind, (HANDLER, HEAD))


def motion_clock_holder(clock: MotionClock) -> str:
    motion = clock.motion
    if clock.kind == OPINION:
        return "、".join(each.unit.label for each in motion.consulted.all())
    body = motion.committee if clock.kind == RESULT else motion.organ
    return body.label if body else "代表工委"


def motion_limits_of(user) -> QuerySet[MotionClock]:
    """Every running limit this person must keep: the organ's, an opinion still owed, the body's and the office's."""
    mine = Q(pk__in=[])
    if units := user.units_as(Role.HANDLER, Role.UNIT_HEAD):
        owed = Exists(OWING.filter(motion=OuterRef("motion"), unit__in=units))
        mine |= Q(motion__organ__in=units) & ~Q(kind__in=(OPINION, RESULT)) | Q(owed, kind=OPINION)
    if bodies := user.units_as(Role.COMMITTEE_OFFICER):
        mine |= Q(kind=RESULT, motion__committee__in=bodies)
    if user.has_role(Role.COORDINATOR):
        mine |= Q(kind=RESULT)
    return MotionClock.objects.running().filter(mine).select_related("motion__session__term", "motion__term")


def hearings_of(user, since) -> QuerySet[Motion]:
    """What the standing committee deliberates, and has since that day: the lead deputy attends, the organ reports."""
    found = Motion.objects.filter(heard_on__gte=since)
    if not user.has_role(Role.COORDINATOR):
        found = found.filter(Q(lead__user=user) | Q(organ__in=user.units_as(Role.HANDLER, Role.UNIT_HEAD)))
    return found.defer("cause", "basis", "remedy")
