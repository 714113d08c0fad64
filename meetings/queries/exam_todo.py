"""What waits for the office that examines: nominees without an exam, retries with their last day, marks to verify."""

from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from meetings.models import AppointmentClock, AppointmentLine, AppointmentStatus, ExamSitting, ExamStatus
from meetings.queries.exam import lines_to_examine
from meetings.rules.exam import RETRY
from proposals.queries.todo import Waiting


def to_examine(user) -> Waiting:
    """While the motion is under review; a retry carries its last day."""
    waiting = lines_to_examine(user).filter(motion__status=AppointmentStatus.UNDER_REVIEW).order_by().values("pk")
    return Waiting(AppointmentLine.objects.all(), (Q(pk__in=waiting),), _with_retry)


def _with_retry(lines: QuerySet[AppointmentLine]) -> QuerySet[AppointmentLine]:
    clock = AppointmentClock.objects.running().filter(line=OuterRef("pk"), kind=RETRY).order_by("due_on")
    dated = lines.annotate(due_on=Subquery(clock.values("due_on")[:1]))
    return dated.select_related("motion__unit", "official", "post")


def exams_at_hand(user, today: date) -> Waiting:
    """Exams of today and papers not keyed in yet; marks another person keyed in, to be verified."""
    own = Q(status=ExamStatus.PLANNED, held_on__lte=today)
    return Waiting(ExamSitting.objects.all(), (own, Q(status=ExamStatus.KEYED) & ~Q(keyed_by=user)), _sittings)


def _sittings(sittings: QuerySet[ExamSitting]) -> QuerySet[ExamSitting]:
    return sittings.annotate(due_on=F("held_on")).select_related("line__official", "line__post", "line__motion")
