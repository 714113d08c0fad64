"""A first schedule made from the agenda, for people to change: heard in the first plenary sitting, deliberated in
groups, put to the vote in the last plenary sitting. Written items are in the packet and not spoken to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from congress.rulebook.book import setting
from meetings.models import Activity, BodyKind, Item, ItemKind, Meeting, SittingKind
from meetings.models.meeting import ordinal

EXPLAINED = (
    ItemKind.BUDGET_CHANGE, ItemKind.MOTION, ItemKind.RESOLUTION, ItemKind.APPOINTMENT, ItemKind.DISMISSAL,
    ItemKind.INTERPELLATION, ItemKind.DRAFT,
)  # fmt: skip
LAST = (ItemKind.POLL, ItemKind.SPEECH, ItemKind.SUMMARY)  # their whole place is in the last plenary sitting
HALF_DAYS = ((time(9), time(12)), (time(14, 30), time(17, 30)))
ONE_SITTING = 180  # minutes; what needs longer becomes one sitting more
PAUSE = 10  # minutes between two sittings of a half-day
OPENING, VOTING, SWEARING, DELIBERATING = 5, 5, 15, 15


@dataclass(frozen=True)
class Line:
    activity: str
    minutes: int
    item: Item | None = None
    words: str = ""


@dataclass
class Planned:
    kind: str
    name: str
    lines: list[Line]
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def first_schedule(meeting: Meeting, items: list[Item]) -> list[Planned]:
    """The sittings with their times, from the meeting's first day on; a meeting without a day has no schedule."""
    if meeting.opens_on is None:
        return []
    spoken = [item for item in items if not item.written_only and item.kind != ItemKind.WRITTEN]
    in_rounds = meeting.body.kind in (BodyKind.STANDING_COMMITTEE, BodyKind.CONGRESS)
    planned = _rounds(spoken) if in_rounds else [Planned(SittingKind.PLENARY, "会议", [_turn(i) for i in spoken])]
    _place([sitting for sitting in planned if sitting.lines], meeting.opens_on)
    return [sitting for sitting in planned if sitting.lines]


def _rounds(spoken: list[Item]) -> list[Planned]:
    opening = [Line(Activity.OPEN, OPENING), Line(Activity.ADOPT_AGENDA, OPENING)]
    asked = [item for item in spoken if item.kind == ItemKind.INQUIRY]
    heard = [item for item in spoken if item.kind not in (*LAST, ItemKind.INQUIRY)]
    plenaries = _split(opening + [_hearing(item) for item in heard])
    usual = setting("meeting.speech_minutes")
    groups = _split([Line(Activity.DELIBERATE, _talk(item, usual), item) for item in heard])
    joint = _split([Line(Activity.INQUIRE, max(item.minutes, 60), item) for item in asked])
    final = _split(_ending(spoken))
    count = len(plenaries)
    return [
        *[Planned(SittingKind.PLENARY, f"第{ordinal(n)}次全体会议", lines) for n, lines in enumerate(plenaries, 1)],
        *_named(SittingKind.GROUP, groups),
        *_named(SittingKind.JOINT, joint),
        *[Planned(SittingKind.PLENARY, f"第{ordinal(count + n)}次全体会议", each) for n, each in enumerate(final, 1)],
    ]


def _named(kind, blocks: list[list[Line]]) -> list[Planned]:
    word = SittingKind(kind).label
    if len(blocks) == 1:
        return [Planned(kind, word, blocks[0])]
    return [Planned(kind, f"第{ordinal(n)}次{word}", lines) for n, lines in enumerate(blocks, 1)]


def _turn(item: Item) -> Line:
    """One round in a small body: the item is heard and talked through in one go."""
    return Line(Activity.OTHER, item.minutes, item)


def _hearing(item: Item) -> Line:
    return Line(Activity.EXPLAIN if item.kind in EXPLAINED else Activity.REPORT, item.minutes, item)


def _talk(item: Item, usual: int) -> int:
    """Time to deliberate: what the lead speakers may take, and one turn for the others."""
    told = sum(speaker.minutes or usual for speaker in item.speakers.all())
    return max(DELIBERATING, told + (usual if told else 0))


def _ending(spoken: list[Item]) -> list[Line]:
    lines = [Line(Activity.OTHER, item.minutes, item) for item in spoken if item.kind == ItemKind.POLL]
    lines += [Line(Activity.VOTE, VOTING, item) for item in spoken if item.needs_vote]
    if any(item.kind == ItemKind.APPOINTMENT for item in spoken):
        lines.append(_handing_over())
    return lines + [
        Line(Activity.SPEECH, item.minutes, item) for item in spoken if item.kind in (ItemKind.SPEECH, ItemKind.SUMMARY)
    ]


def _handing_over() -> Line:
    """任命书, and where the district swears in the meeting the oath before it closes (setting 46)."""
    if setting("appointment.oath_at_meeting"):
        return Line(Activity.OATH, SWEARING)
    return Line(Activity.OTHER, OPENING, words="颁发任命书")


def _split(lines: Iterable[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    room = 0
    for line in lines:
        if not blocks or line.minutes > room:
            blocks.append([])
            room = ONE_SITTING
        blocks[-1].append(line)
        room -= line.minutes
    return blocks


def _place(sittings: list[Planned], first: date) -> None:
    """One after the other: in the same half-day where it fits, else at the start of the next."""
    day, half = first, 0
    clock = _at(day, HALF_DAYS[0][0])
    for sitting in sittings:
        minutes = sum(line.minutes for line in sitting.lines)
        if clock + timedelta(minutes=minutes) > _at(day, HALF_DAYS[half][1]):
            if clock > _at(day, HALF_DAYS[half][0]):
                day, half = (day, 1) if half == 0 else (day + timedelta(days=1), 0)
            clock = _at(day, HALF_DAYS[half][0])
        sitting.starts_at = clock
        sitting.ends_at = clock + timedelta(minutes=-(-minutes // 10) * 10)
        clock = sitting.ends_at + timedelta(minutes=PAUSE)


def _at(day: date, clock: time) -> datetime:
    return make_aware(datetime.combine(day, clock))
