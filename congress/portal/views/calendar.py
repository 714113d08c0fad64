from datetime import date
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from congress.audit.leaving import as_sheet
from congress.portal.actions.calendar import change_calendar, rehearse
from congress.portal.forms.calendar import DayForm, YearForm
from congress.portal.rules import is_of_the_house, keeps_calendar, require
from congress.portal.year_sheet import months, runs
from congress.workdays.actions import DayChanged, confirm_year, load_years, set_day
from congress.workdays.count import load_calendar
from congress.workdays.models import CalendarDay, YearNotice
from congress.workdays.published import is_published

FIRST, LAST = 2004, 2100


def _year(year):
    if not FIRST <= year <= LAST:
        raise Http404
    return year


@login_required
def calendar(request, year=None):
    require(is_of_the_house(request.user))
    today = localdate()
    year = _year(year or today.year)
    found = load_calendar()
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "today": today,
        "months": months(year, found, today),
        "runs": runs(CalendarDay.objects.filter(date__year=year).order_by("date")),
        "notice": YearNotice.objects.filter(year=year).first(),
        "next_year": None if found.is_loaded(today.year + 1) else today.year + 1,
        "may_edit": keeps_calendar(request.user),
        "is_published": is_published(year),
    }
    labels = ("首日", "末日", "天数", "安排", "说明", "来源", "录入")
    sheet = as_sheet(request, f"{year}年放假与调休", labels, context["runs"], run_cells)
    return sheet or render(request, "portal/calendar.html", context)


def run_cells(run) -> tuple:
    return (
        run.first, run.last, run.length, "上班" if run.is_workday else "放假", run.reason, run.source, run.by_name
    )  # fmt: skip


def _ask_then_do(request, change, *, year, title, note, fields=()):
    back = (reverse("portal:calendar_year", args=[year]), f"{year} 年日历")
    return ask_then_do(request, change, back=back, title=title, note=note, fields=fields)


def ask_then_do(request, change, *, back, title, note, fields=(), **record):
    """The first press shows which limits move; the second, on that page, does it. ``back`` is (address, label)."""
    if "confirm" in request.POST:
        done = change_calendar(change, by=request.user, note=note, **record)
        moved = sum(each.is_moved for each in done)
        messages.success(
            request, f"{title}已保存，{moved} 项期限随之变动。" if moved else f"{title}已保存，没有期限变动。"
        )
        return redirect(back[0])
    found = rehearse(change)
    context = {
        "title": title,
        "back": back,
        "moved": [each for each in found if each.is_moved],
        "settled": sum(not each.is_moved for each in found),
        "fields": fields,
    }
    return render(request, "portal/calendar_preview.html", context)


@login_required
def calendar_day(request, year, month, day):
    require(keeps_calendar(request.user))
    try:
        on = date(_year(year), month, day)
    except (ValueError, OverflowError):
        raise Http404 from None
    row = CalendarDay.objects.filter(date=on).first()
    is_workday = row.is_workday if row else on.weekday() < 5
    initial = {"kind": "work" if is_workday else "off", "reason": row.reason if row else "",
               "seen": row.stamp if row else ""}  # fmt: skip
    form = DayForm(request.POST or None, initial=initial)
    if form.is_valid():
        facts = form.facts()
        change = partial(set_day, on, by=request.user, **facts)
        word = "上班" if facts["is_workday"] else "放假"
        title = f"{on.isoformat()} {word}"
        note = f"{title}（{facts['reason']}）"
        try:
            return _ask_then_do(request, change, year=year, title=title, note=note, fields=form.cleaned_data.items())
        except DayChanged as error:
            form.add_error(None, error)
            form.data = request.POST.copy()
            form.data["seen"] = initial["seen"]
    context = {"form": form, "on": on, "row": row}
    return render(request, "portal/calendar_day.html", context, status=409 if form.non_field_errors() else 200)


@login_required
@require_POST
def calendar_load(request, year):
    require(keeps_calendar(request.user))
    if not is_published(_year(year)):
        messages.error(request, f"平台里还没有 {year} 年的放假安排，什么也没有载入。")
        return redirect("portal:calendar_year", year)
    change = partial(load_years, [year], by=request.user)
    return _ask_then_do(request, change, year=year, title=f"{year} 年放假安排", note=f"载入 {year} 年放假安排")


@login_required
def calendar_confirm(request, year):
    require(keeps_calendar(request.user))
    form = YearForm(request.POST or None)
    if form.is_valid():
        source = form.cleaned_data["source"]
        change = partial(confirm_year, _year(year), source=source, by=request.user)
        title = f"{year} 年放假安排的确认"
        return _ask_then_do(request, change, year=year, title=title, note=source, fields=[("source", source)])
    return render(request, "portal/calendar_confirm.html", {"form": form, "year": year})
