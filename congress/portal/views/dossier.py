"""代表档案: what the roster and the suggestions say together about one deputy."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.timezone import localdate

import deputies.actions
import deputies.queries
import deputies.rules
import proposals.queries
from congress.pages import marks
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.portal.forms.dossier import EndForm
from deputies.models import Mandate
from proposals.models import Status

STATES = tuple(State(status.value, status.label, (status.value,)) for status in Status)


def title_cell(case):
    return format_html('<a class="title" href="{}">{}</a>', case.get_absolute_url(), case.title)


def units(case) -> str:
    return "、".join(share.unit.label for share in case.handlings.all())


def columns(deputy):
    def part(case):
        return "领衔" if case.lead_id == deputy.pk else "联名"

    return (
        Column("no", "编号", lambda p: p.number, sort="number", area="n", look="no", fixed=True),
        Column("title", "标题", lambda p: p.title, draw=title_cell, area="t", fixed=True),
        Column("session", "会议", lambda p: p.session.short if p.session else "", sort="session__opens_on"),
        Column("part", "身份", part),
        Column("units", "承办", units, area="u"),
        Column("status", "状态", lambda p: p.get_status_display(), draw=marks.pill, area="s"),
        Column("class", "办理结果", lambda p: p.reply_class.code if p.reply_class else ""),
        Column("submitted", "提出日期", lambda p: p.submitted_on, sort="submitted_on"),
        Column("replied", "答复日期", lambda p: p.replied_on, sort="replied_on", shown=False),
    )


@login_required
def suggestions(request, pk):
    """Of the deputy's suggestions those this reader may know of."""
    deputy = get_object_or_404(deputies.queries.visible_to(request.user), pk=pk)
    seen = proposals.queries.visible_to(request.user)
    rows = proposals.queries.for_list(proposals.queries.with_signature_of(seen, deputy))
    listing = Listing(
        request, rows, columns(deputy), name=f"{deputy.name}代表的建议", states=STATES, sort="-submitted",
        empty="没有可以查看的建议。",
    )  # fmt: skip
    context = {"listing": listing, "deputy": deputy}
    early = listing.detour() or listing.export()
    return early or render_part(request, "portal/dossier/suggestions.html", Listing.part, context)


@login_required
def end_mandate(request, pk):
    """Ending a seat needs both: whether cases go on decides what the account may still do."""
    seen = deputies.queries.visible_to(request.user)
    mandate = get_object_or_404(Mandate.objects.select_related("deputy", "term").filter(deputy__in=seen), pk=pk)
    if not deputies.rules.keeps_roster(request.user):
        raise PermissionDenied
    open_cases = proposals.queries.unfinished_of(mandate.deputy)
    form = EndForm(request.POST or None, initial={"on": localdate()})
    if form.is_valid():
        try:
            deputies.actions.end_mandate(
                mandate, by=request.user, has_open_cases=open_cases.exists(), **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "已登记终止。")
            return redirect(mandate.deputy)
    context = {"deputy": mandate.deputy, "mandate": mandate, "form": form, "open_cases": open_cases.count()}
    return render(request, "portal/dossier/end_mandate.html", context)
