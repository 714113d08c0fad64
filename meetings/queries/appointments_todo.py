"""What waits for the reviewing office and for the organs that hand motions in."""

from django.db.models import DateField, OuterRef, Q, QuerySet, Subquery, Value

from meetings.models import AppointmentClock, AppointmentLine, AppointmentMotion, AppointmentStatus, LineStatus
from meetings.queries.appointments import appointments_visible_to
from meetings.rules.appointments import ORGAN_ROLES
from proposals.queries.todo import Waiting

S = AppointmentStatus
OFFICE = (S.RECEIVED, S.UNDER_REVIEW, S.REVIEWED)


def of_office(user) -> Waiting:
    """To review, to bring before the chairs' meeting, and then before the standing committee."""
    to_bring = Q(status=S.SUBMITTED, lines__status=LineStatus.SUBMITTED, items=None)
    rows = appointments_visible_to(user)
    waiting = rows.filter(Q(status__in=OFFICE) | to_bring).values("pk")
    return Waiting(AppointmentMotion.objects.all(), (Q(pk__in=waiting),), _dated)


def to_induct(_user) -> Waiting:
    """Motions with people who were passed and are not in office yet: notice, certificate, oath."""
    waiting = AppointmentMotion.objects.filter(lines__status=LineStatus.PASSED).values("pk")
    return Waiting(AppointmentMotion.objects.all(), (Q(pk__in=waiting),), _with_their_lines_clock)


def _with_their_lines_clock(motions: QuerySet[AppointmentMotion]) -> QuerySet[AppointmentMotion]:
    running = AppointmentClock.objects.running().filter(motion=OuterRef("pk")).order_by("due_on")
    return motions.annotate(due_on=Subquery(running.values("due_on")[:1])).select_related("unit")


def of_organ(user) -> Waiting:
    """What the office asked for, and what is drafted and not handed in."""
    units = user.units_as(*ORGAN_ROLES)
    return Waiting(AppointmentMotion.objects.filter(unit__in=units), (Q(status__in=(S.DRAFT, S.INCOMPLETE)),), _dated)


def to_investigate(user) -> Waiting:
    """Suspended people about whom the organ still owes its report."""
    units = user.units_as(*ORGAN_ROLES)
    open_ = Q(status=LineStatus.SUSPENDED, complaints__isnull=False, complaints__found_on=None)
    found = AppointmentLine.objects.filter(open_, motion__unit__in=units).values("pk")
    return Waiting(AppointmentLine.objects.all(), (Q(pk__in=found),), _lines)


def _dated(motions: QuerySet[AppointmentMotion]) -> QuerySet[AppointmentMotion]:
    running = AppointmentClock.objects.running().filter(motion=OuterRef("pk"), line=None).order_by("due_on")
    return motions.annotate(due_on=Subquery(running.values("due_on")[:1])).select_related("unit")


def _lines(lines: QuerySet[AppointmentLine]) -> QuerySet[AppointmentLine]:
    dated = lines.annotate(due_on=Value(None, DateField()))
    return dated.select_related("motion__unit", "official", "post")
