"""Personal links: the address in a person's message opens one survey on a phone, without sign-in, and nothing else.

``…/i-<place>/`` is the address of an invitation. It stands in the inbox, gives nothing away and asks for sign-in.
``…/i-<place>/<key>/`` is the same with its key. The key is computed (HMAC of place under SECRET_KEY) when a message
leaves the house (``whole``), and stands in no table: neither a dump nor a backup holds a link that works.

Opening the link changes nothing, whoever fetches it first (mail scanners do). It leaves a cookie that is good for
this one address and two hours, and leads on to the address without the key, so that the key is not in the
browser's history, in no Referer and in no form. Who can read the web server's access log can read the key, so
the log of a server in front must leave out addresses that match ``/i-[a-z2-7]{16}/``. A key dies with the window.
"""

import base64
import logging
import re
from functools import wraps

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpResponseRedirect
from django.utils.crypto import constant_time_compare, salted_hmac
from redis.exceptions import RedisError

from congress.audit.acting import address_of
from congress.surveys.models import Invitation

PLACE = re.compile(r"/i-([a-z2-7]{16})/$")
COOKIE, SALT = "survey_link", "congress.surveys.links"
HOURS = 2 * 3600
WRONG, SPAN = 30, 600  # wrong keys from one address within ten minutes


logger = logging.getLogger(__name__)


class TooOften(Exception):
    """Somebody tries keys."""


def whole(path: str) -> str:
    """The address as it leaves the house in a person's own message; other addresses stay as they are."""
    found = PLACE.search(path)
    return f"{path}{key_of(found[1])}/" if found else path


def key_of(place: str, secret: str | None = None) -> str:
    raw = salted_hmac(SALT, place, secret=secret, algorithm="sha256").digest()[:20]
    return base64.b32encode(raw).decode().lower()


def enter(request, place: str, key: str, *, to: str):
    """Answer to the address with the key: a cookie for a good one, and on to the address without it."""
    answer = HttpResponseRedirect(to)
    answer.headers["Referrer-Policy"] = "no-referrer"
    if _is_key(place, key):
        value = signing.dumps(place, salt=SALT)
        answer.set_cookie(
            COOKIE, value, max_age=HOURS, path=to, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
        )  # fmt: skip
    else:
        _count_wrong(request)
    return answer


def opens(request, invitation: Invitation) -> bool:
    """Whether this browser came by the whole link within the last two hours, and nobody else is signed in there."""
    user = invitation.user
    if user is None or not user.is_active or request.user.is_authenticated:
        return False
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=HOURS) == invitation.place
    except signing.BadSignature:
        return False


def invitation_at(place: str) -> Invitation | None:
    return Invitation.objects.select_related("survey", "user").filter(place=place).first()


def unseen(view):
    """For views of these addresses: no cache keeps them and no search engine lists them."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


def _is_key(place: str, key: str) -> bool:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any([constant_time_compare(key, key_of(place, secret)) for secret in secrets])


def _count_wrong(request) -> None:
    """Where the cache is away nobody is refused: a key of 160 bits is not guessed however often one tries."""
    counter = f"survey-link:{address_of(request)}"
    try:
        cache.add(counter, 0, SPAN)
        times = cache.incr(counter)
    except RedisError:
        logger.exception("the cache does not answer; wrong keys are not counted")
        return
    except ValueError:  # the span ended between the two
        return
    if times > WRONG:
        raise TooOften
