"""审查: the reviewing office checks the papers, may go along on visits, and says what it found (§9.2 step 2)."""

from datetime import date

from django.utils.timezone import localdate

from congress.workflow.wanted import want_past
from meetings import notices
from meetings.deadlines import appointments as clocks
from meetings.flow import APPOINTMENT, LINE
from meetings.models import AppointmentMotion, LineStatus
from meetings.queries.appointments import lines_of


def start_review(motion: AppointmentMotion, *, by, note: str = "") -> AppointmentMotion:
    """开始审查: every line has the papers it needs."""
    with APPOINTMENT.take("start_review", motion, by=by, note=note) as (motion, told):
        clocks.government_is_in(motion)  # what came on paper has its people only now
        told["said"] = "材料齐全"
        motion.wanted = ""
    return motion


def ask_papers(motion: AppointmentMotion, *, by, wanted: str) -> AppointmentMotion:
    """要求补充材料: back to the organ, with what is missing."""
    with APPOINTMENT.take("ask_papers", motion, by=by) as (motion, told):
        motion.wanted = told["said"] = wanted
        notices.appointment_asked(motion)
    return motion


def record_visit(motion: AppointmentMotion, *, by, on: date, people: str, note: str) -> AppointmentMotion:
    """记录联合考察 with the organisation department: when, who, and what was found."""
    with APPOINTMENT.take("record_visit", motion, by=by, note=note) as (motion, told):
        want_past("考察日期", on=on)
        told["said"] = f"{on:%Y-%m-%d}，{people}"
    return motion


def review_appointments(motion: AppointmentMotion, *, by, review: str) -> AppointmentMotion:
    """提出审查意见: every candidate has passed the exam, is exempt from it, or is suspended."""
    with APPOINTMENT.take("review_appointments", motion, by=by) as (motion, told):
        ready = (LineStatus.LISTED, LineStatus.EXAM_PASSED, LineStatus.EXEMPT)
        lines = list(lines_of(motion).filter(status__in=ready))
        for line in lines:
            with LINE.take("clear_line", line, by=None):
                pass
        motion.review, motion.reviewed_on = review, localdate()
        told["said"] = f"{len(lines)} 人次已审查"
    return motion
