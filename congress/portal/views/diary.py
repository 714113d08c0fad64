from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from congress.pages.asked import whole
from congress.portal import ics
from congress.portal.actions.feed import follow, make_feed, revoke_feed
from congress.portal.diary import entries, month_sheet
from congress.portal.models import CalendarFeed
from congress.workdays.count import load_calendar

FIRST, LAST = 2004, 2100


@login_required
def diary(request):
    """月历: one month with what is due, to read and to print."""
    today = localdate()
    month = _month(request.GET.get("month", ""), today)
    feed = CalendarFeed.objects.filter(user=request.user).exclude(place=None).first()
    address = request.build_absolute_uri(reverse("portal:feed", args=[feed.place, feed.key])) if feed else ""
    due = entries(request.user)
    context = {
        "month": month, "weeks": month_sheet(due, month.year, month.month, load_calendar()),
        "before": _shift(month, -1), "after": _shift(month, 1), "today": today, "feed": feed, "address": address,
        "for_deputy": request.user.is_deputy_only,
        "is_empty": not any(entry.on.replace(day=1) == month for entry in due),
        "late": [entry for entry in due if entry.is_late and entry.on < month],
    }  # fmt: skip
    return render(request, "portal/diary.html", context)


@login_required
@require_POST
def change_feed(request):
    if "revoke" in request.POST:
        revoke_feed(request.user, request=request)
        messages.success(request, "订阅地址已停用，手机上的日历不再更新。")
    else:
        make_feed(request.user, request=request)
        messages.success(request, "已生成新的订阅地址，原来的地址（如果有）已经失效。")
    return redirect(reverse("portal:diary") + "#feed")


@require_safe
def feed(request, place, key):
    """The feed for a calendar program: whoever has the address reads it, so it carries no content of cases."""
    found = CalendarFeed.objects.select_related("user").filter(place=place).first()
    if found is None or not constant_time_compare(found.key, key) or not found.user.is_active:
        raise Http404
    told = follow(found)
    if told is None:
        raise Http404
    response = HttpResponse(ics.text("履职日历", told), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _month(words: str, today: date) -> date:
    """2026-12; nonsense is this month."""
    year, month = (whole(part) or 0 for part in words.partition("-")[::2])
    if FIRST <= year <= LAST and 1 <= month <= 12:
        return date(year, month, 1)
    return today.replace(day=1)


def _shift(month: date, by: int) -> date:
    at = month.year * 12 + month.month - 1 + by
    return date(at // 12, at % 12 + 1, 1)
