"""工作评议: the list, one review with its steps, and the result as a sheet for each recipient."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.accounts.models import Role
from congress.files.send import show
from congress.pages.context import organization
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from congress.surveys.majority import Verdict
from supervision import actions, rules
from supervision.documents import work_review as sheet
from supervision.flow import WORK_REVIEW
from supervision.forms import work_review as ask
from supervision.models import ResultSheet
from supervision.models import WorkReviewStatus as W
from supervision.queries.work_review import work_reviews_visible_to
from supervision.rules.work_review import must_be_told, reads_result, reads_words
from supervision.views.fetch import by_office

STATES = (
    State("going", "评议中", (W.PLANNED, W.COLLECTING, W.REPORTED, W.POLLED)),
    State("sent", "结果已送交", (W.SENT,)),
    State("answered", "已报整改情况", (W.ANSWERED,)),
)


def title_cell(row):
    return format_html('<a class="title" href="{}">{}</a>', row.get_absolute_url(), row.title)


def _verdict(user, row) -> str:
    return Verdict(row.verdict).label if row.verdict and reads_result(user, row) else ""


def columns(user):
    return (
        Column("title", "评议", lambda r: r.title, draw=title_cell, area="t", fixed=True),
        Column("year", "年度", lambda r: r.year, sort="year", look="no"),
        Column("unit", "被评议单位", lambda r: r.unit.label, sort="unit__sort_key", area="u"),
        Column("committee", "负责的专委会、工委", lambda r: r.committee.label if r.committee else "办公室"),
        Column("verdict", "测评结果", lambda r: _verdict(user, r)),
        Column("answer_by", "报送整改时间", lambda r: r.answer_by, sort="answer_by", area="d"),
        Column("status", "状态", lambda r: r.get_status_display(), draw=pill, area="s"),
    )


@login_required
@require_safe
def work_reviews(request):
    user = request.user
    listing = Listing(
        request, work_reviews_visible_to(user), columns(user), name="工作评议", states=STATES, sort="-year",
        key="work_reviews", empty="还没有工作评议。",
    )  # fmt: skip
    context = {"listing": listing, "may_plan": rules.proposes(user)}
    early = listing.detour() or listing.export()
    return early or render_part(request, "supervision/work_reviews.html", Listing.part, context)


def found(request, code):
    return get_object_or_404(work_reviews_visible_to(request.user), code=code)


@login_required
@require_safe
def work_review(request, code):
    case, user = found(request, code), request.user
    inside, told = rules.is_staff(user), reads_result(user, case)
    entries = case.entries.order_by("-seq")
    context = {
        "case": case, "doors": WORK_REVIEW.doors(user, case), "inside": inside, "told": told,
        "collected": list(case.collected.all()) if reads_words(user, case) else [],
        "files": list(case.files.all()) if told else [], "answer_files": list(case.answer_files.all()),
        "sheets": list(_sheets(user, case)), "verdict": _verdict(user, case), "today": localdate(),
        "entries": entries if inside else entries.filter(is_open=True),
    }  # fmt: skip
    return render(request, "supervision/work_review.html", context)


def _sheets(user, case):
    """The house reads every sheet, the unit its own."""
    return case.sheets.all() if rules.is_staff(user) else case.sheets.filter(kind=ResultSheet.Kind.UNIT)


@login_required
@require_safe
def result_sheet(request, code, kind):
    """One recipient's sheet, or all of them as a pile."""
    case = found(request, code)
    sheets = list(_sheets(request.user, case))
    sheets = sheets if kind == "all" else [each for each in sheets if each.kind == kind]
    if not sheets:
        raise Http404
    papers, name = [sheet.printed(each) for each in sheets], f"{case.title}结果"
    return paper_response(request, "supervision/filing_letter.html", papers, name=name)


@login_required
@require_safe
def review_file(request, code, file):
    case = found(request, code)
    kept = [*case.answer_files.all(), *(case.files.all() if reads_result(request.user, case) else ())]
    stored = next((each for each in kept if each.pk == file), None)
    return show(request, stored)


@login_required
def plan_work_review(request):
    if not rules.proposes(request.user):
        raise PermissionDenied
    initial = {"year": localdate().year, "committee": request.user.unit_as(Role.COMMITTEE_OFFICER)}
    form, make = (
        ask.PlanReviewForm(*posted(request), initial=initial),
        partial(actions.plan_work_review, by=request.user),
    )
    page, done = "supervision/plan_work_review.html", "评议方案已定，已通知被评议单位。"
    return step_page(request, form, make, page, done, back="supervision:work_reviews", then=itself)


def _recipients(review) -> dict:
    K, house = ResultSheet.Kind, organization()["name"]
    place = house.split("人大")[0].split("人民代表")[0]
    known = {K.PARTY: f"{place}委", K.GOVERNMENT: f"{place}人民政府", K.PERSONNEL: f"{place}委组织部"}
    return {"review": review, "wanted": must_be_told(review), "known": {**known, K.UNIT: review.unit.name}}


REVIEW_STEPS = StepPages("supervision", WORK_REVIEW, actions, found).views({
    "gather_words": Ask(ask.GatherForm, "意见已记录。"),
    "report_work_review": Ask(ask.ReportReviewForm, "评议报告已提出。"),
    "poll_work_review": Ask(ask.PollReviewForm, "测评结果已记录。"),
    "send_results": Ask(ask.SendResultsForm, "结果已编号送交。", known=_recipients, given=by_office),
    "answer_work_review": Ask(ask.AnswerReviewForm, "整改情况已报送。"),
})  # fmt: skip
