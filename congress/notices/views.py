from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from congress.notices import actions, queries
from congress.notices.kinds import subject_label

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
    }
    return render(request, "notices_inbox/index.html", context)


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
