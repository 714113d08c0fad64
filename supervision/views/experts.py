"""顾问、专家: the list, one expert with his work, and asking one about a matter."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record as note_down
from congress.files.send import show
from congress.pages.asked import whole
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing
from congress.pages.steps import itself, posted, step_page
from supervision import actions, rules
from supervision.forms import AskExpertForm, ExpertFilter, ExpertForm, ExpertOpinionForm
from supervision.models import Assignment, BudgetAdjustment
from supervision.queries.experts import assignments_for, experts_visible_to
from supervision.queries.filing import filings_visible_to
from supervision.views.fetch import topic as topic_found


def title_cell(row):
    link = format_html('<a class="title" href="{}">{}</a>', row.get_absolute_url(), row.name)
    return format_html('{}<span class="sub">{}</span>', link, row.employer)


COLUMNS = (
    Column("name", "姓名", lambda e: e.name, draw=title_cell, area="t", fixed=True, sort="name",
           also=(("单位和职务", lambda e: e.employer),)),
    Column("kind", "类别", lambda e: e.get_kind_display(), sort="kind", area="u"),
    Column("field", "专业领域", lambda e: e.field),
    Column("term", "聘期", lambda e: f"{e.starts_on} 至 {e.ends_on}", sort="ends_on", area="d"),
    Column("serving", "状态", lambda e: "聘期内" if e.serves_on(localdate()) else "聘期外", area="s"),
    Column("asked", "任务", lambda e: e.asked, sort="asked", look="num"),
    Column("answered", "已提意见", lambda e: e.answered, sort="answered", look="num"),
)  # fmt: skip


def _only_staff(user) -> None:
    if not rules.is_staff(user):
        raise PermissionDenied


def _only_keepers(user) -> None:
    if not rules.proposes(user):
        raise PermissionDenied


@login_required
@require_safe
def experts(request):
    user = request.user
    _only_staff(user)
    filters = ExpertFilter(request.GET)
    asked, answered = Count("assignments", distinct=True), Count("assignments__opinions", distinct=True)
    rows = filters.narrow(experts_visible_to(user)).annotate(asked=asked, answered=answered)
    listing = Listing(
        request, rows, COLUMNS, name="顾问、专家", unit="人", sort="name", filters=filters, key="experts",
        empty="没有符合条件的专家。" if request.GET else "还没有登记专家。",
    )  # fmt: skip
    context = {"listing": listing, "keeps": rules.proposes(user)}
    early = listing.detour() or listing.export()
    return early or render_part(request, "supervision/experts.html", Listing.part, context)


def found(request, code):
    return get_object_or_404(experts_visible_to(request.user), code=code)


@login_required
@require_safe
def expert(request, code):
    """With the contact, for who may ask him; that it was looked at is recorded."""
    row, user = found(request, code), request.user
    keeps = rules.proposes(user)
    if keeps and row.contact:
        note_down("personal_viewed", by=user, request=request, about=row)
    context = {
        "expert": row, "keeps": keeps, "today": localdate(), "assignments": assignments_for(user, expert=row),
    }  # fmt: skip
    return render(request, "supervision/expert.html", context)


@login_required
def add_expert(request):
    _only_keepers(request.user)
    step, form = partial(actions.keep_expert, by=request.user), ExpertForm(*posted(request))
    done, back = "已登记。", "supervision:experts"
    return step_page(request, form, step, "supervision/add_expert.html", done, back=back, then=itself)


@login_required
def amend_expert(request, code):
    row = found(request, code)
    _only_keepers(request.user)
    step, form = partial(actions.keep_expert, row, by=request.user), ExpertForm(*posted(request), expert=row)
    return step_page(request, form, step, "supervision/amend_expert.html", "已修改。", back=row, expert=row)


def _about(request, kind, key):
    """The matter an expert is asked about, only if this person may see it: keyword for the action, and its page."""
    if kind == "topic":
        matter = topic_found(request, key)
    elif kind == "filing":
        matter = get_object_or_404(filings_visible_to(request.user), code=key)
    elif kind == "adjustment":
        matter = get_object_or_404(BudgetAdjustment, code=key)
    elif kind == "year" and 2000 <= (whole(key) or 0) <= 2100:
        return {"year": whole(key)}, f"{key}年预算和审计", f"/supervision/fiscal/{key}/"
    else:
        raise Http404
    return {kind: matter}, matter.title, matter.get_absolute_url()


@login_required
def ask_expert(request, kind, key):
    _only_keepers(request.user)
    about, title, back = _about(request, kind, key)
    step = partial(actions.ask_expert, by=request.user, **about)
    form = AskExpertForm(*posted(request))
    return step_page(request, form, step, "supervision/ask_expert.html", "已委托。", back=back, title=title)


@login_required
def record_expert_opinion(request, pk):
    _only_keepers(request.user)
    row = get_object_or_404(Assignment.objects.select_related("expert", "topic", "filing", "adjustment"), pk=pk)
    step = partial(actions.record_expert_opinion, row, by=request.user)
    form = ExpertOpinionForm(*posted(request))
    page = "supervision/record_expert_opinion.html"
    return step_page(request, form, step, page, "已记录专家意见。", back=row.matter_url, assignment=row)


@login_required
@require_safe
def expert_file(request, pk, file):
    _only_staff(request.user)
    row = get_object_or_404(Assignment.objects.prefetch_related("opinions__files"), pk=pk)
    stored = next((f for opinion in row.opinions.all() for f in opinion.files.all() if f.pk == file), None)
    return show(request, stored)
