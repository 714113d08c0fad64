"""Nobody asks faster than people do: counted for each account and each address in the shared cache.

A fixed window needs one number for each counter and no lock. When the cache is away nobody is refused: the
guesses of a password are counted in the database besides (congress/accounts/lockout.py).
"""

import logging
import time
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from congress.accounts.lockout import account_key, address_key
from congress.accounts.middleware import name_of
from congress.audit import record
from congress.audit.acting import address_of
from congress.pages.views import too_often

logger = logging.getLogger(__name__)
UNRATED = {"healthz"}


def kinds(request) -> list[str]:
    """What this request counts as: always as a page, and as what makes it dear or dangerous."""
    name = name_of(request)
    if name in UNRATED:
        return []
    found = ["any" if request.user.is_authenticated else "public"]
    if request.method == "POST":
        found += [settings.RATED_FORMS[name]] if name in settings.RATED_FORMS else []
        found += ["upload"] if request.content_type == "multipart/form-data" and request.FILES else []
        return found
    if request.GET.get("as") in ("csv", "xlsx"):
        return [*found, "export"]
    if name in settings.RATED_PAGES:
        return [*found, settings.RATED_PAGES[name]]
    return [*found, "search"] if request.GET.get("q", "").strip() else found


def account_of(request, what: str) -> str:
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return account_key(request.POST.get("login", "")) if what == "sign_in" and request.POST.get("login") else ""


def count(what: str, who: str, seconds: int) -> int:
    """How often in this window, this time included."""
    window = int(time.time()) // seconds
    key = f"pace:{what}:{window}:{sha256(who.encode(errors='replace')).hexdigest()[:24]}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key)
    except ValueError:  # the window ended between the two
        return 1


def note(request, what: str, who: str) -> None:
    by = request.user if request.user.is_authenticated else None
    record("refused", by=by, request=request, result="refused", what=f"too often: {what}", key=who)


def over(request, what: str) -> int:
    """0, or after how many seconds this may be asked for again."""
    per_account, per_address, seconds = settings.RATE_LIMITS.get(what, (0, 0, 60))
    for who, most in ((account_of(request, what), per_account), (address_key(address_of(request)), per_address)):
        if not (who and most):
            continue
        times = count(what, who, seconds)
        if times == most + 1:  # once for each window: the log must not be what is flooded
            note(request, what, who)
        if times > most:
            return seconds - int(time.time()) % seconds
    return 0


class measured:
    """Stands where the person is known and nothing has been done yet."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        try:
            waits = [over(request, what) for what in kinds(request)] if settings.RATE_LIMITS else []
        except RedisError:
            logger.exception("the cache does not answer; nothing is counted")
            return None
        return too_often(request, wait=max(waits)) if any(waits) else None
