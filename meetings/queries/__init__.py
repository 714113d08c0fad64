"""Who sees which meeting and which item, and what their pages need. Visibility is decided here and nowhere else."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings.models import (
    BEFORE_NOTICE,
    Answer,
    Body,
    BodyKind,
    Item,
    Meeting,
    MeetingEntry,
    Membership,
    Participant,
)
from meetings.rules import STAFF, UNIT_ROLES, is_officer, is_staff, seats_of


def bodies_of(user) -> QuerySet[Body]:
    """The bodies this person sits in today."""
    seats = seats_of(user)
    own = Q(pk__in=seats.values("body"))
    if seats.filter(body__kind=BodyKind.STANDING_COMMITTEE).exclude(title=Membership.Title.MEMBER).exists():
        own |= Q(kind=BodyKind.CHAIRS_MEETING)
    return Body.objects.filter(own)


def coming(user) -> Q:
    """The people's list rows that stand for this person: by name, seat, deputy, or the unit asked to send somebody."""
    mine = Q(user=user) | Q(membership__user=user) | Q(membership__deputy__user=user) | Q(deputy__user=user)
    if units := user.units_as(*UNIT_ROLES):
        mine |= Q(unit__in=units, user=None)
    if user.has_role(Role.DISPATCHER):
        mine |= Q(unit__kind=UnitKind.GOVERNMENT, user=None)
    return mine


def visible_to(user) -> QuerySet[Meeting]:
    """The office sees what it prepares; members and guests see a meeting from its notice on.

    The party group's meetings are a record of its own members and of the office that keeps it.
    """
    if not user.is_authenticated:
        return Meeting.objects.none()
    if user.has_role(Role.MEETING_OFFICER):
        return Meeting.objects.all()
    called = ~Q(status__in=BEFORE_NOTICE)
    seen = called & Q(body__in=bodies_of(user))
    guests = Participant.objects.filter(coming(user), meeting=OuterRef("pk")).exclude(status=Answer.DROPPED)
    seen |= called & Exists(guests)
    if user.has_any_role(*STAFF):
        seen |= ~Q(body__kind=BodyKind.PARTY_GROUP)
    elif user.has_role(Role.DEPUTY):
        # 列席 by own sign-up: every deputy knows of the standing committee's meetings (代表法第三十三条)
        seen |= called & Q(body__kind__in=(BodyKind.STANDING_COMMITTEE, BodyKind.CONGRESS))
    return Meeting.objects.filter(seen)


def items_visible_to(user) -> QuerySet[Item]:
    """The office sees every item from its first word; others see those of the meetings they see."""
    if not user.is_authenticated:
        return Item.objects.none()
    if user.has_role(Role.MEETING_OFFICER):
        return Item.objects.all()
    seen = Q(meeting__in=visible_to(user))
    if user.has_any_role(*STAFF):
        seen |= ~Q(body__kind=BodyKind.PARTY_GROUP)
    if units := user.units_as(Role.HANDLER, Role.UNIT_HEAD):
        seen |= Q(proposer_unit__in=units)
    return Item.objects.filter(seen)


def items_about(user, motion) -> QuerySet[Item]:
    """The items of meetings that are about a motion, for the motion's own page."""
    return items_visible_to(user).filter(motion=motion).select_related("meeting__body", "body").order_by("pk")


def items_about_case(user, proposal) -> QuerySet[Item]:
    """The items of meetings that are about a suggestion: the chairs' meeting that took it up, and heard of it."""
    return items_visible_to(user).filter(proposal=proposal).select_related("meeting__body", "body").order_by("pk")


def items_about_topic(user, topic) -> QuerySet[Item]:
    """The items of meetings that are about a supervision topic, for the topic's own page."""
    return items_visible_to(user).filter(topic=topic).select_related("meeting__body", "body").order_by("pk")


def sees_inside(user, meeting: Meeting) -> bool:
    """Whether 内部 rows and remarks are shown."""
    return is_staff(user) or is_officer(user)


def for_page(found: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return found.select_related("body", "term", "session")


def items_of(meeting: Meeting) -> QuerySet[Item]:
    """The agenda in its order, with everything a row shows."""
    return with_details(meeting.items.order_by("position", "pk"))


def with_details(items: QuerySet[Item]) -> QuerySet[Item]:
    found = items.select_related("body", "proposer_unit", "committee")
    return found.prefetch_related("proposers", "lead_speakers", "units")


def own_place(user, meeting: Meeting) -> Participant | None:
    """How this person comes to the meeting, if at all."""
    found = meeting.participants.filter(coming(user)).exclude(status=Answer.DROPPED)
    return found.select_related("membership__deputy", "deputy", "unit").order_by("capacity", "pk").first()


def entries_for(user, meeting: Meeting) -> QuerySet[MeetingEntry]:
    """The timeline as this person may read it, newest first. Who answered what stands with each person: forty rows
    of 参加 would bury the meeting's own."""
    entries = meeting.entries.select_related("participant").order_by("-seq")
    entries = entries.filter(Q(participant=None) | Q(by=user))
    return entries if sees_inside(user, meeting) else entries.filter(Q(is_open=True) | Q(by=user))


def item_entries_for(user, item: Item):
    entries = item.entries.order_by("-seq")
    return entries if is_staff(user) else entries.filter(Q(is_open=True) | Q(by=user))


def members_on(body: Body, day=None) -> list[Membership]:
    """组成人员 in office: the seats of the body; for the chairs' meeting those of the standing committee's
    chair and vice-chairs (地方组织法第五十四条)."""
    day = day or localdate()
    seats = Membership.objects.in_force(day).select_related("body", "user", "deputy__user")
    if body.kind == BodyKind.CHAIRS_MEETING:
        seats = seats.filter(body__kind=BodyKind.STANDING_COMMITTEE)
    else:
        seats = seats.filter(body=body)
    return sorted((seat for seat in seats if belongs(seat, body)), key=rank)


def belongs(seat: Membership, body: Body) -> bool:
    """Whether who holds this seat sits in the body."""
    if body.kind == BodyKind.CHAIRS_MEETING:
        return seat.body.kind == BodyKind.STANDING_COMMITTEE and seat.title != Membership.Title.MEMBER
    return seat.body_id == body.pk


def rank(seat: Membership) -> tuple:
    return list(Membership.Title).index(seat.title), seat.position, seat.pk
