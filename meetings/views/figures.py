"""年度数字和出席情况: each number opens its list; both print."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record
from congress.pages.asked import whole, year_asked
from congress.pages.context import organization
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing
from congress.pages.papers import paper_response
from congress.sheets.writing import WRITERS
from meetings import rules, statistics
from meetings.models import HELD, Body, Meeting


def _years() -> list[int]:
    held = Meeting.objects.filter(status__in=HELD, opens_on__isnull=False).order_by()
    known = {day.year for day in held.dates("opens_on", "year")}
    return sorted(known | {localdate().year}, reverse=True)


@login_required
@require_safe
def figures(request):
    if not rules.is_staff(request.user):
        raise PermissionDenied
    year = year_asked(request)
    context = {
        "year": year, "years": _years(), "families": statistics.figures(request.user, year),
        "title": f"{year}年会议情况统计", "house": organization()["name"], "today": localdate(),
    }  # fmt: skip
    if "print" in request.GET:
        return paper_response(request, "meetings/figures.html", context, name=context["title"])
    return render(request, "meetings/figures.html", context)


def _cell(url, words):
    return format_html('<a class="title" href="{}">{}</a>', url, words)


def _link(meeting):
    return format_html('<a href="{}">{}</a>', meeting.get_absolute_url(), meeting.short)


def _of_meeting(path):
    """The columns that say at which meeting; ``path`` leads from the row to it."""

    def meeting(row):
        for name in filter(None, path.split(".")):
            row = getattr(row, name)
        return row

    return (
        Column("meeting", "会议", lambda row: meeting(row).short, draw=lambda row: _link(meeting(row))),
        Column("days", "日期", lambda row: meeting(row).days),
    )  # fmt: skip


def _head(label, words, url=None):
    draw = (lambda row: _cell(url(row), words(row))) if url else None
    return Column("title", label, words, draw=draw, area="t", fixed=True)


LISTS = {
    "meetings": (("body", "term"), (
        _head("会议", lambda row: row.title, lambda row: row.get_absolute_url()),
        Column("days", "日期", lambda row: row.days, sort="opens_on"),
        Column("place", "地点", lambda row: row.place),
        Column("status", "状态", lambda row: row.get_status_display(), sort="status"),
    )),
    "items": (("meeting__body", "meeting__term"), (
        _head("议题", lambda row: row.title, lambda row: row.get_absolute_url()), *_of_meeting("meeting"),
        Column("status", "结果", lambda row: row.get_status_display(), sort="status"),
        Column("outcome", "说明", lambda row: row.outcome),
    )),
    "decisions": (("item__meeting__body", "item__meeting__term"), (
        _head("标题", lambda row: row.title, lambda row: row.get_absolute_url()),
        Column("doc_no", "文号", lambda row: row.doc_no, sort="numbered_on"),
        Column("adopted", "通过日期", lambda row: row.adopted_on, sort="adopted_on"), *_of_meeting("item.meeting"),
    )),
    "persons": (("vote__item__meeting__body", "vote__item__meeting__term"), (
        _head("事项", lambda row: row.text),
        Column("result", "结果", lambda row: row.result.words if row.result else ""), *_of_meeting("vote.item.meeting"),
    )),
    "papers": (("item__meeting__body", "item__meeting__term"), (
        _head("文件", lambda row: row.name, lambda row: row.get_absolute_url()),
        Column("kind", "种类", lambda row: row.get_kind_display(), sort="kind"), *_of_meeting("item.meeting"),
    )),
    "guests": (("meeting__body", "meeting__term"), (
        _head("姓名", lambda row: row.name),
        Column("of", "单位及职务", lambda row: row.title), *_of_meeting("meeting"),
    )),
    "opinions": (("meeting__body", "meeting__term", "unit"), (
        _head("意见", lambda row: row.text[:80], lambda row: row.get_absolute_url()),
        Column("who", "提出人", lambda row: row.who), *_of_meeting("meeting"),
        Column("status", "状态", lambda row: row.get_status_display(), sort="status"),
    )),
    "clocks": (("meeting__body", "meeting__term", "item"), (
        _head("期限", lambda row: row.item.title if row.item else row.label),
        *_of_meeting("meeting"),
        Column("due", "最迟", lambda row: row.due_on, sort="due_on"),
        Column("met", "办成", lambda row: row.met_on, sort="met_at"),
    )),
}  # fmt: skip
LISTS["outcomes"] = LISTS["items"]


@login_required
@require_safe
def figures_list(request, year, of):
    """The rows behind one number."""
    if not rules.is_staff(request.user):
        raise PermissionDenied
    if of not in LISTS:
        raise Http404
    family, (joins, columns) = statistics.FAMILIES[of], LISTS[of]
    rows = statistics.rows_behind(request.user, year, of, request.GET.get("is", "")).select_related(*joins)
    if of == "persons":
        rows = rows.prefetch_related("tallies")
    listing = Listing(request, rows, columns, name=f"{year}年{family.label}", unit=family.unit)
    context = {"listing": listing, "year": year, "family": family}
    return listing.export() or render_part(request, "meetings/figures_list.html", Listing.part, context)


@login_required
@require_safe
def attendance_year(request):
    """组成人员出席情况: of a year or half of it; for the office and for the members themselves."""
    bodies = [each for each in Body.objects.exclude(kind="party_group") if _reads(request.user, each)]
    if not bodies:
        raise PermissionDenied
    asked = request.GET.get("body", "")
    body = get_object_or_404(Body, pk=whole(asked)) if asked else bodies[0]
    if body not in bodies:
        raise Http404
    year, half = year_asked(request), request.GET.get("half", "")
    meetings, rows = statistics.attendance(body, year, half)
    name = f"{year}年{ {'1': '上半年', '2': '下半年'}.get(half, '') }{body.short_name}组成人员出席会议情况"
    context = {
        "body": body, "bodies": bodies, "year": year, "years": _years(), "half": half, "meetings": meetings,
        "rows": rows, "heads": statistics.HEADS, "title": name, "house": organization()["name"], "today": localdate(),
    }  # fmt: skip
    if writer := WRITERS.get(request.GET.get("as")):
        record("exported", by=request.user, request=request, list=name, rows=len(rows))
        heads = ["姓名", "职务", *statistics.HEADS, *(each.short for each in meetings)]
        return writer(name, heads, ([row.name, row.title, *row.counts, *_by_meeting(row, meetings)] for row in rows))
    if "print" in request.GET:
        return paper_response(request, "meetings/attendance_year.html", context, name=name)
    return render(request, "meetings/attendance_year.html", context)


def _by_meeting(row, meetings) -> list[str]:
    return [row.by_meeting.get(each.pk, "") for each in meetings]


def _reads(user, body) -> bool:
    return rules.is_staff(user) or rules.sits_in(user, body)
