"""决议决定的执行: ordered with a day, reported by the organ, read by the house (监督法第十七条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.pages.dates import full_day
from congress.workflow.wanted import want_past, want_words
from meetings import notices
from meetings.deadlines import executing as clocks
from meetings.flow import EXECUTION, ITEM
from meetings.models import Decision, Execution, Item


def order_execution(item: Item, *, by, unit, demand: str = "", due_on: date | None = None) -> Execution:
    """交执行: to the organ, until the day the resolution names; without one the rulebook says until when."""
    if due_on and due_on < localdate():
        raise ValidationError({"due_on": "报告期限不能早于今天。"})
    with ITEM.take("order_execution", item, by=by) as (item, facts):
        decision = Decision.objects.get(item=item)
        if decision.executions.filter(unit=unit).exists():
            raise ValidationError({"unit": f"已经交{unit.label}执行。"})
        until = due_on or clocks.usual(decision.adopted_on)
        made = Execution.objects.create(decision=decision, unit=unit, demand=demand.strip(), due_on=until)
        clocks.start(made, named=due_on is not None)
        facts["said"] = f"交{unit.label}，{full_day(until)}前报告执行情况"
        with EXECUTION.take("begin_execution", made, by=by) as (made, told):
            told["said"] = facts["said"]
            notices.execution_ordered(made)
    return made


def report_execution(execution: Execution, *, by, report: str, reported_on: date, files=()) -> Execution:
    """报告执行情况: by the organ, or by the office where it came on paper."""
    want_words("请写明执行情况。", report=report)
    want_past("报告日期", reported_on=reported_on)
    with EXECUTION.take("report_execution", execution, by=by) as (execution, told):
        execution.report, execution.reported_on = report.strip(), reported_on
        execution.files.add(*files)
        clocks.meet(execution)
        told["said"] = full_day(reported_on)
        notices.execution_reported(execution)
    return execution


def note_execution(execution: Execution, *, by, remark: str = "") -> Execution:
    """审阅: what was decided is carried out."""
    with EXECUTION.take("note_execution", execution, by=by) as (execution, told):
        execution.remark, execution.noted_on, told["said"] = remark.strip(), localdate(), remark.strip()[:300]
    return execution


def return_execution(execution: Execution, *, by, remark: str, due_on: date) -> Execution:
    """要求补充报告: what is missing, and by when."""
    want_words("请写明需要补充的内容。", remark=remark)
    if due_on < localdate():
        raise ValidationError({"due_on": "补充报告的期限不能早于今天。"})
    with EXECUTION.take("return_execution", execution, by=by, note=remark) as (execution, told):
        execution.remark, execution.due_on = remark.strip(), due_on
        clocks.again(execution)
        told["said"] = f"{full_day(due_on)}前补充报告"
        notices.execution_returned(execution)
    return execution
