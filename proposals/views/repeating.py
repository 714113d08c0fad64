"""多次提出: matters that come back year after year, and what was answered each time."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.pages.paging import paginate
from congress.surveys.models import Grade
from proposals import rules
from proposals.queries import chain

LABELS = ("次数", "最早提出", "最近一次", "标题", "承办单位", "历次办理结果", "最近评价", "历次编号")


@login_required
@require_safe
def repeated(request):
    if not rules.reads_figures(request.user):
        raise PermissionDenied
    found = chain.repeated(request.user)
    if sheet := as_sheet(request, "多次提出的建议", LABELS, found, cells):
        return sheet
    return render(request, "proposals/repeated.html", {"page": paginate(request, found)})


def cells(row) -> tuple:
    last = row["last"]
    verdict = Grade(last.verdict).label if last.verdict else ""
    numbers = "、".join(case.full_number for case in row["cases"])
    return (
        row["times"], row["since"], last.full_number, last.title, row["units"], row["classes"], verdict, numbers,
    )  # fmt: skip
