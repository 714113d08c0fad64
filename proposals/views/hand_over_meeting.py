"""交办会 and 转办台: the two places where cases go from one office to the next."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from congress.accounts.models import Role
from congress.audit.leaving import as_sheet
from congress.pages.htmx import render_part
from congress.pages.listing import Listing, State
from congress.pages.paging import paginate
from congress.pages.papers import paper_response
from proposals import actions, documents, rules
from proposals.forms import HandOverMeetingForm, ShareFilter
from proposals.queries import hand_over
from proposals.views.columns import share_columns

DESK_STATES = (
    State("sent", "待签收", ("sent",)),
    State("asked", "申请退办", ("return_asked",)),
    State("working", "办理中", ("working",)),
    State("signing", "待签发核发", ("signing", "signed")),
    State("done", "已答复", ("issued", "advised")),
    State("passed", "已转办", ("passed_on",)),
)
CASE_LABELS = ("编号", "标题", "领衔代表", "承办单位", "状态", "期限")
MEETING_LABELS = ("名称", "日期", "时间", "地点", "主持人", "建议件数")


def _fetch(request, pk):
    return get_object_or_404(hand_over.meetings_for(request.user), pk=pk)


@login_required
@require_safe
def hand_over_meetings(request):
    found = hand_over.meetings_for(request.user)
    if sheet := as_sheet(request, "交办会", MEETING_LABELS, found, _meeting_cells):
        return sheet
    context = {"page": paginate(request, found), "may_write": rules.is_coordinator(request.user, None)}
    return render(request, "proposals/hand_over_meetings.html", context)


def _meeting_cells(each) -> tuple:
    begins = f"{each.begins_at:%H:%M}" if each.begins_at else ""
    return each.title, each.held_on, begins, each.place, each.chair, each.many


@login_required
@require_safe
def hand_over_meeting(request, pk):
    meeting = _fetch(request, pk)
    cases = list(hand_over.cases_of(request.user, meeting))
    if sheet := as_sheet(request, meeting.title, CASE_LABELS, cases, _case_cells):
        return sheet
    for case in cases:
        case.units = documents.units_of(case)
    context = {"meeting": meeting, "cases": cases, "may_write": rules.is_coordinator(request.user, None)}
    return render(request, "proposals/hand_over_meeting.html", context)


def _case_cells(case) -> tuple:
    return case.number, case.title, case.proposer, documents.units_of(case), case.get_status_display(), case.due_on


@login_required
@require_safe
def hand_over_list(request, pk):
    meeting = _fetch(request, pk)
    context = documents.hand_over_list(meeting, hand_over.cases_of(request.user, meeting))
    return paper_response(request, "proposals/hand_over_list.html", context, name=f"交办清单 {meeting.title}")


@login_required
def hold_meeting(request, pk=None):
    """Called, or changed when it has an address already."""
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    meeting = _fetch(request, pk) if pk else None
    form = HandOverMeetingForm(request.POST or None, instance=meeting)
    if form.is_valid():
        meeting = actions.hold_meeting(by=request.user, meeting=meeting, **form.cleaned_data)
        messages.success(request, "交办会已登记。")
        return redirect(meeting)
    return render(request, "proposals/hold_meeting.html", {"form": form, "meeting": meeting})


@login_required
def desk(request):
    """转办台: the shares of the government's own units, for the office that passes on and watches over them."""
    if not request.user.has_role(Role.DISPATCHER):
        raise PermissionDenied
    filters = ShareFilter(request.GET)
    columns = [
        replace(column, shown=True) if column.key in ("unit", "sent", "received") else column
        for column in share_columns(one_session="session" in filters.asked)
    ]
    listing = Listing(
        request,
        filters.narrow(hand_over.at_the_desk()),
        tuple(columns),
        name="转办台",
        states=DESK_STATES,
        sort="due",
        filters=filters,
        key="desk",
        empty="没有符合条件的承办件。" if request.GET else "还没有交给政府系统的建议。",
    )
    early = listing.detour() or listing.export()
    return early or render_part(request, "proposals/desk.html", Listing.part, {"listing": listing})
