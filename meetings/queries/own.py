"""The meetings of one person: where they are asked to come, what they may still choose, what they came to."""

from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import localdate, localtime, make_aware

from congress.accounts.models import Role
from meetings.models import BEFORE_NOTICE, Answer, Capacity, Participant, SignUp, Status
from meetings.queries import coming
from meetings.rules import CALLED

AWAY = (Answer.LEAVE_APPROVED, Answer.DECLINED, Answer.DROPPED, Answer.WAITING)
NOT_YET = (*CALLED, Status.OPENED, Status.AGENDA_ADOPTED)
KEPT = timedelta(days=400)  # a calendar keeps a year of what was
UNKNOWN = timedelta(hours=3)  # how long a day is before there is a schedule


def places_of(user) -> QuerySet[Participant]:
    """Every place this person has or had, of meetings the office has told of; the next meeting first."""
    found = Participant.objects.filter(coming(user)).exclude(status=Answer.DROPPED)
    found = found.exclude(meeting__status__in=BEFORE_NOTICE).exclude(meeting__opens_on=None)
    return found.select_related("meeting__body", "meeting__term", "unit").order_by("-meeting__opens_on", "-pk")


def next_places(user, today: date) -> QuerySet[Participant]:
    ahead = Q(meeting__closes_on__gte=today) | Q(meeting__closes_on=None, meeting__opens_on__gte=today)
    return places_of(user).filter(ahead, meeting__status__in=NOT_YET).order_by("meeting__opens_on", "pk")


def past_places(user, today: date) -> QuerySet[Participant]:
    return places_of(user).exclude(pk__in=next_places(user, today).order_by().values("pk"))


def offers_to(user, today: date) -> QuerySet[SignUp]:
    """Seats a deputy may still take, each with how many are gone."""
    if not user.has_role(Role.DEPUTY):
        return SignUp.objects.none()
    listed = Participant.objects.filter(coming(user)).exclude(status=Answer.DROPPED)
    seats = Q(meeting__participants__capacity=Capacity.SIGNED_UP, meeting__participants__status=Answer.CONFIRMED)
    found = SignUp.objects.filter(closes_on__gte=today, meeting__status__in=CALLED)
    found = found.exclude(meeting__in=listed.values("meeting"))
    return found.annotate(taken=Count("meeting__participants", filter=seats)).select_related(
        "meeting__body", "meeting__term"
    ).order_by(F("meeting__opens_on").asc(nulls_last=True), "pk")  # fmt: skip


def next_call(user) -> dict | None:
    """For the front door: the next meeting this person is asked to."""
    place = next_places(user, localdate()).exclude(status__in=AWAY).first()
    return {"template": "meetings/_call.html", "place": place} if place else None


def days_of(user) -> QuerySet[Participant]:
    """What stands in a calendar: meetings this person goes to or has not answered."""
    found = places_of(user).filter(meeting__opens_on__gte=localdate() - KEPT)
    found = found.exclude(status__in=AWAY).exclude(meeting__status=Status.CANCELLED)
    return found.prefetch_related("meeting__sittings", "meeting__notices").order_by("meeting__opens_on", "pk")


def hours_of(meeting) -> list[tuple[date, datetime | None, datetime | None, str]]:
    """Each day of a meeting with its first and last minute and its room. Needs sittings and notices prefetched."""
    days: dict[date, list] = {}
    for sitting in meeting.sittings.all():
        days.setdefault(localdate(sitting.starts_at), []).append(sitting)
    if days:
        return [
            (day, min(each.starts_at for each in held), max(each.ends_at for each in held),
             held[0].place or meeting.place)
            for day, held in sorted(days.items())
        ]  # fmt: skip
    notices = list(meeting.notices.all())
    at = localtime(notices[-1].starts_at).time() if notices else None
    last = meeting.closes_on or meeting.opens_on
    found = []
    for number in range((last - meeting.opens_on).days + 1):
        day = meeting.opens_on + timedelta(days=number)
        starts_at = make_aware(datetime.combine(day, at)) if at else None
        found.append((day, starts_at, starts_at and starts_at + UNKNOWN, meeting.place))
    return found
