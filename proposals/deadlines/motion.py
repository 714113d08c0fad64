"""The days of a motion (law.md §6.1): reckoned from the close of the session, from the hand-over, from the hearing."""

from datetime import date

from django.utils.timezone import now

from proposals.models import Motion, MotionClock

HANDLING = ("motion.handling_report", "motion.rehandle")
DELIBERATION = ("motion.organ_opinion", "motion.review_result")


def start_motion(key: str, motion: Motion, *, on: date, anchor: str = "") -> MotionClock:
    """Begin one clock; while it runs, beginning it again changes nothing."""
    found = running_of_motion(motion, key).first()
    if found:
        return found
    clock = MotionClock.start(key, on=on, anchor=anchor, motion=motion)
    clock.save()
    return clock


def running_of_motion(motion: Motion, *keys: str):
    clocks = MotionClock.objects.filter(motion=motion).running()
    return clocks.filter(kind__in=keys) if keys else clocks


def meet_motion(motion: Motion, *keys: str) -> None:
    running_of_motion(motion, *keys).update(met_at=now())


def void_motion(motion: Motion, *keys: str) -> None:
    running_of_motion(motion, *keys).update(void_at=now())


def deliberation(motion: Motion, today: date, *, consulted: bool) -> None:
    """After the session: the organs' opinions within thirty days, the committee's result within three months. Both
    run from the closing day; where it is not known or the congress was not sitting, from the decision, and say so."""
    closes_on = motion.session.closes_on if motion.session and motion.channel == "session" else None
    on, anchor = (closes_on, "") if closes_on else (today, "决定日")
    if consulted:
        start_motion("motion.organ_opinion", motion, on=on, anchor=anchor)
    start_motion("motion.review_result", motion, on=on, anchor=anchor)


def next_year(motion: Motion, today: date) -> None:
    """A motion followed on is reported again by the end of the next year."""
    start_motion("motion.handling_report", motion, on=date(today.year + 1, 1, 1), anchor="跟踪年度")


def refresh_motion(motion: Motion) -> None:
    """Copy the nearest running clock onto the motion's own row, for lists; the caller's step saves it."""
    clock = running_of_motion(motion).order_by("due_on").first()
    motion.due_on, motion.due_label = (clock.due_on, clock.label) if clock else (None, "")
