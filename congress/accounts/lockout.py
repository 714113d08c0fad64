"""Five failures close an account, a hundred an address, for half an hour (GB/T 22239 8.1.4.1 b).

A try is counted *before* the password is looked at and taken back when it was right, so a hundred tries at
the same moment still get no more than five looks. The count lives in the database: every worker process and
a restart see the same one.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localtime, now

from congress.accounts.models import SignInLock, User
from congress.audit import record
from congress.audit.acting import address_of


def account_key(username: str) -> str:
    return f"account:{username.strip().lower()[:100]}"


def address_key(address: str) -> str:
    try:
        ip = ip_address(address)
    except ValueError:
        return "address:unknown"
    return f"address:{ip_network(f'{ip}/64', strict=False).network_address if ip.version == 6 else ip}"


def _span() -> timedelta:
    return timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES)


def _limit(key: str) -> int:
    if key.startswith("account:"):
        return settings.SIGN_IN_FAILURES_PER_ACCOUNT
    return settings.SIGN_IN_FAILURES_PER_ADDRESS


def _keys(request, username: str) -> list[str]:
    return [account_key(username), address_key(address_of(request))]


def locked_until(username: str):
    lock = SignInLock.objects.filter(key=account_key(username), locked_until__gt=now()).first()
    return lock.locked_until if lock else None


def closed_message(key: str, until) -> str:
    what = "此账号" if key.startswith("account:") else "您所在的网络地址"
    return (
        f"{what}登录失败次数过多，已暂停登录，{localtime(until):%H:%M} 以后可以再试。"
        "急需使用的，请联系区人大常委会机关安全管理员解除锁定。"
    )


def _held(key: str, *, failures: int = 0) -> SignInLock:
    """The row of this key, made if need be and locked in the same statement: a sign-in that succeeds at this very
    moment deletes it."""
    fresh = SignInLock(key=key, since=now(), failures=failures)
    SignInLock.objects.bulk_create([fresh], update_conflicts=True, unique_fields=["key"], update_fields=["key"])
    return SignInLock.objects.get(key=key)


def _count(key: str) -> None:
    """One more try under this key, counted under its row lock; an old window starts anew."""
    with transaction.atomic():
        lock = _held(key)
        is_over = lock.locked_until <= now() if lock.locked_until else lock.since <= now() - _span()
        if is_over:
            lock.failures, lock.since, lock.locked_until = 0, now(), None
        is_full = lock.failures >= _limit(key)
        lock.failures += not is_full
        lock.save()
    if lock.locked_until:
        raise ValidationError(closed_message(key, lock.locked_until), code="locked")
    if is_full:  # five others are being looked at this very moment
        raise ValidationError("同时尝试登录的次数过多，请稍后再试。", code="busy")


def _uncount(key: str) -> None:
    with transaction.atomic():
        lock = SignInLock.objects.select_for_update().filter(key=key).first()
        if lock and lock.failures:
            lock.failures -= 1
            lock.save(update_fields=["failures"])


def take_try(request, username: str) -> None:
    """Count a try; ValidationError when the account or the address is closed."""
    account, address = _keys(request, username)
    _count(address)
    try:
        _count(account)
    except ValidationError:
        _uncount(address)
        raise


def was_right(request, username: str) -> None:
    for key in _keys(request, username):
        _uncount(key)


def was_wrong(request, username: str, *, what: str = "password") -> str:
    """Write the failure down, close the account if it was the last one; the words for the person."""
    user = User.objects.filter(username__iexact=username.strip()).first()
    record("sign_in_failed", by=user, by_name=username[:60], request=request, result="refused", what=what)
    left = 0
    for key in reversed(_keys(request, username)):  # the account last: its count is the one to tell
        with transaction.atomic():
            lock = _held(key, failures=1)
            left = _limit(key) - lock.failures
            if left > 0 or lock.locked_until:
                continue
            lock.locked_until = now() + _span()
            lock.save(update_fields=["locked_until"])
        record("locked", by=user, by_name=username[:60], request=request, key=key, result="refused")
    if left <= 0:
        return closed_message(account_key(username), now() + _span())
    return f"再失败 {left} 次，此账号将暂停登录 {settings.SIGN_IN_LOCK_MINUTES} 分钟。"


def forget(username: str) -> None:
    """A complete sign-in clears the account; the address keeps its count."""
    SignInLock.objects.filter(key=account_key(username)).delete()


def unlock(lock: SignInLock, *, by) -> None:
    """解除锁定: by the security administrator."""
    record("unlocked", by=by, about=lock, key=lock.key)
    lock.delete()
