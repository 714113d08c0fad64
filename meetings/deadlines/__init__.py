"""The days a meeting must keep, most of them counted back from its first day. Each limit and its article stand in
the rulebook; here is when each one runs."""

from datetime import date

from django.db.models import Q
from django.utils.timezone import now

from congress.rulebook.book import Book, Deadline, open_book
from meetings.models import (
    HELD,
    BodyKind,
    Item,
    ItemKind,
    Meeting,
    MeetingClock,
    PaperKind,
)

K, P = ItemKind, PaperKind
WITH_MEETING = "meeting.papers"  # goes out with everything else; no day of its own
# Which papers a matter needs, and the limit each must keep. The statute's days first, the rest with the meeting.
PAPERS: dict[str, tuple[tuple[str, str], ...]] = {
    # 监督法第十五条: to the working committee, to the standing committee, to the members
    K.REPORT: ((P.REPORT_DRAFT, "report.draft"), (P.REPORT, "report.final")),
    K.INSPECTION: ((P.REPORT, WITH_MEETING),),
    K.PLAN_BUDGET: ((P.REPORT, WITH_MEETING),),
    # 预算法第七十八条、第六十九条
    K.ACCOUNTS: ((P.REPORT, "accounts.draft"), (P.REVIEW, WITH_MEETING), (P.DECISION_DRAFT, WITH_MEETING)),
    K.BUDGET_CHANGE: ((P.MOTION, "budget.adjustment"), (P.REVIEW, WITH_MEETING), (P.DECISION_DRAFT, WITH_MEETING)),
    K.AUDIT: ((P.REPORT, WITH_MEETING),),
    K.MOTION: ((P.MOTION, "meeting.motion_in"), (P.EXPLANATION, WITH_MEETING)),
    K.RESOLUTION: ((P.DECISION_DRAFT, "meeting.motion_in"), (P.EXPLANATION, WITH_MEETING)),
    K.APPOINTMENT: (
        (P.MOTION, "appointment.submit"), (P.NOMINEES, "appointment.submit"), (P.STATEMENT, WITH_MEETING),
    ),
    # 监督法第六十一条、第六十二条: ground and evidence; whom it is about may answer in writing
    K.DISMISSAL: ((P.MOTION, "meeting.motion_in"), (P.EVIDENCE, "meeting.motion_in"), (P.DEFENCE, WITH_MEETING)),
    K.CREDENTIALS: ((P.REPORT, WITH_MEETING),),
    K.PROPOSALS: ((P.REPORT, WITH_MEETING),),
    K.INQUIRY: ((P.INQUIRY_PLAN, WITH_MEETING),),
    K.INTERPELLATION: ((P.MOTION, WITH_MEETING),),
    K.POLL: ((P.POLL_SHEET, WITH_MEETING),),
    K.RESPONSE: ((P.REPORT, WITH_MEETING),),
    K.WRITTEN: ((P.REPORT, WITH_MEETING),),
    K.DRAFT: ((P.DRAFT, WITH_MEETING),),
}  # fmt: skip
OF_MEETING = ("meeting.notice", "meeting.papers", "meeting.papers_floor", "meeting.motion_in")
INTERVAL = "meeting.interval"


def required_papers(item: Item) -> list[tuple[str, str]]:
    """Every paper this matter needs: its kind, and the key of the limit by which it must be there."""
    return list(PAPERS.get(item.kind, ()))


def item_keys(item: Item) -> tuple[str, ...]:
    """The limits that run for this matter alone."""
    own = [key for _, key in required_papers(item) if key not in OF_MEETING]
    if item.topic_id:  # the topic counts back by itself (supervision/deadlines/road.py)
        return tuple(dict.fromkeys(key for key in own if not key.startswith("report.")))
    if item.kind == ItemKind.REPORT:
        own.append("report.to_members")
    return tuple(dict.fromkeys(own))


def meeting_keys(meeting: Meeting) -> tuple[str, ...]:
    """The limits of the whole meeting. A meeting called at short notice (临时召集) is bound by none of them."""
    if meeting.is_urgent or meeting.opens_on is None:
        return ()
    if meeting.body.kind == BodyKind.STANDING_COMMITTEE:
        return OF_MEETING
    return ("chairs_meeting.notice",) if meeting.body.kind == BodyKind.CHAIRS_MEETING else ()


def count_back(meeting: Meeting) -> list[MeetingClock]:
    """Let every limit of a meeting and of its items run to its first day; after a change of day, to the new one.

    What has been done stays done. Answers the clocks that run.
    """
    book = open_book()
    done = set(MeetingClock.objects.filter(meeting=meeting).exclude(met_at=None).values_list("item", "kind"))
    wanted = [(None, key) for key in meeting_keys(meeting)]
    if wanted and meeting.body.kind == BodyKind.STANDING_COMMITTEE:
        wanted += [(item, key) for item in meeting.items.all() for key in item_keys(item)]
    kept = [
        start(key, meeting, on=meeting.opens_on, item=item, book=book).pk
        for item, key in wanted
        if (item and item.pk, key) not in done
    ]
    others = MeetingClock.objects.running().filter(meeting=meeting).exclude(kind=INTERVAL).exclude(pk__in=kept)
    others.filter(kind__in=_counted_back()).update(void_at=now())
    return list(MeetingClock.objects.filter(pk__in=kept))


def _counted_back() -> set[str]:
    own = {key for papers in PAPERS.values() for _, key in papers}
    return {*own, *OF_MEETING, "report.to_members", "chairs_meeting.notice"}


def held(meeting: Meeting) -> None:
    """The meeting has begun: what was counted back to it has lost its object, and 每两个月至少举行一次
    (地方组织法第五十一条) runs from it. Called when it is convened, and when an earlier one is written down by hand."""
    back = MeetingClock.objects.running().filter(meeting=meeting, kind__in=_counted_back())
    back.update(void_at=now())
    if meeting.body.kind != BodyKind.STANDING_COMMITTEE or meeting.opens_on is None:
        return
    same = Meeting.objects.filter(body=meeting.body, opens_on__isnull=False).filter(status__in=HELD)
    if same.filter(opens_on__gt=meeting.opens_on).exclude(pk=meeting.pk).exists():
        return
    before = MeetingClock.objects.running().filter(meeting__body=meeting.body, kind=INTERVAL)
    before.exclude(meeting=meeting).update(met_at=now())
    start(INTERVAL, meeting, on=meeting.opens_on)


def closed(meeting: Meeting, adopted_on: date | None) -> None:
    """会后: minutes from the closing day, publication from the day of the first decision."""
    if meeting.body.kind == BodyKind.PARTY_GROUP:
        return
    start("meeting.minutes", meeting, on=meeting.closed_on)
    if adopted_on and meeting.body.kind in (BodyKind.STANDING_COMMITTEE, BodyKind.CONGRESS):
        start("meeting.publish", meeting, on=adopted_on)


def interval_from(day: date) -> Deadline:
    """By when the standing committee must meet again."""
    return open_book().deadline(INTERVAL, day)


def pressing(today: date):
    """Running limits somebody must act on. 议案提交最迟日 is told on the agenda and marks what is late; once it is
    past nobody can keep it any more."""
    gone = Q(kind="meeting.motion_in", due_on__lt=today)
    return MeetingClock.objects.running().exclude(gone)


def motions_due(meeting: Meeting) -> date | None:
    """The last day a matter could come in for this meeting; None where no limit binds."""
    if "meeting.motion_in" not in meeting_keys(meeting):
        return None
    return open_book().deadline("meeting.motion_in", meeting.opens_on).due_on


def start(key: str, meeting: Meeting, *, on: date, item: Item | None = None, book: Book | None = None) -> MeetingClock:
    """Begin one clock, once; while it runs from the same day, starting it again changes nothing.

    When the meeting has been moved, the running clock is void and a new one runs to the new day.
    """
    same = MeetingClock.objects.running().filter(meeting=meeting, item=item, kind=key)
    if found := same.filter(starts_on=on).first():
        return found
    same.update(void_at=now())
    clock = MeetingClock.start(key, on=on, book=book or open_book(), meeting=meeting, item=item)
    clock.save()
    return clock


def meet(meeting: Meeting, *keys: str, item: Item | None = None) -> None:
    """What the clock waited for has been done."""
    _running(meeting, *keys, item=item).update(met_at=now())


def void(meeting: Meeting, *keys: str, item: Item | None = None) -> None:
    """The clock has lost its object. Without keys every running clock."""
    _running(meeting, *keys, item=item).update(void_at=now())


def _running(meeting: Meeting, *keys: str, item: Item | None):
    clocks = MeetingClock.objects.running().filter(meeting=meeting)
    if item is not None:
        clocks = clocks.filter(item=item)
    return clocks.filter(kind__in=keys) if keys else clocks


def notice_due(meeting: Meeting) -> Deadline | None:
    """By when the notice must be out; None where nothing binds: at short notice only if the district wants it so."""
    keys = {BodyKind.STANDING_COMMITTEE: "meeting.notice", BodyKind.CHAIRS_MEETING: "chairs_meeting.notice"}
    key, book = keys.get(meeting.body.kind), open_book()
    if key is None or meeting.opens_on is None or (meeting.is_urgent and not book.setting("meeting.notice_for_urgent")):
        return None
    return book.deadline(key, meeting.opens_on)


def notice_is_late(meeting: Meeting, today: date) -> bool:
    due = notice_due(meeting)
    return due is not None and today > due.due_on
