"""Who holds which post since when; what of it is public; a person's file."""

from datetime import date

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils.timezone import localdate

from congress.organs.models import Succession
from meetings.models import DutyReport, DutyStatus, Official, OfficialPost, Tenure
from meetings.rules.appointments import ORGAN_ROLES, is_appointer, reads_files

IN, OUT = "in", "out"


def tenures(day: date | None = None) -> QuerySet[Tenure]:
    """Every tenure with ``now``: whether it is in force on that day."""
    day = day or localdate()
    held = Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))
    now = Case(When(held, then=Value(IN)), default=Value(OUT), output_field=CharField())
    found = Tenure.objects.select_related(
        "official", "post__organ", "term", "started_by__decided_at__body", "started_by__decided_at__term", "sworn__oath"
    )
    return found.annotate(now=now)


def of_ended_organs() -> QuerySet[OfficialPost]:
    """Living posts of a unit that has been renamed or has ended: to be renamed or abolished as well."""
    return OfficialPost.objects.filter(valid_to=None, organ__valid_to__lt=localdate()).select_related("organ")


def after_reform(post: OfficialPost) -> dict:
    """What a post is most likely called once its unit has another name."""
    heir = Succession.objects.ending().filter(old=post.organ).select_related("old", "new").first()
    if heir is None:
        return {"name": post.name}
    name = post.name.replace(heir.old.name, heir.new.name)
    return {"name": name, "organ": heir.new, "on": heir.on, "basis": heir.basis}


def public_tenures(day: date | None = None) -> QuerySet[Tenure]:
    """What anybody may read: public posts, those in office today. A tenure begins with the vote, never before."""
    day = day or localdate()
    found = Tenure.objects.in_force(day).filter(post__is_public=True, post__valid_to=None)
    return found.select_related("official", "post").order_by("post__position", "post", "is_acting", "starts_on")


def officials_visible_to(user) -> QuerySet[Official]:
    """The file of a person is for the reviewing office and the leading members."""
    return Official.objects.all() if user.is_authenticated and reads_files(user) else Official.objects.none()


def reports_visible_to(user) -> QuerySet[DutyReport]:
    """The office and the leading members all; an organ those of its own posts."""
    if not user.is_authenticated:
        return DutyReport.objects.none()
    found = DutyReport.objects.select_related("tenure__official", "tenure__post__organ", "meeting__body", "item")
    if reads_files(user) or is_appointer(user):
        return found
    return found.filter(tenure__post__organ__in=user.units_as(*ORGAN_ROLES))


def to_be_polled() -> QuerySet[DutyReport]:
    found = DutyReport.objects.filter(status__in=(DutyStatus.RECEIVED, DutyStatus.RECTIFIED))
    return found.select_related("tenure__official", "tenure__post").order_by("year", F("tenure__post__position"), "pk")
