"""机关报告期限登记: what was owed to the standing committee, what came late; as a list, a sheet and a paper."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.pages.asked import year_asked
from congress.pages.papers import paper_response
from supervision import rules
from supervision.statistics.lateness import owed

LABELS = ("机关", "事项", "期限", "最迟日", "完成日期", "逾期天数")


def _rows(request, year: int, today) -> tuple[list, list[str]]:
    """Narrowed as the address asks; and the organs one may choose."""
    if not rules.is_staff(request.user):
        raise PermissionDenied
    rows = owed(year)
    organs = list(dict.fromkeys(row.organ for row in rows))
    if (organ := request.GET.get("organ", "")) in organs:
        rows = [row for row in rows if row.organ == organ]
    if request.GET.get("late"):
        rows = [row for row in rows if row.days_late(today)]
    return rows, organs


def _cells(row, today) -> list:
    return [row.organ, row.matter, row.label, row.due_on, row.done_on or "", row.days_late(today)]


@login_required
@require_safe
def lateness(request):
    year, today = year_asked(request), localdate()
    rows, organs = _rows(request, year, today)
    if sheet := as_sheet(request, f"{year}年机关报告期限登记", LABELS, rows, lambda row: _cells(row, today)):
        return sheet
    context = {
        "year": year, "years": range(today.year - 2, today.year + 2), "organs": organs,
        "organ": request.GET.get("organ", ""), "late": bool(request.GET.get("late")),
        "rows": [(row, row.days_late(today)) for row in rows],
        "count": sum(1 for row in rows if row.days_late(today)),
    }  # fmt: skip
    return render(request, "supervision/lateness.html", context)


@login_required
@require_safe
def lateness_paper(request):
    year, today = year_asked(request), localdate()
    rows, _organs = _rows(request, year, today)
    title = f"{year}年机关报告期限登记表"
    context = {"title": title, "labels": LABELS, "rows": [_cells(row, today) for row in rows], "today": today}
    return paper_response(request, "supervision/lateness.html", context, name=title)
