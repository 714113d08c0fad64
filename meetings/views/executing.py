"""决议决定的执行: the ledger with its export, one execution, and the steps of both sides."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from congress.files.send import show
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.steps import Ask, StepPages, itself
from meetings import actions
from meetings.flow import EXECUTION, ITEM
from meetings.forms import executing as ask
from meetings.models import ExecutionStatus
from meetings.queries.executing import executions_visible_to
from meetings.rules import UNIT_ROLES, is_staff
from meetings.views.fetch import item as found_item

STATES = tuple(State(each.value, each.label, (each.value,)) for each in ExecutionStatus)


def title_cell(execution):
    return format_html('<a class="title" href="{}">{}</a>', execution.get_absolute_url(), execution.title)


COLUMNS = (
    Column("title", "决议决定", lambda each: each.title, draw=title_cell, area="t", fixed=True),
    Column("doc_no", "文号", lambda each: each.decision.doc_no),
    Column("adopted", "通过日期", lambda each: each.decision.adopted_on, sort="decision__adopted_on"),
    Column("unit", "执行单位", lambda each: each.unit.label, sort="unit__name", area="u"),
    Column("due", "报告期限", lambda each: each.due_on, sort="due_on", area="n"),
    Column("reported", "报告日期", lambda each: each.reported_on, sort="reported_on"),
    Column("noted", "审阅日期", lambda each: each.noted_on, sort="noted_on", shown=False),
    Column("status", "状态", lambda each: each.get_status_display(), draw=pill, area="s"),
)


@login_required
@require_safe
def executions(request):
    user = request.user
    if not (is_staff(user) or user.has_any_role(*UNIT_ROLES) or executions_visible_to(user).exists()):
        raise PermissionDenied
    listing = Listing(
        request, executions_visible_to(user), COLUMNS, name="决议决定执行", unit="件", states=STATES, sort="due",
        empty="还没有交执行的决议决定。",
    )  # fmt: skip
    return listing.export() or render_part(request, "meetings/executions.html", Listing.part, {"listing": listing})


def found_execution(request, code):
    return get_object_or_404(executions_visible_to(request.user), code=code)


@login_required
@require_safe
def execution(request, code):
    row = found_execution(request, code)
    context = {
        "execution": row, "doors": EXECUTION.doors(request.user, row), "clock": row.clocks.order_by("-pk").first(),
        "files": row.files.all(), "entries": row.entries.order_by("-seq"),
    }  # fmt: skip
    return render(request, "meetings/execution.html", context)


@login_required
@require_safe
def execution_file(request, code, file):
    return show(request, found_execution(request, code).files.filter(pk=file).first())


EXECUTION_STEPS = StepPages("meetings", EXECUTION, actions, found_execution).views({
    "report_execution": Ask(ask.ReportExecutionForm, "执行情况已报告。"),
    "note_execution": Ask(ask.NoteExecutionForm, "已审阅。"),
    "return_execution": Ask(ask.ReturnExecutionForm, "已要求补充报告。"),
})  # fmt: skip
ORDER_STEPS = StepPages("meetings", ITEM, actions, found_item).views({
    "order_execution": Ask(ask.OrderExecutionForm, "已交执行。", then=itself),
})  # fmt: skip
