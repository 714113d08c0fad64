"""重点督办: the list, its candidates, one key case, its steps."""

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.module_loading import import_string
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.pages import marks
from congress.pages.asked import whole
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.papers import paper_response
from congress.pages.steps import step_page, taken
from proposals import actions, documents, queries, rules
from proposals.flow import KEY, SUGGESTION
from proposals.forms import NoteForm
from proposals.forms.oversight import EventForm, FinishForm, NominateForm, PlanForm, ReportForm, SelectForm
from proposals.models import Attachment, KeyStatus
from proposals.queries import oversight
from proposals.views.fetch import case

HOLDS = {
    KeyStatus.NOMINATED: "congress", KeyStatus.LEFT_OUT: "ended", KeyStatus.SELECTED: "congress",
    KeyStatus.OVERSEEN: "unit", KeyStatus.REPORTED: "congress", KeyStatus.FINISHED: "done",
}  # fmt: skip
STATES = tuple(State(each.value, each.label, (each.value,)) for each in KeyStatus)


def dressed(key):
    key.hold = HOLDS[key.status]
    return key


def title_cell(key):
    return format_html(
        '<a class="title" href="{}">{}</a><span class="sub">{}</span>',
        key.get_absolute_url(), key.title, key.proposal.full_number,
    )  # fmt: skip


COLUMNS = (
    Column("year", "年度", lambda k: k.year, sort="year", look="num", area="n", fixed=True),
    Column(
        "title", "建议", lambda k: k.title, draw=title_cell, area="t", fixed=True,
        also=(("编号", lambda k: k.proposal.full_number), ("代表", lambda k: k.proposal.proposer)),
    ),
    Column("committee", "对口委员会", lambda k: k.committee.label if k.committee else "", area="u"),
    Column("leader", "领衔领导", lambda k: k.leader.name if k.leader else ""),
    Column("head", "承办单位主要负责人", lambda k: k.head.name if k.head else "", shown=False),
    Column(
        "status", "督办状态", lambda k: k.get_status_display(), area="s", fixed=True,
        draw=lambda k: marks.pill(dressed(k), k.get_status_display()),
    ),
    Column("case", "办理状态", lambda k: k.proposal.get_status_display(), draw=lambda k: marks.pill(k.proposal)),
    Column("until", "督办完成时间", lambda k: k.plan_until, sort="plan_until", look="due", area="d"),
    Column("criteria", "列入理由", lambda k: k.criteria_words, shown=False),
    Column("decided", "确定日期", lambda k: k.decided_on, sort="decided_on", shown=False),
    Column("decided_at", "确定的会议", lambda k: k.decided_at, shown=False),
    Column("nominated", "提名日期", lambda k: k.nominated_on, sort="nominated_on", shown=False),
    Column("finished", "结束日期", lambda k: k.finished_on, sort="finished_on", shown=False),
)  # fmt: skip


@login_required
def key_cases(request):
    rows = oversight.for_key_page(oversight.key_cases_visible_to(request.user))
    year = whole(request.GET.get("year", "")) or ""
    if year:
        rows = rows.filter(year=year)
    listing = Listing(request, rows, COLUMNS, name="重点督办建议", states=STATES, empty="还没有重点督办的建议。")
    context = {
        "listing": listing, "years": oversight.years(), "year": year,
        "may_nominate": rules.nominates(request.user, None),
    }  # fmt: skip
    return listing.export() or render_part(request, "proposals/key_cases.html", Listing.part, context)


def case_cell(proposal):
    tag = format_html(' <span class="tag">{}</span>', "已列入候选或者重点督办") if proposal.is_key else ""
    return format_html(
        '<a class="title" href="{}">{}</a><span class="sub">{} {}{}</span>',
        proposal.get_absolute_url(), proposal.title, proposal.full_number, proposal.proposer, tag,
    )  # fmt: skip


def yes(condition) -> str:
    return "是" if condition else ""


CANDIDATES = (
    Column("weight", "分值", lambda p: p.weight, sort="weight", look="num", area="n", fixed=True),
    Column(
        "title", "建议", lambda p: p.title, draw=case_cell, area="t", fixed=True,
        also=(("编号", lambda p: p.full_number), ("已列入", lambda p: yes(p.is_key))),
    ),
    Column("signers", "联名人数", lambda p: p.signers, sort="signers", look="num"),
    Column("asked", "第几次提出", lambda p: p.asked, sort="asked", look="num"),
    Column("old", "多年未解决", lambda p: yes(p.is_old)),
    Column("units", "承办单位数", lambda p: p.units, sort="units", look="num"),
    Column("disliked", "有过不满意", lambda p: yes(p.disliked)),
    Column("category", "类别", lambda p: p.category.name if p.category else "", area="u"),
    Column("status", "状态", lambda p: p.get_status_display(), draw=marks.pill, area="s"),
)  # fmt: skip


@login_required
def key_candidates(request):
    """综合分析: what may deserve the chairs' meeting's eye, and why."""
    if not rules.nominates(request.user, None):
        raise PermissionDenied
    rows = oversight.candidates(request.user)
    empty = "没有突出的建议。" if request.GET else "在办的建议里还没有联名多、多次提出或者多家承办的。"
    listing = Listing(request, rows, CANDIDATES, name="重点督办候选分析", empty=empty)
    return listing.export() or render_part(request, "proposals/key_candidates.html", Listing.part, {"listing": listing})


def found_key(request, pk):
    found = oversight.for_key_page(oversight.key_cases_visible_to(request.user))
    return dressed(get_object_or_404(found, pk=pk))


@login_required
def key_case(request, pk):
    key = found_key(request, pk)
    user, proposal = request.user, key.proposal
    photos = Prefetch("photos", queryset=Attachment.objects.select_related("file"))
    context = {
        "key": key,
        "proposal": proposal,
        "doors": KEY.doors(user, key),
        "events": key.events.prefetch_related(photos),
        "entries": queries.entries_for(user, proposal).filter(facts__key=key.pk),
        "inside": user.has_any_role(*oversight.INSIDE),
        "reads_report": rules.reads_report(user, key),
        "for_deputy": rules.is_signer(user, proposal),
        "items": [item for path in settings.CASE_ITEMS for item in import_string(path)(user, proposal)],
        "today": localdate(),
    }
    return render(request, "proposals/key_case.html", context)


@login_required
@require_safe
def key_report(request, pk):
    """The report as paper: for who may read it, once there is one."""
    key = found_key(request, pk)
    if not key.report or not rules.reads_report(request.user, key):
        raise Http404
    name = f"重点督办情况报告 {key.proposal.number}"
    return paper_response(request, "proposals/oversight_report.html", documents.oversight_report(key), name=name)


@login_required
def nominate(request, code):
    proposal = case(request, code)
    SUGGESTION.require("nominate", proposal, by=request.user)
    form = NominateForm(request.POST or None)
    return step_page(
        request, form, taken(actions.nominate, proposal, request), "proposals/nominate.html",
        "已列为重点督办候选，等主任会议研究。", back=proposal, then=lambda key: key, proposal=proposal,
    )  # fmt: skip


def _step(request, pk, name: str, form_of, done: str):
    """The page of one step of a key case; what the step refuses stands at its field."""
    key = found_key(request, pk)
    KEY.require(name, key, by=request.user)
    form = form_of(key)(request.POST or None, request.FILES or None)
    step, context = taken(getattr(actions, name), key, request), {"key": key, "proposal": key.proposal, "inside": True}
    return step_page(request, form, step, f"proposals/{name}.html", done, back=key, **context)


@login_required
def select(request, pk):
    return _step(request, pk, "select", lambda key: partial(SelectForm, key=key), "已列入重点督办。")


@login_required
def leave_out(request, pk):
    asked = partial(NoteForm, label="主任会议意见", required=True)
    return _step(request, pk, "leave_out", lambda _key: asked, "已记为不列入。")


@login_required
def plan_oversight(request, pk):
    return _step(request, pk, "plan_oversight", lambda key: partial(PlanForm, key=key), "督办方案已保存。")


@login_required
def record_event(request, pk):
    asked = partial(EventForm, initial={"on": localdate()})
    return _step(request, pk, "record_event", lambda _key: asked, "督办活动已记录。")


@login_required
def report_back(request, pk):
    return _step(request, pk, "report_back", lambda key: partial(ReportForm, initial={"report": key.report}),
                 "已报告主任会议。")  # fmt: skip


@login_required
def finish(request, pk):
    return _step(request, pk, "finish", lambda _key: FinishForm, "督办已结束。")


@login_required
def resume(request, pk):
    asked = partial(NoteForm, label="主任会议意见", required=True)
    return _step(request, pk, "resume", lambda _key: asked, "继续督办。")
