"""The year of 备案审查: lists of the makers, figures, the report and its way up."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record as note_down
from congress.pages.asked import whole
from congress.pages.papers import paper_response
from congress.pages.steps import posted, step_page
from congress.sheets.writing import WRITERS
from supervision import actions, rules
from supervision.documents import filing_year as sheet
from supervision.forms import FilingReportForm, HearReportForm, SendReportForm, YearlyListForm
from supervision.models import FilingReport, YearlyList
from supervision.queries.filing import lists_of_year
from supervision.statistics import filing as count

FIRST = 2000


def year_asked(request, otherwise: int) -> int:
    year = whole(request.GET.get("year", ""))
    return year if year and FIRST <= year <= 2100 else otherwise


# ---- lists ----


def _lists(request, year):
    if not (rules.is_house(request.user) or rules.files_documents(request.user)):
        raise PermissionDenied
    return lists_of_year(request.user, year)


@login_required
@require_safe
def yearly_lists(request):
    """目录: who has sent the list of last year's documents, and every document in it as a file."""
    today = localdate()
    year = year_asked(request, today.year - 1)
    lists = _lists(request, year)
    if kind := WRITERS.get(request.GET.get("as")):
        name, rows = f"{year}年规范性文件目录", sheet.sheet_rows(lists)
        note_down("exported", by=request.user, request=request, list=name, rows=len(rows), address=f"year={year}")
        return kind(name, sheet.LIST, rows)
    for row in lists:
        row.count = len(row.rows if row.met_at else sheet.list_rows(row.maker, row.year))
        row.mine = bool(row.pk) and not row.met_at and rules.is_maker(request.user, row)
    years = range(today.year - 3, today.year + 1)
    return render(request, "supervision/yearly_lists.html", {"lists": lists, "year": year, "years": years})


@login_required
@require_safe
def yearly_list_paper(request, year):
    context = sheet.list_paper(year, _lists(request, year))
    return paper_response(request, "supervision/yearly_list.html", context, name=context["title"])


@login_required
def send_yearly_list(request, pk):
    if not rules.files_documents(request.user):
        raise PermissionDenied
    row = get_object_or_404(YearlyList.objects.select_related("maker"), pk=pk)
    if not rules.is_maker(request.user, row):
        raise PermissionDenied
    form, step = YearlyListForm(*posted(request)), partial(actions.send_yearly_list, row, by=request.user)
    page = "supervision/send_yearly_list.html"
    rows = sheet.list_rows(row.maker, row.year)
    return step_page(request, form, step, page, "目录已报送。", back=row, row=row, rows=rows)


# ---- figures and the report ----


def _only_house(request):
    if not rules.is_house(request.user):
        raise PermissionDenied


def _report(year) -> FilingReport:
    rows = FilingReport.objects.select_related("clock")
    return rows.filter(year=year).first() or FilingReport(year=year)


@login_required
@require_safe
def filing_report(request, year):
    """统计和报告 of a year: the figures of the register, by maker, and how far the report has come."""
    _only_house(request)
    report, cells = _report(year), count.cells(year)
    if kind := WRITERS.get(request.GET.get("as")):
        name = f"{year}年备案审查统计"
        note_down("exported", by=request.user, request=request, list=name, rows=len(cells), address=f"year={year}")
        return kind(name, count.HEADS, cells)
    today = localdate()
    context = {
        "report": report, "year": year, "years": range(today.year - 2, today.year + 1), "figures": count.figures(year),
        "labels": count.HEADS, "cells": cells, "is_office": rules.is_office(request.user),
        "clock": getattr(report, "clock", None) if report.pk else None,
    }  # fmt: skip
    return render(request, "supervision/filing_report.html", context)


@login_required
@require_safe
def filing_report_paper(request, year):
    _only_house(request)
    report = _report(year)
    context = sheet.report(report, report.figures or count.kept(year))
    return paper_response(request, "supervision/filing_report.html", context, name=report.title)


def _written(request, year, name, kind, done, **known):
    if not rules.is_office(request.user):
        raise PermissionDenied
    report = _report(year)
    step = partial(getattr(actions, name), by=request.user, year=year)
    form, page = kind(*posted(request), **known), f"supervision/{name}.html"
    return step_page(request, form, step, page, done, back=report, report=report)


@login_required
def compose_filing_report(request, year):
    report = _report(year)
    initial = {name: getattr(report, name) for name in FilingReportForm.base_fields}
    return _written(request, year, "compose_filing_report", FilingReportForm, "已保存。", initial=initial)


@login_required
def hear_filing_report(request, year):
    return _written(request, year, "hear_filing_report", HearReportForm, "已登记，自报告之日起三十日内上报。")


@login_required
def send_filing_report(request, year):
    return _written(request, year, "send_filing_report", SendReportForm, "已登记上报。")
