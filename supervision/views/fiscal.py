"""The four books of a year on one page: figures with their pictures, papers, changes of the budget, yearly items."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.files.send import show
from congress.pages.steps import Ask, StepPages, itself, posted, step_page
from supervision import actions, queries, rules
from supervision.flow import ADJUSTMENT
from supervision.forms import (
    BookPaperForm,
    DecideAdjustmentForm,
    FigureForm,
    ReviewAdjustmentForm,
    SubmitAdjustmentForm,
)
from supervision.models import BookPaper, BudgetAdjustment, MonthlyFigure
from supervision.queries.experts import expert_work
from supervision.statistics.execution import Thresholds, share, time_passed, years_of
from supervision.views.obligations import became

DUTIES = (
    "budget.draft", "duty.accounts", "duty.audit", "duty.execution", "audit.rectification", "accounts.approved",
    "duty.assets", "duty.debt",
)  # fmt: skip
LABELS = ("年度", "月份", "预算", "指标", "累计执行数（元）", "全年预算数（元）", "执行比例", "时间进度")


def _only_for(user, rule=rules.sees_budget) -> None:
    if not rule(user):
        raise PermissionDenied


@login_required
@require_safe
def fiscal(request):
    """The newest year there are figures of, else this one."""
    _only_for(request.user)
    newest = MonthlyFigure.objects.order_by("-year").values_list("year", flat=True).first()
    return redirect("supervision:fiscal_year", newest or localdate().year)


@login_required
@require_safe
def fiscal_year(request, year):
    user = request.user
    _only_for(user)
    figures = list(MonthlyFigure.objects.filter(year=year))
    if sheet := as_sheet(request, f"{year}年预算执行", LABELS, figures, _cells):
        return sheet
    limits = Thresholds.now()
    staff = rules.is_staff(user)
    duties = list(queries.obligations_of(user, year).filter(duty__in=DUTIES)) if staff else []
    for row in duties:
        row.became = became(row)
    context = {
        "year": year, "before": year - 1, "after": year + 1, "books": years_of(figures, limits), "limits": limits,
        "papers": BookPaper.objects.filter(year=year).select_related("file", "by"), "duties": duties,
        "figures": figures, "adjustments": BudgetAdjustment.objects.filter(year=year), "is_staff": staff,
        "keeps": rules.keeps_money(user), "submits": rules.submits_budget(user),
        "expert_work": expert_work(user, "year", year, year=year) if staff else {},
    }  # fmt: skip
    return render(request, "supervision/fiscal_year.html", context)


def _cells(row) -> list:
    return [
        row.year, row.month, row.get_book_display(), row.get_measure_display(), row.amount, row.planned or "",
        share(row), f"{time_passed(row.month):.1f}%",
    ]  # fmt: skip


@login_required
@require_safe
def book_paper(request, year, pk):
    _only_for(request.user)
    kept = get_object_or_404(BookPaper.objects.select_related("file"), pk=pk, year=year)
    return show(request, kept.file)


@login_required
def add_book_paper(request, year):
    _only_for(request.user, rules.submits_budget)
    step = partial(actions.add_book_paper, by=request.user, year=year)
    form = BookPaperForm(*posted(request))
    back, page = reverse("supervision:fiscal_year", args=[year]), "supervision/add_book_paper.html"
    return step_page(request, form, step, page, "已上传。", back=back, year=year)


@login_required
def keep_figure(request, year):
    """One figure by hand; many come by the import."""
    _only_for(request.user, rules.keeps_money)

    def keep(**facts):
        return actions.keep_figures([{**facts, "year": year, "month": int(facts["month"])}], by=request.user)

    back, page = reverse("supervision:fiscal_year", args=[year]), "supervision/keep_figure.html"
    return step_page(request, FigureForm(*posted(request)), keep, page, "已保存。", back=back, year=year)


@login_required
def submit_adjustment(request):
    _only_for(request.user, rules.submits_budget)
    step, page = partial(actions.submit_adjustment, by=request.user), "supervision/submit_adjustment.html"
    form = SubmitAdjustmentForm(*posted(request))
    done, back = "初步方案已送交。", "supervision:fiscal"
    return step_page(request, form, step, page, done, back=back, then=itself)


def found(request, code):
    _only_for(request.user)
    return get_object_or_404(BudgetAdjustment, code=code)


@login_required
@require_safe
def adjustment(request, code):
    row, user = found(request, code), request.user
    entries = row.entries.order_by("-seq")
    context = {
        "adjustment": row, "doors": ADJUSTMENT.doors(user, row), "files": row.files.all(),
        "entries": entries if rules.is_staff(user) else entries.filter(is_open=True),
        "expert_work": expert_work(user, "adjustment", code, adjustment=row) if rules.is_staff(user) else {},
    }  # fmt: skip
    return render(request, "supervision/adjustment.html", context)


@login_required
@require_safe
def adjustment_file(request, code, file):
    stored = found(request, code).files.filter(pk=file).first()
    return show(request, stored)


ADJUSTMENT_STEPS = StepPages("supervision", ADJUSTMENT, actions, found).views({
    "review_adjustment": Ask(ReviewAdjustmentForm, "已提出初步审查意见。"),
    "approve_adjustment": Ask(DecideAdjustmentForm, "已记录批准。"),
    "refuse_adjustment": Ask(DecideAdjustmentForm, "已记录未批准。"),
})  # fmt: skip
