"""Accounts: the system administrator makes them, the security administrator opens what was locked."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.accounts import lockout, passwords, rules, sessions
from congress.accounts.models import SignInLock, User
from congress.audit import record


def _only(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied


def create_account(*, by, username, name, phone="", email="") -> tuple[User, str]:
    """新建账号: a person without any post, and the one-time password, which is shown once and kept nowhere."""
    _only(rules.is_system_admin(by))
    with transaction.atomic():
        user = User(username=username, name=name, phone=phone, email=email)
        first = passwords.give_first_password(user)
        user.save()
        record("account_created", by=by, about=user)
        record("password_issued", by=by, about=user)
    return user, first


def change_contact(user, *, by, request=None, **given) -> list[str]:
    """更正联系方式: another telephone or mail address; which of the two changed, in words, and never what to."""
    _only(rules.is_system_admin(by))
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        changed = [name for name in ("phone", "email") if getattr(user, name) != given[name]]
        for name in changed:
            setattr(user, name, given[name])
        user.save(update_fields=changed)
        words = [User._meta.get_field(name).verbose_name for name in changed]
        if words:
            record("account_changed", by=by, request=request, about=user, what="、".join(words))
    return words


def issue_password(user, *, by) -> str:
    """重新发放初始密码: a new one-time password; every session of the person ends."""
    _only(rules.is_system_admin(by) and by.pk != user.pk)
    with transaction.atomic():
        first = passwords.give_first_password(user)
        user.save()
        record("password_issued", by=by, about=user)
    sessions.end_all(user)
    return first


def _switch(user, *, by, on: bool) -> None:
    _only(rules.is_system_admin(by) and by.pk != user.pk)
    with transaction.atomic():
        user.is_active = on
        user.save(update_fields=["is_active"])
        record("account_changed", by=by, about=user, is_active=on)


def disable_account(user, *, by):
    """停用账号: no sign-in any more; open sessions end at once."""
    _switch(user, by=by, on=False)
    sessions.end_all(user)


def enable_account(user, *, by):
    """启用账号: the account may be used again."""
    _switch(user, by=by, on=True)


def reset_second_factor(user, *, by):
    """重置动态口令: the telephone is lost; the person sets up a new one at the next sign-in."""
    _only(rules.is_security_admin(by) and by.pk != user.pk)
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        record("second_factor_reset", by=by, about=user)
    sessions.end_all(user)


def unlock(lock: SignInLock, *, by):
    """解除锁定: the account or the address may try again at once."""
    _only(rules.is_security_admin(by))
    lockout.unlock(lock, by=by)


def reveal_phone(user, *, by) -> str:
    """查看完整号码: shown once and written down."""
    _only(rules.may_see_people(by))
    record("personal_viewed", by=by, about=user, field="phone")
    return user.phone
