from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from congress.accounts import actions, codes, lockout, queries, rules, sheets
from congress.accounts.forms import AccountForm
from congress.accounts.models import Role, SignInLock, User
from congress.audit.leaving import as_sheet


def _require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied


def _person(request, pk):
    _require(rules.may_see_people(request.user))
    return get_object_or_404(User, pk=pk)


@login_required
def index(request):
    _require(rules.may_see_people(request.user))
    q, role = request.GET.get("q", "").strip(), request.GET.get("role", "")
    found = queries.people(q, role=role, waiting="waiting" in request.GET)
    if sheet := as_sheet(request, "账号", sheets.PEOPLE, sheets.people_rows(found)):
        return sheet
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "q": q,
        "role": role,
        "roles": Role.choices,
        "waiting": "waiting" in request.GET,
        "may_create": rules.is_system_admin(request.user),
        "may_decide": rules.is_security_admin(request.user),
    }
    return render(request, "accounts/index.html", context)


@login_required
@never_cache
def create(request):
    _require(rules.is_system_admin(request.user))
    form = AccountForm(request.POST or None)
    if form.is_valid():
        person, first = actions.create_account(by=request.user, **form.cleaned_data)
        return render(request, "accounts/first_password.html", {"person": person, "first": first})
    return render(request, "accounts/create.html", {"form": form})


def _show(request, person, **more):
    context = {
        "person": person,
        "posts": person.posts.select_related("unit", "proposed_by", "approved_by", "successor"),
        "locked_until": lockout.locked_until(person.username),
        "has_totp": codes.has_totp(person),
        "is_system_admin": rules.is_system_admin(request.user),
        "is_security_admin": rules.is_security_admin(request.user),
        "is_self": person.pk == request.user.pk,
    }
    return render(request, "accounts/person.html", context | more)


@login_required
def person(request, pk):
    return _show(request, _person(request, pk))


@login_required
@require_POST
def reveal(request, pk):
    person = _person(request, pk)
    return _show(request, person, phone=actions.reveal_phone(person, by=request.user))


@login_required
@require_POST
@never_cache
def issue_password(request, pk):
    person = _person(request, pk)
    first = actions.issue_password(person, by=request.user)
    return render(request, "accounts/first_password.html", {"person": person, "first": first})


@login_required
@require_POST
def disable(request, pk):
    person = _person(request, pk)
    actions.disable_account(person, by=request.user)
    messages.success(request, f"{person.name}的账号已停用，登录已全部结束。")
    return redirect("accounts:person", pk)


@login_required
@require_POST
def enable(request, pk):
    person = _person(request, pk)
    actions.enable_account(person, by=request.user)
    messages.success(request, f"{person.name}的账号已启用。")
    return redirect("accounts:person", pk)


@login_required
@require_POST
def reset_second_factor(request, pk):
    person = _person(request, pk)
    actions.reset_second_factor(person, by=request.user)
    messages.success(request, f"{person.name}的动态口令已重置，下次登录时重新设置。")
    return redirect("accounts:person", pk)


@login_required
def locks(request):
    _require(rules.is_security_admin(request.user))
    found = SignInLock.objects.filter(locked_until__gt=now())[:200]
    sheet = as_sheet(request, "登录锁定", sheets.LOCKS, found, sheets.lock_cells)
    return sheet or render(request, "accounts/locks.html", {"locks": found})


@login_required
@require_POST
def unlock(request, pk):
    _require(rules.is_security_admin(request.user))
    lock = get_object_or_404(SignInLock, pk=pk)
    actions.unlock(lock, by=request.user)
    messages.success(request, f"{lock}已解除锁定。")
    return redirect("accounts:locks")
