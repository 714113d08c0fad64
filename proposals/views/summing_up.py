"""承办单位年度总结: who has handed in and who not, one unit's sheet, its steps, its paper."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.files.send import send
from congress.pages.asked import whole
from congress.pages.papers import paper_response
from congress.pages.steps import posted, step_page, taken
from proposals import actions, documents
from proposals.flow import SUMMARY
from proposals.forms import NoteForm
from proposals.forms.summing_up import SummaryForm
from proposals.models import SummaryStatus
from proposals.queries import summing_up as queries
from proposals.rules.summing_up import reads_list, reads_words, sums_up
from proposals.statistics.summing_up import own_figures

HEADS = ("年度", "承办单位", "承办件数", "最迟日", "报送日期", "报送人", "状态", "期限")


def _found(request, pk):
    """Fetching is the permission check."""
    return get_object_or_404(queries.summaries_visible_to(request.user), pk=pk)


def cells(row) -> tuple:
    by = row.handed_in_by.name if row.handed_in_by else ""
    return row.year, row.unit.label, row.shares, row.due_on, row.handed_in_on, by, row.get_status_display(), row.said


@login_required
@require_safe
def unit_summaries(request):
    if not reads_list(request.user):
        raise PermissionDenied
    every, today = queries.summaries_visible_to(request.user), localdate()
    years = sorted(set(every.order_by().values_list("year", flat=True)), reverse=True)
    asked = whole(request.GET.get("year"))
    year = asked if asked in years else next(iter(years), today.year)
    rows = list(queries.with_shares(every.filter(year=year)))
    for row in rows:
        row.state, row.said = row.time_state(today), row.words(today)
    if sheet := as_sheet(request, f"{year}年承办单位年度总结", HEADS, rows, cells):
        return sheet
    handed_in = sum(row.status == SummaryStatus.HANDED_IN for row in rows)
    context = {
        "rows": rows, "year": year, "years": years, "handed_in": handed_in, "missing": len(rows) - handed_in,
    }  # fmt: skip
    return render(request, "proposals/unit_summaries.html", context)


@login_required
@require_safe
def unit_summary(request, pk):
    summary, today = _found(request, pk), localdate()
    doors = [
        replace(door, url=reverse(f"proposals:{door.name}", args=[pk])) for door in SUMMARY.doors(request.user, summary)
    ]
    context = {
        "summary": summary, "doors": doors, "state": summary.time_state(today), "said": summary.words(today),
        "entries": _entries(request.user, summary), **_shown(request, summary),
    }  # fmt: skip
    return render(request, "proposals/unit_summary.html", context)


def _entries(user, summary):
    rows = summary.entries.order_by("-seq")
    return rows if sums_up(user, summary) else rows.exclude(step="write_summary")


def _shown(request, summary) -> dict:
    """Figures count along until they are handed in; the words are the unit's own until then."""
    if not reads_words(request.user, summary):
        return {"reads": False}
    kept = summary.status == SummaryStatus.HANDED_IN
    figures = summary.figures if kept else own_figures(request.user, summary, localdate())
    words = [(heading, getattr(summary, name)) for heading, name in documents.SUMMARY_HEADINGS]
    return {"reads": True, "figures": figures, "words": words, "files": summary.files.select_related("file")}


def _step(request, pk, name, form_of, done):
    summary = _found(request, pk)
    SUMMARY.require(name, summary, by=request.user)
    step = taken(getattr(actions, name), summary, request)
    page, shown = f"proposals/{name}.html", _shown(request, summary)
    return step_page(request, form_of(summary), step, page, done, back=summary, summary=summary, **shown)


@login_required
def write_summary(request, pk):
    def form_of(summary):
        return SummaryForm(*posted(request), instance=summary)

    return _step(request, pk, "write_summary", form_of, "总结已保存，写好后请报送。")


@login_required
def hand_in_summary(request, pk):
    return _step(request, pk, "hand_in_summary", lambda _: Form(*posted(request)), "总结已报送代表工委。")


@login_required
def return_summary(request, pk):
    def form_of(_):
        return NoteForm(request.POST or None, label="要补充什么", required=True)

    return _step(request, pk, "return_summary", form_of, "已退回承办单位补充。")


@login_required
@require_safe
def summary_paper(request, pk):
    summary = _found(request, pk)
    shown = _shown(request, summary)
    if not shown["reads"]:
        raise Http404
    context = documents.summary_paper(summary, shown["figures"])
    return paper_response(request, "proposals/unit_summary.html", context, name=str(summary))


@login_required
@require_safe
def summary_file(request, pk, file):
    summary = _found(request, pk)
    if not reads_words(request.user, summary):
        raise Http404
    kept = get_object_or_404(summary.files.select_related("file"), file_id=file)
    return send(request, kept.file, inline="inline" in request.GET)
