"""Who was passed and what they still need; the papers of it."""

from django.db.models import QuerySet

from congress.accounts.models import Role
from meetings.models import CARRIED, AppointmentLine, BodyKind, Certificate, Membership, Oath, OrganNotice
from meetings.queries.appointments import appointments_visible_to
from meetings.rules.inducting import reads_inductions


def inductions() -> QuerySet[AppointmentLine]:
    """Everybody who was passed, the latest meeting first."""
    found = AppointmentLine.objects.filter(status__in=CARRIED)
    found = found.select_related(
        "official", "post", "motion__unit", "decided_at__body", "decided_at__term", "certificate", "sworn__oath"
    )
    return found.prefetch_related("organ_notices", "clocks").order_by("-decided_on", "motion", "position")


def chair_on(day) -> str:
    """常委会主任, who signs: by the seat of that day."""
    chairs = Membership.objects.in_force(day).filter(body__kind=BodyKind.STANDING_COMMITTEE)
    chair = chairs.filter(title=Membership.Title.CHAIR).select_related("deputy").first()
    return chair.name if chair else ""


def notices_visible_to(user) -> QuerySet[OrganNotice]:
    """The office, and the organ it was sent to."""
    return OrganNotice.objects.filter(motion__in=appointments_visible_to(user)).select_related("motion", "unit")


def certificates_visible_to(user) -> QuerySet[Certificate]:
    if not reads_inductions(user):
        return Certificate.objects.none()
    return Certificate.objects.select_related(
        "line__official", "line__post", "line__decided_at__body", "line__decided_at__term"
    )


def oaths_visible_to(user) -> QuerySet[Oath]:
    """The ceremony was public; its record is the office's, of the leading members and of the meeting's office."""
    if not user.is_authenticated or not (reads_inductions(user) or user.has_role(Role.COORDINATOR)):
        return Oath.objects.none()
    return Oath.objects.select_related("meeting__body", "meeting__term")
