"""The chamber every meeting test sits in: bodies, members, a meeting with items and people at a given stage."""

from datetime import date, datetime, timedelta

from django.utils.timezone import make_aware, now

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings.models import (
    Answer,
    Body,
    BodyKind,
    Capacity,
    Composition,
    Entry,
    Item,
    ItemKind,
    ItemStatus,
    Meeting,
    Membership,
    Participant,
    Presence,
    Proposer,
    Sitting,
    SittingKind,
    Status,
)
from tests import make

NAMES = {
    BodyKind.STANDING_COMMITTEE: ("望川区人民代表大会常务委员会", "常委会"),
    BodyKind.CHAIRS_MEETING: ("望川区人大常委会主任会议", "主任会议"),
    BodyKind.CONGRESS: ("望川区人民代表大会", "代表大会"),
    BodyKind.SPECIAL_COMMITTEE: ("望川区人民代表大会法制委员会", "法制委员会"),
    BodyKind.PARTY_GROUP: ("望川区人大常委会党组", "党组"),
}


def body(kind=BodyKind.STANDING_COMMITTEE, **facts):
    name, short = NAMES[kind]
    return Body.objects.get_or_create(kind=kind, defaults={"name": name, "short_name": short, **facts})[0]


def officer():
    return make.user(Role.MEETING_OFFICER, make.unit("望川区人大常委会办公室", UnitKind.OFFICE), name="会务员")


def seat(deputy=None, title=Membership.Title.MEMBER, of=None, **facts):
    """One seat in the standing committee, held by a deputy with an account."""
    deputy = deputy or make.deputy("郑常委")
    facts.setdefault("starts_on", make.LONG_AGO)
    home = of or body()
    return Membership.objects.create(
        body=home, term=make.term(), deputy=deputy, name=deputy.name, title=title,
        position=home.memberships.count(), **facts,
    )  # fmt: skip


def committee(size=5, seats=None):
    """The standing committee with a chair, a vice-chair and members; ``seats`` fixed for the term."""
    home = body()
    Composition.objects.get_or_create(body=home, term=make.term(), defaults={"seats": seats or size})
    titles = [Membership.Title.CHAIR, Membership.Title.VICE_CHAIR]
    return [
        seat(make.deputy(f"委员{n}"), titles[n] if n < len(titles) else Membership.Title.MEMBER, home)
        for n in range(size)
    ]


def meeting(status=Status.PLANNED, of=None, **facts):
    """A meeting that stands at ``status`` without having walked there; for the road itself use the actions."""
    home = of or body()
    facts.setdefault("month", date(2026, 12, 1))
    if status != Status.PLANNED:
        facts.setdefault("opens_on", date(2026, 12, 18))
        facts.setdefault("number", 1 + home.meetings.count())
        facts.setdefault("place", "常委会会议厅")
    return Meeting.objects.create(body=home, term=make.term(), status=status, **facts)


def item(meeting=None, title="区人民政府关于养老服务工作情况的报告", kind=ItemKind.REPORT, **facts):
    facts.setdefault("status", ItemStatus.ON_AGENDA if meeting else ItemStatus.PROPOSED)
    facts.setdefault("submitted_on", date(2026, 11, 20))
    facts.setdefault("proposer_kind", Proposer.GOVERNMENT)
    if meeting:
        facts.setdefault("position", 1 + meeting.items.count())
    home = facts.pop("of", None) or (meeting.body if meeting else body())
    return Item.objects.create(body=home, meeting=meeting, title=title, kind=kind, **facts)


def people(meeting, seats, status=Answer.CONFIRMED):
    """The members on the meeting's list, in their order."""
    return [
        Participant.objects.create(
            meeting=meeting,
            capacity=Capacity.MEMBER,
            membership=each,
            deputy=each.deputy,
            name=each.name,
            title=each.label,
            position=place,
            status=status,
        )  # fmt: skip
        for place, each in enumerate(seats)
    ]


def sitting(meeting, name="第一次全体会议", start=9, hours=1, **facts):
    starts = make_aware(datetime(2026, 12, 18, start))
    return Sitting.objects.create(
        meeting=meeting, name=name, starts_at=starts, ends_at=starts + timedelta(hours=hours), **facts
    )


def line(sitting, minutes, **facts):
    """One line at the end of a sitting."""
    return Entry.objects.create(sitting=sitting, minutes=minutes, position=sitting.entries.count(), **facts)


def chairs(day=date(2026, 11, 12), **facts):
    """A chairs' meeting that has been held: it can have decided."""
    return meeting(Status.CLOSED, of=body(BodyKind.CHAIRS_MEETING), opens_on=day, month=day.replace(day=1), **facts)


def sitting_now(meeting, starts_at=None, kind=SittingKind.PLENARY, hours=3, name="第一次全体会议"):
    """A sitting that runs now, unless told otherwise."""
    starts_at = starts_at or now() - timedelta(minutes=10)
    return Sitting.objects.create(
        meeting=meeting, kind=kind, name=name, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours),
        position=meeting.sittings.count(),
    )  # fmt: skip


def in_session(size=5, present=None, status=Status.AGENDA_ADOPTED, seats=None):
    """A meeting that is sitting: its members, of whom the first ``present`` are in the room."""
    members = committee(size, seats)
    held = meeting(status)
    listed = people(held, members)
    room, clerk = sitting_now(held), officer()
    for person in listed[: size if present is None else present]:
        Presence.objects.create(sitting=room, participant=person, state="present", by=clerk)
    return held, listed, room, clerk
