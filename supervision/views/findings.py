"""审计查出问题台账, the page of one finding with its steps, and the report printed from them."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.send import show
from congress.pages.boxes import NoteForm
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from supervision import actions, rules
from supervision.documents import findings as sheet
from supervision.flow import FINDING
from supervision.forms import FindingFilter, FindingForm, ProgressForm, RectifyingForm
from supervision.models import FindingStatus as D
from supervision.parsing.money import in_wan
from supervision.queries.findings import findings_visible_to, rectification_of
from supervision.statistics.findings import tallied

STATES = (
    State("open", "待整改", (D.OPEN,)),
    State("rectifying", "整改中", (D.RECTIFYING, D.CONTINUED)),
    State("claimed", "待认定", (D.CLAIMED,)),
    State("verified", "已认定", (D.VERIFIED,)),
)


def title_cell(row):
    link = format_html('<a class="title" href="{}">{}</a>', row.get_absolute_url(), row.title)
    return format_html('{}<span class="sub">{}</span>', link, row.article) if row.article else link


def due_cell(row):
    if row.is_late(localdate()):
        return format_html('{} <span class="tag">逾期</span>', row.due_on.isoformat())
    return f"{row.due_on:%Y-%m-%d}" if row.due_on else ""


COLUMNS = (
    Column("number", "编号", lambda f: f.number or "—", sort="number", area="n", look="no"),
    Column("text", "查出的问题", lambda f: f.text, draw=title_cell, area="t", fixed=True,
           also=(("定性依据", lambda f: f.article),)),
    Column("year", "审计年度", lambda f: f.year, sort="year", look="no"),
    Column("unit", "责任单位", lambda f: f.unit.label, sort="unit__sort_key", area="u"),
    Column("kind", "类型", lambda f: f.get_kind_display(), sort="kind"),
    Column("amount", "金额（万元）", lambda f: f.amount, draw=lambda f: in_wan(f.amount), sort="amount", look="num"),
    Column("rectified", "已整改（万元）", lambda f: f.rectified, draw=lambda f: in_wan(f.rectified), sort="rectified",
           look="num"),
    Column("due", "整改期限", lambda f: f.due_on or "", draw=due_cell, sort="due_on", area="d", look="due"),
    Column("status", "状态", lambda f: f.get_status_display(), draw=pill, area="s"),
)  # fmt: skip
# A file carries yuan to the cent and says so; the page shows 万元.
IN_FILE = {"amount": "金额（元）", "rectified": "已整改（元）"}


def columns_for(request):
    if "as" not in request.GET:
        return COLUMNS
    return tuple(Column(c.key, IN_FILE.get(c.key, c.label), c.value, sort=c.sort, shown=c.shown, fixed=c.fixed,
                        also=c.also) for c in COLUMNS)  # fmt: skip


@login_required
@require_safe
def findings(request):
    user = request.user
    if not rules.sees_findings(user):
        raise PermissionDenied
    filters = FindingFilter(request.GET, findings_visible_to(user))
    rows = filters.narrow()
    listing = Listing(
        request, rows, columns_for(request), name="审计查出问题", states=STATES, sort="-year", filters=filters,
        key="findings", empty="没有符合条件的问题。" if request.GET else "还没有登记审计查出的问题。",
    )  # fmt: skip
    early = listing.detour() or listing.export()
    if early:
        return early
    year = int(filters.asked.get("year") or max(filters.years, default=localdate().year - 1))
    whole, units, _kinds = tallied(findings_visible_to(user).filter(year=year))
    context = {
        "listing": listing, "keeps": rules.keeps_money(user), "year": year, "whole": whole, "units": units,
        "duty": rectification_of(year) if rules.is_staff(user) else None, "is_staff": rules.is_staff(user),
    }  # fmt: skip
    return render_part(request, "supervision/findings.html", Listing.part, context)


@login_required
@require_safe
def rectification(request, year):
    """整改情况 of a year on paper, for the report."""
    if not rules.is_staff(request.user):
        raise PermissionDenied
    rows = findings_visible_to(request.user).filter(year=year).order_by("unit__sort_key", "unit", "number", "pk")
    if not rows:
        raise Http404
    context = sheet.rectification(year, rows, tallied(rows), localdate())
    return paper_response(request, "supervision/rectification.html", context, name=context["title"])


def found(request, code):
    return get_object_or_404(findings_visible_to(request.user), code=code)


@login_required
@require_safe
def finding(request, code):
    row = found(request, code)
    entries = row.entries.order_by("-seq")
    context = {
        "finding": row, "doors": FINDING.doors(request.user, row), "late": row.is_late(localdate()),
        "entries": entries if rules.is_staff(request.user) else entries.filter(is_open=True),
        "reports": row.reports.select_related("by").prefetch_related("files"),
        "duty": rectification_of(row.year) if rules.is_staff(request.user) else None,
    }  # fmt: skip
    return render(request, "supervision/finding.html", context)


@login_required
@require_safe
def finding_file(request, code, file):
    """Evidence, for whoever reads the finding."""
    reports = found(request, code).reports.prefetch_related("files")
    stored = next((kept for report in reports for kept in report.files.all() if kept.pk == file), None)
    return show(request, stored)


@login_required
def record_finding(request):
    if not rules.keeps_money(request.user):
        raise PermissionDenied
    step, page = partial(actions.record_finding, by=request.user), "supervision/record_finding.html"
    form, done = FindingForm(*posted(request)), "已登记并交责任单位整改。"
    return step_page(request, form, step, page, done, back="supervision:findings", then=itself)


def _of_finding(row) -> dict:
    return {"finding": row}


FINDING_STEPS = StepPages("supervision", FINDING, actions, found).views({
    "amend_finding": Ask(FindingForm, "已改正。", known=_of_finding),
    "start_rectifying": Ask(RectifyingForm, "整改方案已报送。"),
    "report_progress": Ask(ProgressForm, "整改进展已填报。", known=_of_finding),
    "claim_rectified": Ask(ProgressForm, "已报告整改完成，等待认定。", known=_of_finding),
    "verify_finding": Ask(partial(NoteForm, label="认定意见"), "已认定整改到位。"),
    "continue_finding": Ask(partial(NoteForm, label="还要整改什么", required=True), "已要求继续整改。"),
})  # fmt: skip
