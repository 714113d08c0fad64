"""人事任免 in 待办: motions to review and to bring on, papers an organ owes, reports on who is suspended."""

from django.urls import reverse

from congress.accounts.models import Role
from congress.portal.asking import Question, Todo
from meetings.models import AppointmentClock
from meetings.models import AppointmentStatus as S
from meetings.queries import appointments_todo as todo
from meetings.rules.appointments import HANDED_IN_BY, ORGAN_ROLES

# (what it is, the button, the step) by status
OFFICE = {
    S.RECEIVED: ("收到任免议案", "审查", "appointment"),
    S.UNDER_REVIEW: ("任免审查", "审查", "appointment"),
    S.REVIEWED: ("主任会议研究", "记录", "rule_appointments"),
    S.SUBMITTED: ("提请会议", "列入", "bring_appointments"),
}
ORGAN = {
    S.DRAFT: ("任免案起草中", "继续", "appointment"),
    S.INCOMPLETE: ("任免材料", "补充", "supplement_appointments"),
}

HANDING_IN = {kind for kinds in HANDED_IN_BY.values() for kind in kinds}


def motion_row(steps: dict):
    def row(motion) -> Todo:
        step, verb, name = steps[motion.status]
        due = motion.due_on
        clock = AppointmentClock(starts_on=due, due_on=due, rule={"label": "提请"}) if due else None
        url = reverse(f"meetings:{name}", args=[motion.code])
        return Todo(step, verb, url, motion.title, motion.get_absolute_url(), motion.unit.label, clock)

    return row


def induction_row(motion) -> Todo:
    """Passed, and not in office yet; the clock of the line that is due first."""
    due = motion.due_on
    clock = AppointmentClock(starts_on=due, due_on=due, rule={"label": "到任办理"}) if due else None
    place = motion.get_absolute_url()
    return Todo("到任办理", "办理", reverse("meetings:induction"), motion.title, place, motion.unit.label, clock)


def line_row(line) -> Todo:
    url = reverse("meetings:report_investigation", args=[line.motion.code, line.pk])
    return Todo("暂缓提请", "报送调查报告", url, line.label, line.get_absolute_url(), line.motion.title, None)


def appointment_questions(user) -> list[Question]:
    """Which questions are this person's; judged by the acting post like every right."""
    asked = []
    if user.has_role(Role.APPOINTMENT_OFFICER):
        asked.append(Question(todo.of_office(user), motion_row(OFFICE)))
        asked.append(Question(todo.to_induct(user), induction_row))
    if any(post.role in ORGAN_ROLES and post.unit.kind in HANDING_IN for post in user.acting_posts):
        asked += [Question(todo.of_organ(user), motion_row(ORGAN)), Question(todo.to_investigate(user), line_row)]
    return asked
