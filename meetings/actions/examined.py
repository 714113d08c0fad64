"""What the exam does to a line (law.md §9.3): the sitting decides, the line moves."""

from meetings.flow import LINE
from meetings.models import AppointmentLine

Exam = AppointmentLine.Exam


def schedule_exam(line: AppointmentLine, *, by, said: str = "") -> AppointmentLine:
    """安排任前考试, also the retry."""
    with LINE.take("schedule_exam", line, by=by) as (line, facts):
        facts["said"] = said
    return line


def exempt_exam(line: AppointmentLine, *, by, note: str) -> AppointmentLine:
    """免予考试, with its ground."""
    with LINE.take("exempt_exam", line, by=by, note=note) as (line, _facts):
        line.exam = Exam.EXEMPT
    return line


def pass_exam(line: AppointmentLine, *, said: str) -> AppointmentLine:
    with LINE.take("pass_exam", line, by=None) as (line, facts):
        line.exam, facts["said"] = Exam.PASSED, said
    return line


def fail_exam(line: AppointmentLine, *, said: str, finally_: bool = False) -> AppointmentLine:
    """不及格: a retry is left, or (``finally_``) none, and the nomination is suspended."""
    with LINE.take("fail_exam_finally" if finally_ else "fail_exam", line, by=None) as (line, facts):
        line.exam, facts["said"] = Exam.FAILED, said
    return line
