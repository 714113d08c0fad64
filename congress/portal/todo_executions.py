"""决议决定的执行 in 待办: the organ reports, the office reads."""

from congress.accounts.models import Role
from congress.portal.asking import Question, Todo
from meetings.models import ExecutionClock, ExecutionStatus
from meetings.queries.executing import executions_of_office, executions_of_units


def row(execution) -> Todo:
    waits = execution.status == ExecutionStatus.ORDERED
    verb, page = ("报告", "report_execution/") if waits else ("审阅", "")
    due, url = execution.due_on, execution.get_absolute_url()
    clock = ExecutionClock(starts_on=due, due_on=due, rule={"label": "报告期限"}) if waits else None
    return Todo("决议执行", verb, f"{url}{page}", execution.title, url, execution.unit.label, clock)


def execution_questions(user) -> list[Question]:
    units, dispatches = user.units_as(Role.HANDLER, Role.UNIT_HEAD), user.has_role(Role.DISPATCHER)
    asked = [Question(executions_of_office(), row)] if user.has_role(Role.MEETING_OFFICER) else []
    if units or dispatches:
        asked.append(Question(executions_of_units(units, dispatches=dispatches), row))
    return asked
