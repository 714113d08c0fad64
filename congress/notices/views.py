from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from congress.audit.leaving import as_sheet
from congress.notices import actions, queries
from congress.notices.kinds import SUBJECTS, registry, subject_label
from congress.notices.models.gateways import PERSONAL
from congress.rulebook.book import open_book

PER_PAGE = 30


@login_required
@never_cache
@require_GET
def index(request):
    chosen, only_unread = request.GET.get("about", ""), request.GET.get("state") == "unread"
    subjects = queries.subjects(request.user)
    found = queries.unread(request.user) if only_unread else queries.inbox(request.user)
    if chosen:
        found = queries.about(found, chosen)
    if sheet := as_sheet(request, "消息", ("状态", "类别", "内容", "时间"), found, cells):
        return sheet
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    for notice in page.object_list:
        notice.subject = subject_label(notice.kind)
    totals = [each for each in subjects if not chosen or each.code == chosen]
    context = {
        "page": page,
        "subjects": subjects,
        "chosen": chosen,
        "only_unread": only_unread,
        "total": sum(each.total for each in totals),
        "unread": sum(each.unread for each in totals),
        "unread_anywhere": sum(each.unread for each in subjects),
        "newest": max((each.newest for each in subjects), default=0),
        "for_deputy": request.user.is_deputy_only,
    }
    return render(request, "notices_inbox/index.html", context)


def cells(notice) -> tuple:
    return "已读" if notice.read_at else "未读", subject_label(notice.kind), notice.text, notice.posted_at


@login_required
@never_cache
@require_GET
def follow(request, pk):
    """The way from a notice to its matter; whoever goes it has read the notice."""
    notice = get_object_or_404(queries.inbox(request.user), pk=pk)
    actions.read(notice)
    if url_has_allowed_host_and_scheme(notice.link, allowed_hosts=None):
        return HttpResponseRedirect(notice.link)
    return redirect("notices:index")


@login_required
@require_POST
def read_all(request):
    upto = request.POST.get("upto", "")
    count = actions.read_all(request.user, upto=int(upto)) if upto.isdecimal() and len(upto) < 19 else 0
    messages.success(request, f"已将 {count} 条消息标为已读。" if count else "没有未读消息。")
    return HttpResponseRedirect(reverse("notices:index"))


@login_required
@never_cache
def letter(request, pk):
    found = get_object_or_404(queries.letters(request.user), pk=pk)
    return render(request, "notices_inbox/letter.html", {"letter": found, "for_deputy": request.user.is_deputy_only})


@login_required
@never_cache
def preferences(request):
    """A box for each subject and channel that some kind of notice uses."""
    used = {(kind.subject, channel) for kind in registry().values() for channel in kind.channels}
    used |= {(subject, "sms") for subject, channel in used if channel == "email"}  # who has no mail gets these
    names = [f"{subject}:{channel}" for subject in SUBJECTS for channel in PERSONAL if (subject, channel) in used]
    if request.method == "POST":
        on = request.POST.getlist("on")
        actions.prefer(request.user, daily="daily" in request.POST, muted=[name for name in names if name not in on])
        messages.success(request, "已保存通知方式。")
        return redirect("notices:preferences")
    own = queries.preference_of(request.user)
    rows = [
        (label, [(f"{subject}:{way}", own.wants(subject, way), way.label) for way in PERSONAL])
        for subject, label in SUBJECTS.items()
        if any(name.startswith(f"{subject}:") for name in names)
    ]
    channels = [(way.value, way.label) for way in PERSONAL]
    context = {
        "rows": rows, "channels": channels, "daily": own.daily, "quiet": _quiet(),
        "for_deputy": request.user.is_deputy_only,
    }  # fmt: skip
    return render(request, "notices_inbox/preferences.html", context)


def _quiet() -> str:
    book = open_book()
    start, end = book.setting("notice.quiet_from"), book.setting("notice.quiet_until")
    said = f"{start}:00 至次日 {end}:00 " if start > end else f"{start}:00 至 {end}:00 "
    days = "和休息日" if book.setting("notice.workdays_only") else ""
    return f"{said if start != end else ''}{days}不发邮件和短信，紧急的除外。" if start != end or days else ""
