from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from congress.accounts import codes, sessions, sheets
from congress.accounts.browsers import named
from congress.accounts.forms import PreferencesForm
from congress.audit import record
from congress.audit.leaving import as_sheet


def back_or(request, fallback: str):
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        return HttpResponseRedirect(target)
    return redirect(fallback)


@login_required
def profile(request):
    context = {
        "has_totp": codes.has_totp(request.user),
        "posts": request.user.posts.select_related("unit"),
        "form": PreferencesForm(instance=request.user),
        "phone": "",
        "for_deputy": request.user.is_deputy_only,
    }
    if request.method == "POST":  # the full number is shown once, and written down
        record("personal_viewed", by=request.user, request=request, about=request.user, field="phone", own=True)
        context["phone"] = request.user.phone
    return render(request, "accounts/profile.html", context)


@login_required
@require_POST
def preferences(request):
    """显示方式: 大字版 and 高对比. A button of the header sends one of them, the form both."""
    user = request.user
    if one := request.POST.get("toggle"):
        if one in PreferencesForm.Meta.fields:
            setattr(user, one, not getattr(user, one))
            user.save(update_fields=[one])
    else:
        form = PreferencesForm(request.POST, instance=user)
        form.is_valid()
        form.save()
        messages.success(request, "已保存。")
    return back_or(request, "accounts:profile")


@login_required
@require_POST
def switch(request):
    """切换岗位: from now on rights are judged by this post, or by all of them when none is named."""
    held = {str(post.pk): post for post in request.user.current_posts}
    chosen = request.POST.get("post", "")
    if not chosen:
        request.session[sessions.ACTING_POST] = sessions.ALL_POSTS
        record("post_chosen", by=request.user, request=request, all=True)
        return back_or(request, "/")
    post = held.get(chosen)
    if post is None:
        messages.error(request, "这个岗位已经结束，没有切换。")
        return redirect("/")
    request.session[sessions.ACTING_POST] = post.pk
    record("post_chosen", by=request.user, request=request, about=post)
    messages.success(request, f"现在以“{post}”的身份办理。")
    return back_or(request, "/")


@login_required
def held_sessions(request):
    found = sorted(UserSession.objects.purge_and_list(request.user), key=lambda held: -held.pk)
    for held in found:
        held.browser, held.is_here = named(held.user_agent), held.session_key == request.session.session_key
    sheet = as_sheet(request, "登录记录", sheets.SESSIONS, found, sheets.session_cells)
    return sheet or render(request, "accounts/sessions.html", {"sessions": found})


@login_required
@require_POST
def end_session(request, pk):
    held = get_object_or_404(UserSession, pk=pk, user=request.user)
    is_this_one = held.session_key == request.session.session_key
    record("session_ended", by=request.user, request=request, address_ended=held.ip)
    held.end()
    if is_this_one:
        request.session.flush()
        return redirect("account_login")
    messages.success(request, "该处登录已结束。")
    return redirect("accounts:sessions")


@login_required
@require_POST
def end_sessions(request):
    ended = sessions.end_all(request.user)
    record("session_ended", by=request.user, request=request, all=True, number=ended)
    request.session.flush()
    messages.success(request, "全部登录已结束，请重新登录。")
    return redirect("account_login")
