"""The same form sent twice is done once: a second press, a page fetched again, a network that repeats itself.

Steps say themselves that they are done (workflow/middleware.py). What makes something new, a survey with its two
hundred messages, has no state to be asked. A form is known by its token, which every drawing of a page has for
itself, and by what it carries; where its first answer led, the second is led too. In the cache, for an hour: without
it everything is done as often as it is asked.
"""

import logging
import time

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponseRedirect
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

KEPT, PATIENCE, LOOK = 3600, 20, 0.1  # seconds: remembered, waited for the first, between two looks
AWAY = "the cache does not answer; a form sent twice is done twice"
SAID = "这张表单已经提交过，没有重复办理。"
logger = logging.getLogger(__name__)


def key_of(request) -> str:
    """Empty for what no browser sends by itself from a page: what a script sends may be meant to come again."""
    asked = request.POST if request.method == "POST" else {}
    by_script = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate" or "X-Autosave" in request.headers
    if "csrfmiddlewaretoken" not in asked or by_script or not request.user.is_authenticated:
        return ""
    files = [(name, one.name, one.size) for name, sent in request.FILES.lists() for one in sent]
    facts = (request.user.pk, request.get_full_path(), asked.urlencode(), files)
    return f"sent:{salted_hmac(__name__, repr(facts).encode(errors='replace'), algorithm='sha256').hexdigest()}"


def first_answer(key: str) -> str:
    """Where the first one led; waits while it is on its way."""
    until = time.monotonic() + PATIENCE
    while (found := cache.get(key)) == "" and time.monotonic() < until:
        time.sleep(LOOK)
    return found or ""


class once:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        if key := getattr(request, "sent_as", ""):
            try:
                self.note(key, answer.headers.get("Location", ""))
            except RedisError:
                logger.exception(AWAY)
        return answer

    @staticmethod
    def note(key: str, place: str) -> None:
        """What was refused, or is first led to the password and then back, may be sent again as it is."""
        if place and "next=" not in place:
            cache.set(key, place, KEPT)
        else:
            cache.delete(key)

    def process_view(self, request, view, args, kwargs):
        key = key_of(request)
        try:
            if key and not cache.add(key, "", KEPT) and (place := first_answer(key)):
                messages.info(request, SAID)
                return HttpResponseRedirect(place)
        except RedisError:
            logger.exception(AWAY)
            return None
        request.sent_as = key
        return None
