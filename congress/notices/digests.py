"""One grouped mail a day for who wants it, one line a day for a group, and the morning's list of failures.

Asked every few minutes from the hour on; what has been told today stands in the database, so beat may run twice,
late, or not at all until noon. Who has nothing to read is not written to.
"""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.timezone import localtime, now

from congress.accounts.models import Post, Role
from congress.accounts.queries import holders_of
from congress.notices.hours import digest_hour, may_disturb
from congress.notices.kinds import SUBJECTS, subject
from congress.notices.models import Delivery, Digest, Gateway, Notice
from congress.notices.models.deliveries import FOR_A_PERSON, State
from congress.notices.models.gateways import PERSONAL
from congress.notices.outbox import post
from congress.notices.planning import fits_digest, preferences_of, way_of_digest
from congress.notices.queries import blocked_gateways
from congress.organs.models import Unit
from congress.rulebook.book import Book, open_book

LOCK = 0x44494745  # whoever comes second has nothing to do
WAITING = Q(for_digest=True, digest=None, read_at=None, withdrawn_at=None)
LONGEST = timedelta(days=7)  # a group is not told of what is older
AHEAD = timedelta(days=30)  # the State Council names a year's holidays in November of the year before


@transaction.atomic
def gather(moment: datetime | None = None) -> int:
    """How many were written to."""
    moment, book = localtime(moment or now()), open_book()
    if moment.hour < digest_hour(book) or not may_disturb(moment, book) or not _alone():
        return 0
    tell_failures(moment.date())
    tell_blocked(moment.date())
    tell_empty_units(moment.date())
    tell_unknown_year(moment.date(), book)
    return gather_for_people(moment.date()) + gather_for_groups(moment.date())


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return cursor.fetchone()[0]


def gather_for_people(today: date) -> int:
    """One letter for each; who has one from an earlier day that has not left yet gets that one, with the new in it."""
    told = Digest.objects.filter(on=today, to__isnull=False)
    leaving = Delivery.objects.filter(state=State.CLAIMED, digest__to__isnull=False)
    held = Notice.objects.filter(WAITING, to__is_active=True).exclude(to__in=told.values("to"))
    held = list(held.exclude(to__in=leaving.values("digest__to")).select_related("to"))
    gateways = {row.channel: row for row in Gateway.objects.filter(is_active=True, channel__in=PERSONAL)}
    choices = preferences_of(notice.to_id for notice in held)
    wanted = [each for each in held if fits_digest(each, gateways, choices.get(each.to_id))]
    people = {notice.to_id: notice.to for notice in wanted}
    kept = _kept_back(people, today)
    new = [Digest(to=person, on=today) for pk, person in people.items() if pk not in kept]
    digests = kept | {digest.to_id: digest for digest in Digest.objects.bulk_create(new)}
    for notice in wanted:
        notice.digest = digests[notice.to_id]
    Notice.objects.bulk_update(wanted, ["digest"], batch_size=1000)
    ways = [(digest, *way_of_digest(digest.to, gateways)) for digest in new]
    Delivery.objects.bulk_create(
        Delivery(digest=digest, gateway=gateway, person=digest.to, recipient=address)
        for digest, gateway, address in ways
    )
    return len(people)


def _kept_back(people, today: date) -> dict[int, Digest]:
    """The letters of earlier days that still wait, for a server that was away or for the end of a holiday. Locked
    until they are today's: a worker that is about to send one waits, or was faster and has claimed it."""
    waiting = Delivery.objects.filter(digest__to__in=people, state=State.WAITING, gateway__is_active=True)
    rows = waiting.order_by("pk").select_related("digest").select_for_update(skip_locked=True, of=("self",))
    found = {row.digest.to_id: row.digest for row in rows}
    Digest.objects.filter(pk__in=[digest.pk for digest in found.values()]).update(on=today)
    return found


def gather_for_groups(today: date) -> int:
    """Counts for each group whose robot has not spoken today; one it could not say yesterday grows."""
    told = Digest.objects.filter(on=today, robot__isnull=False).values("robot")
    robots = Gateway.objects.filter(is_active=True).exclude(channel__in=PERSONAL).exclude(pk__in=told)
    waiting = Delivery.objects.filter(state=State.WAITING, digest__robot__in=robots).select_related("digest")
    kept = {row.digest.robot_id: row.digest for row in waiting.select_for_update(skip_locked=True, of=("self",))}
    total = 0
    for robot in robots.select_related("unit"):
        digest = kept.get(robot.pk)
        counts = counts_for(robot)
        if digest:
            counts = sorted((Counter(dict(digest.counts)) + Counter(dict(counts))).items())
            Digest.objects.filter(pk=digest.pk).update(on=today, counts=counts, made_at=now())
        elif counts:
            digest = Digest.objects.create(robot=robot, on=today, counts=counts)
            Delivery.objects.create(digest=digest, gateway=robot, recipient=robot.name)
        total += bool(counts)
    return total


def counts_for(robot: Gateway) -> list[tuple[str, int]]:
    """What is new for the people of the unit (without one: of the office) since the robot last spoke. What it said
    in the future, before the date was set back, says nothing of yesterday."""
    moment = now()
    before = Digest.objects.filter(robot=robot, made_at__lte=moment).order_by("-pk").first()
    since = max(before.made_at if before else moment - timedelta(days=1), moment - LONGEST)
    roles = [role for role in Role if role not in (Role.DEPUTY, Role.FORMER_DEPUTY)]
    people = holders_of(*roles, unit=robot.unit) if robot.unit else holders_of(Role.COORDINATOR)
    new = Notice.objects.filter(to__in=people, posted_at__gt=since, read_at=None, withdrawn_at=None)
    found: dict[str, int] = {}
    for kind, number in new.order_by().values_list("kind").annotate(Count("pk")):
        label = SUBJECTS.get(subject(kind), "其他")
        found[label] = found.get(label, 0) + number
    return sorted(found.items())


class Outbox:
    """What a notice about the outbox leads to."""

    @staticmethod
    def get_absolute_url() -> str:
        return reverse("outbox:index") + "?state=trouble"


def tell_failures(today: date) -> None:
    """Once a morning, as long as something waits for a person."""
    waiting = Delivery.objects.filter(state__in=FOR_A_PERSON).count()
    if waiting:
        staff = holders_of(Role.COORDINATOR, Role.SYSTEM_ADMIN)
        post("outbox_failures", to=staff, about=Outbox(), once=today.isoformat(), number=waiting)


def tell_blocked(today: date) -> None:
    """Each morning that messages wait for a way out that is switched off or does not answer."""
    for gateway in blocked_gateways():
        staff, link = holders_of(Role.COORDINATOR, Role.SYSTEM_ADMIN), reverse("outbox:index") + "?state=waiting"
        once = f"{gateway.pk}:{today.isoformat()}"
        post("outbox_blocked", to=staff, about=gateway, once=once, link=link, number=gateway.waiting)


def tell_empty_units(today: date) -> None:
    """A unit that had people and has nobody left: what comes to it would wait unseen. Told once a month."""
    working = Post.objects.filter(role__in=(Role.HANDLER, Role.UNIT_HEAD), status=Post.Status.IN_FORCE)
    manned = working.current(today).filter(user__is_active=True)
    empty = Unit.objects.valid_on(today).filter(pk__in=working.values("unit")).exclude(pk__in=manned.values("unit"))
    staff = list(holders_of(Role.COORDINATOR, Role.SYSTEM_ADMIN)) if empty else []
    for unit in empty:
        link = reverse("portal:unit", args=[unit.pk])
        post("account_unit_empty", to=staff, about=unit, once=f"{unit.pk}:{today:%Y%m}", link=link)


def tell_unknown_year(today: date, book: Book) -> None:
    """The holidays of a month from now are not known: limits in workdays are a guess. Told once a week."""
    year = (today + AHEAD).year
    if not book.calendar.is_loaded(year):
        staff, week = holders_of(Role.COORDINATOR, Role.SYSTEM_ADMIN), f"{today:%G%V}"
        link = reverse("portal:calendar_year", args=[year])
        post(
            "calendar_missing",
            to=staff,
            about=None,
            once=f"{year}:{week}",
            link=link,
            premise={"year": year},
            year=year,
        )
