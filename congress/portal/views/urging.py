"""催办: every running limit that presses, whom it was told to and when, and the button that asks by hand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST, require_safe

from congress.pages import marks
from congress.pages.context import organization
from congress.pages.exporting import hand_over
from congress.pages.gathered import GatheredListing
from congress.pages.htmx import render_part
from congress.pages.listing import Column, State
from congress.pages.views import within
from congress.portal.forms.urging import UrgingFilters
from congress.portal.rules import require, watches_clocks
from congress.printing import pdf
from congress.reminders import watch
from congress.work.engine import Refused
from congress.workflow.flow import TooLate

STATES = (
    State("late", "已逾期", ("late",)),
    State("urgent", "三天内", ("urgent",)),
    State("soon", "十五天内", ("soon",)),
)
MOST = 200  # pressed at once
SHEET, ON_PAPER = "催办清单", 200  # rows; more are printed by the worker


def told(row) -> str:
    """11月20日 到期前 3 天：王强、陈国梁"""
    if row.told is None:
        return ""
    return f"{localtime(row.told.at):%Y-%m-%d %H:%M} {row.told.words}：{row.told.names}"


def title_cell(row):
    return format_html('<a class="title" href="{}">{}</a>', row.link, row.title)


def button(row):
    return format_html(
        '<button class="btn btn-s" name="one" value="{}" formaction="{}" aria-label="催办 {}{}">催办</button>',
        row.key, reverse("portal:urge"), row.number, row.label,
    )  # fmt: skip


COLUMNS = (
    Column("number", "编号", lambda row: row.number, look="no", area="n", fixed=True),
    Column("title", "标题", lambda row: row.title, draw=title_cell, area="t", fixed=True),
    Column("holder", "由谁办", lambda row: row.holder, sort="holder due_on", area="u", fixed=True),
    Column(
        "due", "期限", lambda row: row.due_on, sort="due_on", look="due", area="d", fixed=True,
        draw=lambda row: marks.clock(row.clock, row.label.removesuffix("期限"), localdate()),
        also=(("期限事项", lambda row: row.label), ("还有天数", lambda row: row.clock.days_left(localdate()))),
    ),
    Column("told", "最近提醒", told, draw=lambda row: told(row) or "还没有提醒过", look="wide"),
    Column("reckoning", "怎么算的", lambda row: row.clock.one_line, look="wide", shown=False),
    Column("urge", "催办", lambda row: "", draw=button, area="s", fixed=True),
)  # fmt: skip


def _listing(request) -> GatheredListing:
    filters = UrgingFilters(request.GET, watch.pressing(request.user, localdate()))
    return GatheredListing(
        request, filters.narrow(), COLUMNS, name="催办", unit="项", states=STATES, state_field="state", sort="due",
        filters=filters, pick=lambda row: (row.key, f"{row.number}{row.label}"), bulk="portal/_urging_bulk.html",
        empty="没有临近或者逾期的期限。",
    )  # fmt: skip


@login_required
def urging(request):
    require(watches_clocks(request.user))
    listing = _listing(request)
    watch.with_ledger(listing.ordered if "as" in request.GET else listing.page.object_list)
    return listing.export() or render_part(request, "portal/urging.html", listing.part, {"listing": listing})


@login_required
@require_safe
def urging_sheet(request):
    """The same list on paper."""
    require(watches_clocks(request.user))
    listing, in_worker = _listing(request), hasattr(request, "progress")
    if listing.total > ON_PAPER and not in_worker:
        return hand_over(request, SHEET, "pdf")
    rows = [(row, told(row)) for row in watch.with_ledger(listing.ordered)]
    context = {"rows": rows, "today": localdate(), "office": organization()["office"]}
    try:
        data = pdf.render("portal/urging.html", context, title=SHEET)
    except pdf.PrintError as error:
        if in_worker:
            raise Refused(f"没有打印：{error}") from error
        messages.error(request, f"没有打印：{error}")
        return redirect("portal:urging")
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{SHEET}{localdate()}.pdf")
    return response


@login_required
@require_POST
def urge(request):
    """One clock by its own button, or all that are ticked; one that cannot be pressed does not stop the rest."""
    require(watches_clocks(request.user))
    keys = [request.POST["one"]] if "one" in request.POST else request.POST.getlist("pick")[:MOST]
    found = [watch.find(key, request.user) for key in keys]
    if None in found:
        raise Http404
    done, people, left = 0, set(), []
    for hook, clock in found:
        try:
            people.update(hook.urge(clock, by=request.user))
            done += 1
        except (TooLate, ValidationError) as error:
            if len(found) == 1 and isinstance(error, TooLate):
                raise
            left.append(error.reason if isinstance(error, TooLate) else error.messages[0])
    _say(request, done, people, left)
    return redirect(within(request, request.POST.get("next", reverse("portal:urging"))))


def _say(request, done: int, people: set[str], left: list[str]) -> None:
    if done:
        messages.success(request, f"已催办 {done} 项，通知了{'、'.join(sorted(people))}。")
    if left:
        messages.error(request, f"有 {len(left)} 项没有催办：{'；'.join(sorted(set(left)))}")
    if not done and not left:
        messages.info(request, "没有选中要催办的期限。")
