"""议题建议 as the house works on them: the list with its export, one idea, and the four decisions."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from congress.audit import record as note_down
from congress.pages.boxes import NoteForm
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.steps import Ask, StepPages
from supervision import actions, rules
from supervision.flow import IDEA
from supervision.forms import AdoptIdeaForm, IdeaFilter, MergeIdeaForm
from supervision.models import IdeaStatus as S
from supervision.queries import calling

MOST = 200  # declined at once
STATES = (
    State("received", "待研究", (S.RECEIVED,)),
    State("taken", "已采纳、并入", (S.ADOPTED, S.MERGED)),
    State("declined", "不采纳", (S.DECLINED,)),
)


def title_cell(idea):
    link = format_html('<a class="title" href="{}">{}</a>', idea.get_absolute_url(), idea.title)
    return format_html('{}<span class="sub">{}</span>', link, idea.outcome) if idea.outcome else link


# Without names and telephones of citizens, so that a list may leave the house.
COLUMNS = (
    Column("number", "收件号", lambda i: i.number, sort="pk", area="n", look="no", fixed=True),
    Column("title", "议题", lambda i: i.title, draw=title_cell, area="t", fixed=True,
           also=(("研究结果", lambda i: i.outcome),)),
    Column("whose", "提出人", lambda i: i.whose, area="u", sort="proposer"),
    Column("necessity", "必要性", lambda i: i.necessity, look="wide", shown=False),
    Column("problem", "主要问题", lambda i: i.problem, look="wide", shown=False),
    Column("received", "收到日期", lambda i: i.received_on, sort="received_on", look="no"),
    Column("topic", "监督议题", lambda i: i.topic.title if i.topic else ""),
    Column("decided", "研究日期", lambda i: i.decided_on, sort="decided_on", look="no", shown=False),
    Column("status", "状态", lambda i: i.get_status_display(), draw=pill, area="s"),
)  # fmt: skip


@login_required
@require_safe
def ideas(request):
    _only_staff(request)
    filters, office = IdeaFilter(request.GET), rules.is_office(request.user)
    tools = {"pick": lambda i: (i.code, i.number), "bulk": "supervision/_ideas_bulk.html"} if office else {}
    listing = Listing(
        request, filters.narrow(calling.ideas_for(request.user)), COLUMNS, name="议题建议", unit="条", states=STATES,
        sort="-number", filters=filters, key="ideas", **tools,
        empty="没有符合条件的议题建议。" if request.GET else "还没有收到议题建议。",
    )  # fmt: skip
    early = listing.detour() or listing.export()
    return early or render_part(request, "supervision/ideas.html", Listing.part, {"listing": listing})


@login_required
@require_safe
def idea(request, code):
    """One idea. Whose it is is shown to the office that answers it, and that it was shown is written down."""
    row, office = _found(request, code), rules.is_office(request.user)
    shows_person = office and bool(row.phone)
    if shows_person:
        note_down("personal_viewed", by=request.user, request=request, about=row, field="name,phone")
    context = {
        "idea": row, "shows_person": shows_person, "doors": IDEA.doors(request.user, row), "fate": calling.fate(row),
        "entries": row.entries.order_by("-seq"),
    }  # fmt: skip
    return render(request, "supervision/idea.html", context)


@login_required
@require_POST
def decline_ideas(request):
    """Those ticked in the list, with one reason; first the page that asks for it."""
    if not rules.is_office(request.user):
        raise PermissionDenied
    codes = request.POST.getlist("pick")[:MOST]
    rows = list(calling.ideas_for(request.user).filter(code__in=codes, status=S.RECEIVED).order_by("pk"))
    if not rows:
        messages.info(request, "没有选中待研究的议题建议。")
        return redirect("supervision:ideas")
    data = request.POST if "note" in request.POST else None
    form = NoteForm(data, label="不采纳的理由（每位提出人都看得到）", required=True)
    if data is None or not form.is_valid():
        return render(request, "supervision/decline_ideas.html", {"form": form, "rows": rows})
    done, left = actions.decline_ideas(rows, by=request.user, note=form.cleaned_data["note"])
    messages.success(request, f"已记录 {done} 条不采纳。")
    if left:
        messages.error(request, f"有 {len(left)} 条没有记录：{'；'.join(left)}")
    return redirect("supervision:ideas")


def _only_staff(request) -> None:
    if not rules.is_staff(request.user):
        raise PermissionDenied


def _found(request, code):
    _only_staff(request)
    return get_object_or_404(calling.ideas_for(request.user), code=code)


IDEA_STEPS = StepPages("supervision", IDEA, actions, _found).views({
    "adopt_idea": Ask(
        AdoptIdeaForm, "已采纳，登记为监督议题。",
        known=lambda row: {"initial": {"title": row.title, "source": rules.SOURCES[row.proposer]}},
    ),
    "merge_idea": Ask(MergeIdeaForm, "已并入。", known=lambda row: {"topics": calling.merging_into(row)}),
    "decline_idea": Ask(partial(NoteForm, label="不采纳的理由（提出人看得到）", required=True), "已记录不采纳。"),
    "reopen_idea": Ask(partial(NoteForm, label="重新研究的原因", required=True), "已重新列为待研究。"),
})  # fmt: skip
