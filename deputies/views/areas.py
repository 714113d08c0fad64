from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate

from congress.audit.leaving import as_sheet
from congress.organs.models import Term
from deputies import queries, rules


def _page(request, template, read, name, labels, cells):
    if not queries.reads_roster(request.user):
        raise PermissionDenied
    today = localdate()
    term = queries.term_asked(request.GET.get("term"), today)
    context = {"term": term, "terms": Term.objects.all(), "rows": read(term, today), "today": today}
    context["may_edit"] = rules.keeps_roster(request.user)
    sheet = as_sheet(request, f"{term or ''}{name}", labels, context["rows"], cells)
    return sheet or render(request, template, context)


@login_required
def delegations(request):
    labels = ("代表团", "团长", "街道人大工委", "现有代表")
    return _page(request, "deputies/delegations.html", queries.delegations, "代表团", labels, delegation_cells)


def delegation_cells(row) -> tuple:
    return row.name, row.head.name if row.head else "", row.street.name if row.street else "", row.serving


@login_required
def constituencies(request):
    labels = ("选区号", "名称", "名额", "代表", "缺额")
    return _page(request, "deputies/constituencies.html", queries.constituencies, "选区", labels, constituency_cells)


def constituency_cells(row) -> tuple:
    return row.number, row.name, row.seats, "、".join(map(_seated, row.seated)), max(row.vacant, 0)


def _seated(seat) -> str:
    ended = f"（{seat.ends_on} {seat.get_end_ground_display()}）" if seat.ends_on else ""
    return seat.deputy.name + ended
