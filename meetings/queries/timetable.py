"""The schedule as it runs: when each line begins follows from the lines before it, and what does not fit is said."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.timezone import localdate, localtime

from congress.rulebook.book import setting
from meetings.models import (
    AT_MEETING,
    Activity,
    AppointmentLine,
    Entry,
    Item,
    ItemStatus,
    Meeting,
    Sitting,
    SittingKind,
)
from meetings.rules.inducting import swears_in_house

# Words an item's title may begin with; before another verb they would be said twice.
VERBS = ("听取和审议", "听取审议", "审查和批准", "审查批准", "听取", "审议", "审查", "表决", "讨论")
LEFT_AGENDA = (
    ItemStatus.PROPOSED, ItemStatus.TO_COMMITTEE, ItemStatus.POSTPONED, ItemStatus.REJECTED, ItemStatus.ACCEPTED,
    ItemStatus.WITHDRAWN,
)  # fmt: skip
HEARD = (Activity.REPORT, Activity.EXPLAIN, Activity.DELIBERATE, Activity.INQUIRE)
PLAIN = {
    Activity.OPEN: "宣布开会，报告出席情况",
    Activity.ADOPT_AGENDA: "通过会议议程（草案）",
    Activity.OATH: "颁发任命书，宪法宣誓",
    Activity.BREAK: "休息",
    Activity.SPEECH: "总结讲话",
}
SAID = {
    Activity.REPORT: "听取{}", Activity.EXPLAIN: "听取关于{}的说明", Activity.DELIBERATE: "审议{}",
    Activity.INQUIRE: "专题询问：{}", Activity.VOTE: "表决{}",
}  # fmt: skip


@dataclass
class Row:
    entry: Entry
    starts: datetime
    ends: datetime


@dataclass
class Slot:
    """One sitting with its lines and their times."""

    sitting: Sitting
    rows: list[Row] = field(default_factory=list)

    @property
    def used(self) -> int:
        return sum(row.entry.minutes for row in self.rows)

    @property
    def over(self) -> int:
        """Minutes by which the lines run past the end; negative while there is room."""
        return self.used - int(self.sitting.length.total_seconds() // 60)


def on_agenda(meeting: Meeting) -> list[Item]:
    """The items the meeting takes up, in their order; what was taken off again is not among them."""
    found = meeting.items.exclude(status__in=LEFT_AGENDA).order_by("position", "pk")
    return list(
        found.select_related("proposer_unit", "committee").prefetch_related(
            "proposers", "units", "speakers__membership__body"
        )
    )


def slots(meeting: Meeting) -> list[Slot]:
    sittings = meeting.sittings.select_related("group").prefetch_related("entries__item").order_by("starts_at", "pk")
    return [_slot(sitting) for sitting in sittings]


def _slot(sitting: Sitting) -> Slot:
    slot, clock = Slot(sitting), localtime(sitting.starts_at)
    for entry in sitting.entries.all():
        ends = clock + timedelta(minutes=entry.minutes)
        slot.rows.append(Row(entry, clock, ends))
        clock = ends
    return slot


def bare(title: str) -> str:
    for verb in VERBS:
        if title.startswith(verb):
            return title.removeprefix(verb)
    return title


def said(entry: Entry) -> str:
    """The line in the words of a schedule: its own, or said from the activity and the item."""
    if entry.words:
        return entry.words
    if entry.item is None:
        return PLAIN.get(entry.activity, entry.get_activity_display())
    frame, title = SAID.get(entry.activity, "{}"), bare(entry.item.title)
    if entry.activity == Activity.EXPLAIN and title.startswith("关于"):
        frame = "听取{}的说明"
    return frame.format(title if frame != "{}" else entry.item.title)


def doubts(meeting: Meeting, timetable: list[Slot], items: list[Item]) -> list[str]:
    """What somebody should look at before the schedule is frozen, in words."""
    return [
        *_overflowing(timetable),
        *_overlapping([slot.sitting for slot in timetable]),
        *_outside(meeting, timetable),
        *(_about_items(timetable, items) if timetable else []),
        *(_unsworn(timetable, items) if timetable else []),
    ]


def unlisted(meeting: Meeting) -> list[str]:
    """A version keeps the list of people as well; an empty one is rarely meant."""
    return [] if meeting.participants.exists() else ["参会名单还是空的，定稿的版本里没有人员。"]


def _overflowing(timetable):
    for slot in timetable:
        if slot.over > 0:
            ends = localtime(slot.sitting.ends_at)
            yield f"{slot.sitting}的各项共需 {slot.used} 分钟，到 {ends:%H:%M} 结束还差 {slot.over} 分钟。"


def _overlapping(sittings):
    """Two groups may sit at the same time, a plenary and anything else may not."""
    for place, one in enumerate(sittings):
        for other in sittings[place + 1 :]:
            apart = one.kind == other.kind == SittingKind.GROUP and one.group and other.group
            if other.starts_at < one.ends_at and not (apart and one.group != other.group):
                yield f"{other}（{localtime(other.starts_at):%H:%M}）开始时，{one}还没有结束。"


def _outside(meeting, timetable):
    if meeting.opens_on is None:
        return
    last = meeting.closes_on or meeting.opens_on
    for slot in timetable:
        if not meeting.opens_on <= localdate(slot.sitting.starts_at) <= last:
            yield f"{slot.sitting}不在会期（{meeting.days}）之内。"


def _about_items(timetable, items):
    entries = [row.entry for slot in timetable for row in slot.rows if row.entry.item_id]
    present = {item.pk for item in items}
    for entry in entries:
        if entry.item_id not in present:
            yield f"“{entry.item}”已经不在议程上，日程里还有它。"
        elif entry.item.written_only and entry.activity in HEARD:
            yield f"“{entry.item}”是书面报告，不在会上口头报告。"
    spoken, voted = {e.item_id for e in entries}, {e.item_id for e in entries if e.activity == Activity.VOTE}
    for item in items:
        if item.pk not in spoken and not item.written_only:
            yield f"“{item}”还没有排进日程。"
        elif item.needs_vote and item.pk not in voted:
            yield f"“{item}”需要表决，日程里还没有表决。"
    yield from _too_early(entries)


def _unsworn(timetable, items):
    """Where the district swears in the meeting, who is passed and must swear does so before it closes (setting 46)."""
    swears = any(row.entry.activity == Activity.OATH for slot in timetable for row in slot.rows)
    motions = [item.appointment_id for item in items if item.appointment_id]
    if motions and not swears and setting("appointment.oath_at_meeting"):
        lines = AppointmentLine.objects.filter(motion__in=motions, status__in=AT_MEETING).select_related("post")
        if any(swears_in_house(line) for line in lines):
            yield "表决任免以后要在会议上宪法宣誓，日程里还没有。"


def _too_early(entries):
    """A vote before the matter has been heard is a slip of the hand."""
    heard = {}
    for place, entry in enumerate(entries):
        if entry.activity in HEARD:
            heard[entry.item_id] = place
    for place, entry in enumerate(entries):
        if entry.activity == Activity.VOTE and heard.get(entry.item_id, -1) > place:
            yield f"“{entry.item}”的表决排在听取或者审议之前。"
