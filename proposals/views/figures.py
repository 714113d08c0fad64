"""统计: the rates of a year, and the cases behind each number."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.pages.htmx import render_part
from congress.pages.listing import Listing
from proposals import rules, statistics
from proposals.queries import lists
from proposals.statistics import drawing
from proposals.views.columns import case_columns
from proposals.views.listing import CASE_STATES, CaseListing

# Of the rates those a table of groups has room for; its file has all.
SHOWN = ("reply", "on_time", "contact", "completion", "high", "content", "first_content", "kept")
COUNTED = ("all", "assigned", "replied", "in_time", "late", "overdue", "running", "silent")


def asked_year(request, known: list[int]) -> int | None:
    """The year in the address; ``all`` is every year; without a wish the newest that has any."""
    asked = request.GET.get("year", "")
    if asked == "all":
        return None
    if asked.isdecimal() and len(asked) == 4 and int(asked):
        return int(asked)
    return known[0] if known else localdate().year


def asked_dimension(request) -> str:
    asked = request.GET.get("by", "")
    return asked if asked in statistics.DIMENSIONS else "unit"


@login_required
@require_safe
def figures(request):
    if not rules.reads_figures(request.user):
        raise PermissionDenied
    today, known = localdate(), statistics.years(request.user)
    year, by = asked_year(request, known), asked_dimension(request)
    found = statistics.of_year(request.user, year)
    table, keys = statistics.table(found, by, today), drawing.classes()
    title = f"{f'{year}年' if year else '历年'}代表建议办理统计"
    sheet = as_sheet(request, f"{title}（按{table.dimension.label}）", *_sheet(table, keys))
    if sheet:
        return sheet
    context = {
        "title": title, "year": year or "all", "years": known, "by": by, "dimensions": statistics.DIMENSIONS,
        "table": table, "keys": keys, "lines": drawing.by_class(table.groups, keys), "today": today,
        "rates": [rate for rate in statistics.rates() if rate.key in SHOWN], "all_rates": statistics.rates(),
        "rows": [_row(group, keys, year=year or "all", by=by) for group in table.groups],
        "since": statistics.since(found), "few": statistics.FEW,
        "partial": not rules.oversees_all(request.user), "writes": rules.is_coordinator(request.user, None),
        "ranks": any(group.places for group in table.groups),
    }  # fmt: skip
    return render(request, "proposals/figures.html", context)


def _row(group, keys, **address) -> dict:
    shares = [share for share in group.shares if share.rate.key in SHOWN]
    return {
        "group": group,
        "asked": urlencode({**address, "of": group.asked}),
        "classes": [(key, group.tally.classes[key.pk]) for key in keys],
        "cells": [(share, group.places.get(share.rate.key)) for share in shares],
    }


def _sheet(table, keys) -> tuple[list, list]:
    """Each rate as part, whole and percent: a reader can add up again."""
    counts = [statistics.COUNTS[key].label for key in COUNTED]
    heads = [table.dimension.label, *counts, *(key.code for key in keys)]
    for rate in statistics.rates():
        heads += [f"{rate.label}（分子）", f"{rate.label}（分母）", rate.label]
    groups = [(group.label, group.tally) for group in table.groups]
    return heads, [_cells(label, tally, keys) for label, tally in [*groups, ("合计（件）", table.total)]]


def _cells(label, tally, keys) -> list:
    cells = [label, *(tally[key] for key in COUNTED), *(tally.classes[key.pk] for key in keys)]
    for share in tally.shares:
        cells += [share.part, share.whole, share.said]
    return cells


@login_required
def figures_list(request, count):
    """The cases one number counted."""
    if not rules.reads_figures(request.user):
        raise PermissionDenied
    by, of = request.GET.get("by", ""), request.GET.get("of", "")
    if count not in statistics.COUNTS or (of and by not in statistics.DIMENSIONS):
        raise Http404
    year = asked_year(request, statistics.years(request.user))
    found = statistics.of_year(request.user, year)
    by = by if of else ""
    rows = statistics.behind(found, count, localdate(), by=by, of=of, klass=request.GET.get("class", ""))
    label = statistics.label_of(by, of) if of else ""
    name = f"{f'{year}年' if year else '历年'}{label}{statistics.COUNTS[count].label}的建议"
    listing = CaseListing(
        request, lists.for_rows(rows), case_columns(request.user, "", one_session=False),
        name=name, states=CASE_STATES, sort="number",
    )  # fmt: skip
    context = {"listing": listing, "year": year or "all", "by": by or "unit"}
    return listing.export() or render_part(request, "proposals/figures_list.html", Listing.part, context)
