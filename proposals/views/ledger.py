"""承诺事项台账: the list for office, unit and deputy, what became of it term by term, its papers."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record
from congress.audit.leaving import as_sheet
from congress.organs.models import Term
from congress.organs.queries import current_term
from congress.pages import marks
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.papers import paper_response
from proposals.documents import tracking as documents
from proposals.forms.ledger import LedgerFilter
from proposals.models import Commitment, CommitmentStatus, Progress
from proposals.queries.promises import ledger_of, of_term, rows_of
from proposals.statistics import promises as statistics
from proposals.views.columns import number_column
from proposals.views.fetch import case

STATES = tuple(State(each.value, each.label, (each.value,)) for each in CommitmentStatus)
PRINTED = 500  # lines of one printed ledger; the rest is narrowed first
LABELS = ("责任单位", "承诺事项", "已销号", "不能办理", "待核验", "未了结", "已逾期", "落实率")


def text_cell(row):
    return format_html(
        '<a class="title" href="{}">{}</a><span class="sub">{} · {}</span>', row.get_absolute_url(), row.text,
        row.proposal.title, row.proposal.proposer,
    )  # fmt: skip


def due_cell(row):
    if row.is_late(localdate()):
        return format_html('{} <span class="tag">已逾期</span>', row.due_on)
    return row.due_on or "—"


def last_report(row) -> str:
    reports = list(row.reports.all())
    return f"{reports[-1].written_on} {reports[-1].text}" if reports else ""


COLUMNS = (
    number_column(lambda row: row.proposal, sort="proposal__session_id proposal__serial", one_session=False),
    Column("text", "承诺事项", lambda row: row.text, draw=text_cell, area="t", fixed=True,
           also=(("建议标题", lambda row: row.proposal.title), ("提出人", lambda row: row.proposal.proposer))),
    Column("unit", "责任单位", lambda row: row.unit.label, sort="unit__sort_key", look="s", area="u"),
    Column("status", "状态", lambda row: row.get_status_display(), draw=marks.pill, area="s", fixed=True),
    Column("due", "完成期限", lambda row: row.due_on, sort="due_on", draw=due_cell, look="num", area="d"),
    Column("year", "台账年度", lambda row: row.year, sort="year", look="num"),
    Column("rolled", "结转次数", lambda row: row.rolled, sort="rolled", look="num", shown=False),
    Column("opened", "承诺日期", lambda row: row.opened_on, sort="opened_on", look="num", shown=False),
    Column("first", "原定期限", lambda row: row.first_due_on, look="num", shown=False),
    Column("ended", "销号或者说明日期", lambda row: row.ended_on, sort="ended_on", look="num", shown=False),
    Column("reply", "答复文号", lambda row: row.reply.doc_no if row.reply else "", shown=False),
    Column("last", "最近进展", last_report, shown=False),
)  # fmt: skip


@login_required
@require_safe
def ledger(request):
    filters = LedgerFilter(request.GET)
    rows = rows_of(filters.narrow(ledger_of(request.user)))
    listing = Listing(
        request, rows, COLUMNS, name="承诺事项台账", unit="项", states=STATES, sort="due", filters=filters,
        key="ledger", empty="没有符合条件的承诺事项。" if request.GET else "还没有承诺事项。",
    )  # fmt: skip
    if "print" in request.GET:
        return _printed(request, listing)
    context = {"listing": listing, "total": statistics.kept(rows.owed(), localdate())[0]}
    early = listing.detour() or listing.export()
    return early or render_part(request, "proposals/ledger.html", Listing.part, context)


def _printed(request, listing):
    rows = listing.rows.filter(status=listing.state.key) if listing.state else listing.rows
    rows = list(rows.order_by("unit__sort_key", "due_on", "pk")[:PRINTED])
    record("exported", by=request.user, request=request, list="承诺事项台账", rows=len(rows))
    words = f"{listing.state.label}，" if listing.state else ""
    context = documents.ledger(rows, today=localdate(), words=words)
    return paper_response(request, "proposals/ledger.html", context, name=f"承诺事项台账 {localdate()}")


@login_required
@require_safe
def ledger_progress(request):
    """逐步销号: what stood at the end of each quarter of a term, and each unit's share in it."""
    terms, today = list(Term.objects.all()), localdate()
    asked = request.GET.get("term", "")
    term = next((each for each in terms if str(each.number) == asked), None) or current_term(today)
    found = of_term(ledger_of(request.user).owed(), term) if term else ledger_of(request.user).none()
    total, units = statistics.kept(found, today)
    sheet = as_sheet(request, f"承诺事项落实情况 {term}", LABELS, [*units, total], lambda row: (*row[1:], row.rate))
    if sheet:
        return sheet
    last = min(term.ends_on or today, today) if term else today
    context = {
        "terms": terms, "term": term, "total": total, "units": units, "today": today,
        "quarters": statistics.burn_down(found, term.starts_on, last) if term else [],
    }  # fmt: skip
    return render(request, "proposals/ledger_progress.html", context)


@login_required
@require_safe
def second_answer(request, code, pk, report):
    """再次答复 as a letter; a claim that waits is read by the deputies too, for they verify it."""
    promise = get_object_or_404(Commitment.objects.select_related("unit", "reply"), proposal=case(request, code), pk=pk)
    letters = Progress.objects.exclude(kind=Progress.Kind.REPORT).select_related("by")
    found = get_object_or_404(letters.prefetch_related("files__file"), commitment=promise, pk=report)
    found.commitment, promise.proposal = promise, case(request, code)
    context = documents.second_answer(found)
    return paper_response(request, "proposals/reply_letter.html", context, name=f"再次答复 {promise.proposal.number}")
