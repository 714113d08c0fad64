"""法定报告事项: the statutory calendar of a year, and the three things that can become of an item."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from congress.audit import record as note_down
from congress.pages.asked import whole, year_asked
from congress.pages.boxes import bare
from congress.pages.steps import posted, step_page
from congress.sheets.writing import WRITERS
from supervision import actions, queries, rules
from supervision.deadlines import DUTIES
from supervision.forms import FulfilForm, WaiveForm
from supervision.views.fetch import obligation as found

LABELS = ("事项", "依据", "最迟日", "计算说明", "议题", "情况", "完成日期", "说明")


def became(row) -> str:
    if row.met_at:
        return "已完成"
    return "不适用" if row.void_at else "已列为议题" if row.topic_id else "待列为议题"


@login_required
@require_safe
def obligations(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    year, today = year_asked(request), localdate()
    rows = list(queries.obligations_of(request.user, year))
    for row in rows:
        row.became, row.duty_row = became(row), DUTIES[row.duty]
    if kind := WRITERS.get(request.GET.get("as")):
        name = f"{year}年法定报告事项"
        note_down("exported", by=request.user, request=request, list=name, rows=len(rows), address=f"year={year}")
        return kind(name, LABELS, ([
            row.title, row.rule.get("article", ""), row.due_on, row.one_line, row.topic.title if row.topic else "",
            row.became, row.met_on or "", row.note,
        ] for row in rows))  # fmt: skip
    context = {
        "rows": rows, "year": year, "years": range(today.year - 2, today.year + 2), "today": today,
        "may_write": rules.is_office(request.user), "may_make": _may_make(request.user, year),
    }  # fmt: skip
    return render(request, "supervision/obligations.html", context)


def _may_make(user, year: int) -> bool:
    """The clock makes the calendar at night; the office need not wait for it."""
    return rules.is_office(user) and abs(year - localdate().year) <= 1


@login_required
@require_POST
def make_calendar(request):
    year = whole(request.POST.get("year")) or 0
    if not _may_make(request.user, year):
        raise PermissionDenied
    rows = actions.keep_calendar(year)
    messages.success(request, f"{year}年法定报告事项共 {len(rows)} 项，已经补齐。")
    return redirect(f"{reverse('supervision:obligations')}?year={year}")


def _step(request, pk, name, form, done):
    row = found(request, pk)
    step = partial(getattr(actions, name), row, by=request.user)
    return step_page(request, form, step, f"supervision/{name}.html", done, back=row, row=row)


@login_required
def make_topic(request, pk):
    return _step(request, pk, "make_topic", bare(request), "已列为议题，可以补充内容、列入年度计划。")


@login_required
def fulfil(request, pk):
    return _step(request, pk, "fulfil", FulfilForm(*posted(request)), "已登记完成。")


@login_required
def waive(request, pk):
    return _step(request, pk, "waive", WaiveForm(*posted(request)), "已注明不适用。")
