"""What a session remembers of its sign-in, and when it is over."""

import time

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings

SIGNED_IN_AT, SEEN_AT, ACTING_POST = "signed_in_at", "seen_at", "acting_post"
ALL_POSTS = 0
NOTE_EVERY = 60  # seconds between two notes of activity, so that reading a page seldom writes the session


def begin(request) -> None:
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(time.time())


def is_fresh(request, seconds: int = 300) -> bool:
    return time.time() - request.session.get(SIGNED_IN_AT, 0) < seconds


def over(request) -> str:
    """Why the session has ended, or an empty string. Notes the activity otherwise."""
    session, now = request.session, int(time.time())
    if SIGNED_IN_AT not in session:
        begin(request)
    hours = settings.SESSION_HOURS_STAFF if request.user.is_office_staff else settings.SESSION_HOURS_DEPUTIES
    if now - session[SEEN_AT] > settings.SESSION_IDLE_MINUTES * 60:
        return f"超过 {settings.SESSION_IDLE_MINUTES} 分钟没有操作，已自动退出，请重新登录。"
    if now - session[SIGNED_IN_AT] > hours * 3600:
        return f"本次登录已满 {hours} 小时，请重新登录。"
    if now - session[SEEN_AT] >= NOTE_EVERY:
        session[SEEN_AT] = now
    return ""


def showed_second_factor(request) -> bool:
    records = get_authentication_records(request, request.user)
    return any(entry["method"] == "mfa" for entry in records)


def note_second_factor(request, user, kind: str = "totp") -> None:
    record_authentication(request, user, "mfa", type=kind)


def end_all(user, *, but: str | None = None) -> int:
    """End every session of this person, at once; ``but`` is the key of the one to keep."""
    ended = 0
    for held in UserSession.objects.filter(user=user).exclude(session_key=but or ""):
        held.end()
        ended += 1
    return ended
