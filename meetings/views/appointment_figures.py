"""任免统计: of a year by organ, as a table, a chart, a sheet and on paper."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.pages.asked import year_asked
from congress.pages.context import organization
from congress.pages.papers import paper_response
from meetings import rules
from meetings.statistics import appointments as statistics


@login_required
@require_safe
def appointment_figures(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    year = year_asked(request)
    rows, name = statistics.by_organ(year), f"{year}年人事任免统计"
    context = {
        "year": year, "years": sorted({*statistics.years(), year}, reverse=True), "rows": rows, "title": name,
        "heads": statistics.HEADS, "keys": statistics.KEYS, "lines": statistics.bars(rows),
        "house": organization()["name"], "today": localdate(),
    }  # fmt: skip
    if "print" in request.GET:
        return paper_response(request, "meetings/appointment_figures.html", context, name=name)
    return as_sheet(request, name, statistics.HEADS, rows) or render(
        request, "meetings/appointment_figures.html", context
    )
