"""The days of 人事任免 (law.md §9.2): counted back from the meeting, then on from the exam, the vote, the poll."""

from datetime import date

from django.utils.timezone import now

from congress.rulebook.book import Book, Deadline, open_book
from meetings.models import (
    APPOINTING,
    AppointmentClock,
    AppointmentLine,
    AppointmentMotion,
    AppointmentStatus,
    Meeting,
    Status,
)

SUBMIT = "appointment.submit"
NOTIFY = "appointment.notify"
OATH = "appointment.oath"
OATH_BY_ORGAN = "appointment.oath_by_organ"
OATHS = (OATH, OATH_BY_ORGAN)
RETRY = "appointment.retry"
GOVERNMENT = "government.members"


def last_day(meeting: Meeting | None) -> Deadline | None:
    """提请最迟日 for a meeting whose day is known; one called at short notice or not held binds nobody."""
    if meeting is None or meeting.opens_on is None or meeting.is_urgent or meeting.status == Status.CANCELLED:
        return None
    return open_book().deadline(SUBMIT, meeting.opens_on)


def is_late(motion: AppointmentMotion, on: date) -> bool:
    due = last_day(motion.meeting)
    return due is not None and on > due.due_on


def count_back(motion: AppointmentMotion) -> None:
    """The motion must be in by T−10; after a change of day, to the new one. What came in stays met."""
    if last_day(motion.meeting) is None:
        void(motion, SUBMIT)
    elif motion.received_on is None:
        start(motion, SUBMIT, on=motion.meeting.opens_on)


def move_with(meeting: Meeting) -> None:
    """The meeting has another day, or none: whatever is drafted for it must be in by another day."""
    for motion in AppointmentMotion.objects.filter(meeting=meeting, status=AppointmentStatus.DRAFT):
        motion.meeting = meeting
        count_back(motion)


def lose(meeting: Meeting) -> None:
    """The meeting is cancelled, or has begun: nothing is in time for it any more."""
    aimed = AppointmentClock.objects.running().filter(motion__meeting=meeting, kind=SUBMIT)
    aimed.update(void_at=now())


def start(
    motion: AppointmentMotion, key: str, *, on: date, line: AppointmentLine | None = None, book: Book | None = None
) -> AppointmentClock:
    """Begin one clock, once; from another day the running one is void and a new one runs."""
    same = AppointmentClock.objects.running().filter(motion=motion, line=line, kind=key)
    if found := same.filter(starts_on=on).first():
        return found
    same.update(void_at=now())
    clock = AppointmentClock.start(key, on=on, book=book or open_book(), motion=motion, line=line)
    clock.save()
    return clock


def government_is_in(motion: AppointmentMotion) -> None:
    """The head has put forward members of the government: by this motion or another, the duty of the term is met."""
    if motion.lines.filter(post__of_government=True, verb__in=APPOINTING).exists():
        due = AppointmentClock.objects.running().filter(
            kind=GOVERNMENT, motion__unit=motion.unit, motion__term=motion.term
        )
        due.update(met_at=now())


def wait_for_oath(line: AppointmentLine) -> None:
    """宪法宣誓: by the house within a month, by the organ of the post within its own days (参照北京市、重庆市办法)."""
    start(line.motion, OATH_BY_ORGAN if line.post.sworn_at_organ else OATH, on=line.decided_on, line=line)


def meet(motion: AppointmentMotion, *keys: str, line: AppointmentLine | None = None) -> None:
    """What the clock waited for has been done."""
    AppointmentClock.objects.running().filter(motion=motion, line=line, kind__in=keys).update(met_at=now())


def void(motion: AppointmentMotion, *keys: str, line: AppointmentLine | None = None) -> None:
    """The clock has lost its object. Without keys every running clock of the motion, or of the one line; what the law
    wants of a new government stays wanted, whichever draft it hangs on."""
    clocks = AppointmentClock.objects.running().filter(motion=motion).exclude(kind=GOVERNMENT)
    if line is not None:
        clocks = clocks.filter(line=line)
    (clocks.filter(kind__in=keys) if keys else clocks).update(void_at=now())


def wait_to_retry(line: AppointmentLine) -> None:
    """未获通过: the clock to the first day they may be put forward again, where the district has an interval."""
    if open_book().limit(RETRY).value:
        start(line.motion, RETRY, on=line.decided_on, line=line)


def earliest_retry(official, post, term) -> Deadline | None:
    """再次提请最早日, counted from the last vote that failed; None where nothing failed or nothing has to pass."""
    lost = AppointmentLine.objects.filter(official=official, post=post, motion__term=term, verb__in=APPOINTING)
    last = lost.filter(status="failed").order_by("decided_on").last()
    book = open_book()
    return book.deadline(RETRY, last.decided_on) if last and book.limit(RETRY).value else None
