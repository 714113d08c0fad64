"""复查补办: the samples, one sample, the finding on one case, and opening it again."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render

from congress.audit.leaving import as_sheet
from congress.pages.paging import paginate
from congress.pages.steps import step_page, taken
from congress.rulebook.book import limit
from proposals import actions, queries, rules
from proposals.flow import SUGGESTION
from proposals.forms.rechecking import DrawForm, RecheckForm, ReopenForm
from proposals.models import Finding, Recheck, lots
from proposals.queries import rechecks as samples
from proposals.views.fetch import case

SAMPLES = (
    "名称",
    "范围",
    "范围内件数",
    "抽取件数",
    "随机种子",
    "抽取日期",
    "待复查",
    "已经落实",
    "部分落实",
    "没有落实",
)
LOTS = ("次序", "编号", "标题", "类别", "办理结果", "复查结果", "复查情况", "复查日期", "复查人", "现在的状态")


def only_inside(request):
    if not request.user.has_any_role(*samples.READERS):
        raise PermissionDenied


def sample_cells(each) -> tuple:
    return (
        each.title, each.rule["words"], len(each.pool), each.size, each.seed, each.drawn_at.date(), each.pending,
        each.done, each.partly, each.not_done,
    )  # fmt: skip


@login_required
def rechecks(request):
    only_inside(request)
    found = samples.with_figures(Recheck.objects.all())
    context = {"page": paginate(request, found), "may_draw": rules.is_coordinator(request.user, None)}
    sheet = as_sheet(request, "复查", SAMPLES, found, sample_cells)
    return sheet or render(request, "proposals/rechecks.html", context)


@login_required
def draw(request):
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    form = DrawForm(request.POST or None)
    return step_page(
        request, form, partial(actions.draw, by=request.user), "proposals/draw.html",
        lambda made: f"已从 {len(made.pool)} 件中抽取 {made.size} 件。", back="proposals:rechecks",
        then=lambda made: made,
    )  # fmt: skip


def lot_cells(lot) -> tuple:
    proposal = lot.proposal
    return (
        lot.place, proposal.full_number, proposal.title, str(proposal.category or ""), str(proposal.reply_class or ""),
        lot.get_finding_display(), lot.note, lot.found_on, lot.found_by.name if lot.found_by else "",
        proposal.get_status_display(),
    )  # fmt: skip


@login_required
def recheck_sample(request, pk):
    only_inside(request)
    sample = get_object_or_404(Recheck.objects.select_related("drawn_by"), pk=pk)
    found = samples.lots_for(request.user, sample)
    if sheet := as_sheet(request, sample.title, LOTS, found, lot_cells):
        return sheet
    shown = list(found)
    for lot in shown:
        lot.may_recheck = (
            lot.finding == Finding.PENDING
            and rules.rechecks(request.user, lot.proposal)
            and lot.proposal.status in SUGGESTION.steps["recheck"].at
        )
    context = {"sample": sample, "lots": shown, "true_lot": _is_true(sample)}
    return render(request, "proposals/recheck_sample.html", context)


def _is_true(sample) -> bool:
    """The lot drawn once more from what is kept gives the same cases."""
    drawn = sample.cases.order_by("place").values_list("proposal__code", flat=True)
    return list(drawn) == lots(sample.seed, sample.pool)[: sample.size]


@login_required
def recheck(request, code, pk):
    proposal = case(request, code)
    lot = get_object_or_404(proposal.rechecks.select_related("recheck"), pk=pk)
    lot.proposal = proposal
    SUGGESTION.require("recheck", proposal, by=request.user)
    form = RecheckForm(request.POST or None, request.FILES or None)
    step, context = taken(actions.recheck, lot, request), {"lot": lot, "letters": queries.letters_of(proposal)}
    page, done = "proposals/recheck.html", "复查结果已记录。"
    return step_page(request, form, step, page, done, back=lot.recheck, proposal=proposal, **context)


@login_required
def reopen(request, code):
    proposal = case(request, code)
    SUGGESTION.require("reopen", proposal, by=request.user)
    form = ReopenForm(request.POST or None, proposal=proposal)
    return step_page(
        request, form, taken(actions.reopen, proposal, request), "proposals/reopen.html",
        "已退回补办，承办单位和代表都已通知。", back=proposal, proposal=proposal,
        findings=samples.findings_of(proposal), letters=queries.letters_of(proposal), again=limit("rework.reply").words,
    )  # fmt: skip
