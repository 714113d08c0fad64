"""The list of all items, and bringing a new one in."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.html import format_html, format_html_join

from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.steps import step_page, taken
from meetings import actions, queries, rules
from meetings.flow import ITEM
from meetings.forms import AmendForm, ItemFilter, ProposeForm
from meetings.models import ItemStatus as S
from meetings.views.fetch import item as found
from meetings.views.officers import only_officers

STATES = (
    State("gate", "待主任会议", (S.PROPOSED, S.POSTPONED)),
    State("committee", "专委会、工委研究", (S.TO_COMMITTEE,)),
    State("accepted", "待列入", (S.ACCEPTED, S.DEFERRED)),
    State("agenda", "在议程上", (S.ON_AGENDA, S.EXPLAINED, S.DELIBERATED, S.PUT_TO_VOTE)),
    State("done", "已办结", (S.PASSED, S.FAILED, S.CONCLUDED)),
    State("off", "不列入、撤回", (S.REJECTED, S.WITHDRAWN)),
)


def marks(item) -> list[str]:
    words = (("逾期提交", item.is_late), ("书面", item.written_only), ("需表决", item.needs_vote))
    return [word for word, holds in words if holds]


def title_cell(item):
    tags = format_html_join("", ' <span class="tag">{}</span>', ((word,) for word in marks(item)))
    link = format_html('<a class="title" href="{}">{}</a>{}', item.get_absolute_url(), item.title, tags)
    return format_html('{}<span class="sub">{}</span>', link, item.outcome) if item.outcome else link


def meeting_cell(item):
    if not item.meeting:
        return ""
    return format_html('<a href="{}">{}</a>', item.meeting.get_absolute_url(), item.meeting.short)


COLUMNS = (
    Column("title", "议题", lambda i: i.title, draw=title_cell, area="t", fixed=True,
           also=(("标记", lambda i: "、".join(marks(i))),)),
    Column("kind", "种类", lambda i: i.get_kind_display(), sort="kind"),
    Column("proposer", "提请主体", lambda i: i.proposer, area="u"),
    Column("body", "提交给", lambda i: i.body.short_name, sort="body__position"),
    Column("submitted", "提请日期", lambda i: i.submitted_on, sort="submitted_on", look="no"),
    Column("meeting", "会议", lambda i: i.meeting.short if i.meeting else "", draw=meeting_cell, sort="meeting__month"),
    Column("committee", "对口专委会、工委", lambda i: i.committee.label if i.committee else "", shown=False),
    Column("status", "状态", lambda i: i.get_status_display(), draw=pill, area="s"),
)  # fmt: skip


@login_required
def items(request):
    filters = ItemFilter(request.GET)
    rows = filters.narrow(queries.items_visible_to(request.user))
    rows = rows.select_related("body", "meeting__body", "meeting__term", "proposer_unit", "committee")
    listing = Listing(
        request, rows.prefetch_related("proposers"), COLUMNS, name="议题", states=STATES, sort="-submitted",
        filters=filters, key="items", empty="没有符合条件的议题。" if request.GET else "还没有议题。",
    )  # fmt: skip
    context = {"listing": listing, "may_write": rules.is_officer(request.user)}
    early = listing.detour() or listing.export()
    return early or render_part(request, "meetings/items.html", Listing.part, context)


@login_required
def propose(request):
    only_officers(request)
    form, make = ProposeForm(request.POST or None), partial(actions.propose, by=request.user)
    return step_page(
        request, form, make, "meetings/propose.html", "议题已登记。", back="meetings:items", then=lambda made: made
    )


@login_required
def amend(request, code):
    item = found(request, code)
    ITEM.require("amend", item, by=request.user)
    initial = {name: getattr(item, name) for name in AmendForm.base_fields if name != "units"}
    initial["units"] = list(item.units.all())
    form = AmendForm(request.POST or None, initial=initial)
    step = taken(actions.amend, item, request)
    return step_page(request, form, step, "meetings/amend.html", "已修改。", back=item, case=item)
