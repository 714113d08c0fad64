"""决议决定的执行: what the standing committee decided is given to its organ, reported and read in the months after."""

from datetime import timedelta

from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from meetings import actions
from meetings.models import Execution, ExecutionStatus, Item, Meeting
from meetings.rules.executing import nothing_to_execute

REPORTED, NOTED = timedelta(days=75), timedelta(days=120)  # after it was adopted
SAID = "已制定分工方案，各项任务落实到单位和责任人，按季度调度，年度目标完成过半。"


def carry_on(meeting: Meeting, by) -> None:
    """Of this meeting the decisions are given out; of earlier ones the organs report by and by."""
    for item in Item.objects.filter(meeting=meeting, status="passed"):
        if not nothing_to_execute(item):
            government = Unit.objects.valid_on(localdate()).get(kind=UnitKind.GOVERNMENT)
            demand = "执行决议的主要措施、进展和存在的问题。"
            actions.order_execution(item, by=by, unit=government, demand=demand)
    ordered = Execution.objects.filter(status=ExecutionStatus.ORDERED)
    for row in ordered.filter(decision__adopted_on__lte=localdate() - REPORTED):
        actions.report_execution(row, by=by, report=SAID, reported_on=localdate())
    reported = Execution.objects.filter(status=ExecutionStatus.REPORTED)
    for row in reported.filter(decision__adopted_on__lte=localdate() - NOTED):
        actions.note_execution(row, by=by, remark="同意，继续抓好落实。")
