"""The few pages of the frame itself: display switches, kept views, and the pages that say what went wrong."""

import re
from urllib.parse import urlsplit
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import get_template
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from congress.pages.context import organization
from congress.pages.models import MOST_VIEWS, KeptColumns, KeptView

MOST_COLUMNS = 60
YEAR = 365 * 24 * 3600
SWITCHES = {"text": ("large", "large_text"), "contrast": ("high", "high_contrast")}


def within(request, address: str) -> str:
    """The address if it stays in this house, else the first page."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if safe and address.startswith("/") else "/"  # a word would be looked up as a page's name


@never_cache
@require_http_methods(["GET", "POST"])
def prefs(request):
    """大字版 and 高对比. A cookie keeps them on the device, and for who is signed in the account does."""
    asked = request.POST if request.method == "POST" else request.GET
    response = HttpResponseRedirect(within(request, asked.get("next", "/")))
    for name, (on, fact) in SWITCHES.items():
        if name not in asked:
            continue
        chosen = on if asked[name] == on else "off"
        response.set_cookie(f"show_{name}", chosen, max_age=YEAR, samesite="Lax")
        if request.method == "POST" and request.user.is_authenticated:
            setattr(request.user, fact, chosen == on)
            request.user.save(update_fields=[fact])
    return response


@login_required
@require_POST
def keep_view(request):
    """存为视图: the conditions, order and columns of a list under a name of one's own."""
    target = within(request, request.POST.get("next", "/"))
    view = KeptView(
        user=request.user,
        list=request.POST.get("list", ""),
        label=request.POST.get("label", "").strip(),
        query=urlsplit(target).query,
    )
    kept = KeptView.objects.filter(user=request.user, list=view.list)
    try:
        if kept.exclude(label=view.label).count() >= MOST_VIEWS:
            raise ValidationError(f"常用视图最多 {MOST_VIEWS} 个，请先删去不用的。")
        view.full_clean(validate_constraints=False)
    except ValidationError as error:
        messages.error(request, "视图没有存上：" + "；".join(error.messages))
        return HttpResponseRedirect(target)
    facts = {"user": view.user, "list": view.list, "label": view.label}
    KeptView.objects.update_or_create(**facts, defaults={"query": view.query})
    messages.success(request, f"已存为视图“{view.label}”。")
    return HttpResponseRedirect(target)


@login_required
@require_POST
def drop_view(request, pk: int):
    view = get_object_or_404(KeptView, pk=pk, user=request.user)
    view.delete()
    messages.success(request, f"已删去视图“{view.label}”。")
    return HttpResponseRedirect(within(request, request.POST.get("next", "/")))


@login_required
@require_POST
def open_view(request, pk: int):
    """设为默认: the list opens in this view from now on; a view that does so already lets go of it."""
    view = get_object_or_404(KeptView, pk=pk, user=request.user)
    with transaction.atomic():
        KeptView.objects.filter(user=request.user, list=view.list).update(is_default=False)
        KeptView.objects.filter(pk=view.pk).update(is_default=not view.is_default)
    messages.success(request, f"打开列表时{'不再' if view.is_default else '将'}直接进入“{view.label}”。")
    return HttpResponseRedirect(within(request, request.POST.get("next", "/")))


@login_required
@require_POST
def keep_columns(request):
    """选择列: remembered for this person and this list; an address may still name others."""
    keys = [key[:40] for key in request.POST.getlist("columns")[:MOST_COLUMNS]]
    which = {"user": request.user, "list": request.POST.get("list", "")[:40]}
    KeptColumns.objects.update_or_create(**which, defaults={"keys": keys})
    return HttpResponseRedirect(within(request, request.POST.get("next", "/")))


def number_of(request) -> str:
    """The number a person reads out on the telephone, and the log is searched by."""
    return getattr(request, "request_id", "") or request.headers.get("X-Request-ID", "")[:40] or uuid4().hex[:8]


def fault(request, status: int) -> HttpResponse:
    """An error page in the frame of the house. It tells what to do and a number, never what broke inside."""
    return render(request, f"{status}.html", {"number": number_of(request)}, status=status)


def bad_request(request, exception=None):
    return fault(request, 400)


def forbidden(request, exception=None):
    """A rule may say why; Django's own words are for developers and are not shown."""
    reason = str(exception or "")
    facts = {"number": number_of(request), "reason": reason if chinese(reason) else ""}
    return render(request, "403.html", facts, status=403)


def csrf_failure(request, reason=""):
    facts = {"number": number_of(request), "reason": "页面打开太久，安全凭证已过期。请返回并刷新页面后再交。"}
    return render(request, "403.html", facts, status=403)


def not_found(request, exception=None):
    return fault(request, 404)


def too_large(request):
    return fault(request, 413)


def too_often(request, exception=None, *, wait: int = 60):
    """``wait`` is after how many seconds the same may be asked for again."""
    words = f"{wait} 秒" if wait < 60 else f"{-(-wait // 60)} 分钟"
    answer = render(request, "429.html", {"number": number_of(request), "wait": words}, status=429)
    answer.headers["Retry-After"] = str(wait)
    return answer


def broken(request):
    """Shown when something inside failed, perhaps the database: it asks nobody for anything."""
    kept = {name: request.COOKIES.get(f"show_{name}") == on and on for name, (on, _) in SWITCHES.items()}
    facts = {"number": number_of(request), "house": organization(), "shown": kept}
    return HttpResponse(get_template("500.html").render(facts), status=500)


def chinese(text: str) -> bool:
    """A sentence for the reader, not one of Django's or the engine's own for developers."""
    return bool(re.search("[\u4e00-\u9fff]", text)) and not re.search("[A-Za-z]{3}", text)
