"""任前考试 in 待办 of the office that examines."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.portal.asking import Question, Todo
from meetings.models import AppointmentClock, ExamStatus, LineStatus
from meetings.queries import exam_todo as todo


def line_row(line) -> Todo:
    again, due = line.status == LineStatus.EXAM_FAILED, line.due_on
    clock = AppointmentClock(starts_on=due, due_on=due, rule={"label": "补考期限"}) if due else None
    url = reverse("meetings:exams") if line.status == LineStatus.EXAM_DUE else ""
    url = url or reverse("meetings:schedule_exam", args=[line.motion.code, line.pk])
    step = "任前考试补考" if again else "任前考试"
    return Todo(step, "安排", url, line.label, line.get_absolute_url(), line.motion.title, clock)


def sitting_row(sitting) -> Todo:
    name = "issue_code" if sitting.held_on >= localdate() else "reschedule_exam"
    if sitting.is_paper:
        name = "verify_exam" if sitting.status == ExamStatus.KEYED else "key_in_exam"
    verbs = {"issue_code": "发考试码", "reschedule_exam": "改期", "verify_exam": "复核", "key_in_exam": "录入"}
    url = reverse(f"meetings:{name}", args=[sitting.pk])
    told = f"{sitting.line.post.name} · {sitting.held_on:%Y-%m-%d}"
    return Todo("任前考试", verbs[name], url, str(sitting), sitting.get_absolute_url(), told, None)


def exam_questions(user, today: date) -> list[Question]:
    if not user.has_role(Role.APPOINTMENT_OFFICER):
        return []
    return [Question(todo.to_examine(user), line_row), Question(todo.exams_at_hand(user, today), sitting_row)]
