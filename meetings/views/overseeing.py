"""任后监督: the reports of a year, one report, and the steps of both."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.intake import intake
from congress.files.send import send
from congress.pages.boxes import bare
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.papers import paper_response
from congress.pages.steps import step_page
from meetings import actions
from meetings.documents.overseeing import result_sheet
from meetings.flow import ITEM
from meetings.forms.overseeing import CallForm, PollForm, ReportForm
from meetings.models import DutyStatus
from meetings.queries.holding import reports_visible_to
from meetings.rules.appointments import ORGAN_ROLES, is_appointer, reads_files
from meetings.rules.overseeing import hands_in_report
from meetings.views.fetch import item as found_item

STATES = tuple(State(each.value, each.label, (each.value,)) for each in DutyStatus)


def _title(report):
    return format_html('<a class="title" href="{}">{}</a>', report.get_absolute_url(), report)


COLUMNS = (
    Column("title", "述职", str, draw=_title, area="t", fixed=True),
    Column("post", "职务", lambda report: report.tenure.label, area="u"),
    Column("year", "年度", lambda report: report.year, sort="year"),
    Column("due", "报送期限", lambda report: report.due_on, sort="due_on"),
    Column("received", "收到日期", lambda report: report.received_on, sort="received_on"),
    Column("status", "状态", lambda report: report.get_status_display(), draw=pill, area="s"),
)


@login_required
@require_safe
def duty_reports(request):
    if not (reads_files(request.user) or request.user.has_any_role(*ORGAN_ROLES)):
        raise PermissionDenied
    listing = Listing(
        request, reports_visible_to(request.user), COLUMNS, name="述职报告", unit="份", states=STATES, sort="-year",
        empty="还没有通知述职。",
    )  # fmt: skip
    context = {"listing": listing, "writes": is_appointer(request.user)}
    return listing.export() or render_part(request, "meetings/duty_reports.html", Listing.part, context)


def _found(request, code):
    return get_object_or_404(reports_visible_to(request.user), code=code)


@login_required
@require_safe
def duty_report(request, code):
    report = _found(request, code)
    open_ = report.status not in (DutyStatus.DONE, DutyStatus.POLLING)
    context = {
        "report": report, "polls": _polls(report), "clocks": report.clocks.filter(void_at=None), "today": localdate(),
        "hands_in": open_ and hands_in_report(request.user, report),
        "writes": is_appointer(request.user),
    }  # fmt: skip
    return render(request, "meetings/duty_report.html", context)


def _polls(report) -> list:
    return list(report.polls.select_related("ballot__vote").prefetch_related("ballot__tallies"))


@login_required
def call_reports(request):
    if not is_appointer(request.user):
        raise PermissionDenied
    form = CallForm(request.POST or None, initial={"year": localdate().year})
    act, back = partial(actions.call_reports, by=request.user), reverse("meetings:duty_reports")
    return step_page(
        request, form, act, "meetings/call_reports.html", lambda made: f"已通知 {len(made)} 人述职。", back=back
    )


@login_required
def receive_report(request, code):
    report = _found(request, code)
    if not hands_in_report(request.user, report):
        raise PermissionDenied
    form = ReportForm(request.POST or None, request.FILES or None)

    def act(file, received_on):
        return actions.receive_report(
            report, by=request.user, file=intake(file, by=request.user), received_on=received_on
        )

    page = "meetings/receive_report.html"
    return step_page(request, form, act, page, "报告已收到。", back=report, report=report)


@login_required
def tell_result(request, code):
    report = _found(request, code)
    if not is_appointer(request.user):
        raise PermissionDenied
    act = partial(actions.tell_result, report, by=request.user)
    page = "meetings/tell_result.html"
    return step_page(request, bare(request), act, page, "测评结果已印发。", back=report, report=report)


@login_required
@require_safe
def duty_file(request, code, of):
    report = _found(request, code)
    file = {"report": report.file, "rectification": report.rectification}.get(of)
    if file is None:
        raise Http404
    return send(request, file, inline=True)


@login_required
@require_safe
def duty_result(request, code):
    """述职测评结果, for the organ, the person and the district's party committee."""
    report = _found(request, code)
    polls = [poll for poll in _polls(report) if poll.ballot.result]
    if not polls:
        raise Http404
    return paper_response(request, "meetings/duty_result.html", result_sheet(report, polls), name=f"{report}测评结果")


@login_required
def poll_reports(request, code):
    """On the page of an item: whose reports the meeting is to grade."""
    item = found_item(request, code)
    ITEM.require("prepare_vote", item, by=request.user)
    act = partial(actions.poll_reports, item, by=request.user, prepare=actions.prepare_vote)
    back = reverse("meetings:votes", args=[item.meeting.code])
    return step_page(
        request, PollForm(request.POST or None), act, "meetings/poll_reports.html", "测评已拟定。", back=back, case=item
    )
