"""决议决定的执行: the organ hears what it has to report and by when, the office what was reported."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.organs.models import UnitKind
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import still_speaks
from meetings.models import Execution, ExecutionClock
from meetings.rules import UNIT_ROLES

DUE = "execution_due"
ABOUT = {"决议决定": ("about.title", "关于加强饮用水水源保护的决议")}
UNTIL = {"期限": ('about.due_on|date:"n月j日"', "6月30日")}
UNIT = {"单位": ("about.unit.label", "区水务局")}
LEFT = {"决议决定": ("title", "关于加强饮用水水源保护的决议"), "期限": ("label", "决议执行情况报告期限")}
LEFT |= {"日期": ('due_on|date:"n月j日"', "6月30日"), "还剩天数": ("left", "7")}
BOTH = ("email", "sms")
KINDS = [
    Kind("execution_ordered", "决议决定交执行", ABOUT | UNTIL, BOTH),
    Kind("execution_reported", "决议决定执行情况已报告", ABOUT | UNIT, ("email",)),
    Kind("execution_returned", "请补充报告决议执行情况", ABOUT | UNTIL, BOTH),
    Kind(DUE, "决议执行情况报告期限将到", LEFT, BOTH, still_true=still_speaks),
]


def organ_of(execution):
    found = holders_of(*UNIT_ROLES, unit=execution.unit)
    return found | holders_of(Role.DISPATCHER) if execution.unit.kind == UnitKind.GOVERNMENT else found


def _tell(kind, to, execution) -> None:
    post(kind, to=to, about=execution, once=f"{execution.code}:{execution.version}")


def execution_ordered(execution) -> None:
    _tell("execution_ordered", organ_of(execution), execution)


def execution_reported(execution) -> None:
    _tell("execution_reported", holders_of(Role.MEETING_OFFICER), execution)


def execution_returned(execution) -> None:
    _tell("execution_returned", organ_of(execution), execution)


def lines(clocks) -> list[Line]:
    rows = list(clocks.select_related("execution__decision", "execution__unit"))
    office = [Asked(each.pk, each.name) for each in holders_of(Role.MEETING_OFFICER)] if rows else []
    found = []
    for row in rows:
        told = [Asked(each.pk, each.name) for each in organ_of(row.execution)]
        found.append(Line(
            clock=row.pk, kind=row.kind, due_on=row.due_on, rung=row.rung, link=row.execution.get_absolute_url(),
            about=(Execution._meta.label_lower, str(row.execution_id)),
            facts={"title": row.execution.title, "label": row.label}, public=row.execution.unit.label,
            asked=tuple({each.user: each for each in (*told, *office)}.values()),
        ))  # fmt: skip
    return found


REMINDED = Reminded(clocks=ExecutionClock, lines=lines, texts={"decision.execution": DUE}, in_calendars=True)
