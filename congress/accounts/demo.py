"""Entering as a person of the demo district with one press. Exists only where DEMO is on and PRODUCTION off.

Demo people hold a fixed second factor, so that the sign-in sheet can also print the code of the moment.
"""

import base64
import hashlib
import hmac
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.accounts.sealing import seal


def is_on() -> bool:
    return settings.DEMO and not settings.PRODUCTION


def totp_secret(username: str) -> str:
    digest = hmac.new(settings.SECRET_KEY.encode(), f"demo-totp:{username}".encode(), hashlib.sha256)
    return base64.b32encode(digest.digest()[:20]).decode()


def prepare(user: User) -> User:
    """Mark this account as one of the demo and give it its fixed second factor."""
    user.is_demo = True
    user.save(update_fields=["is_demo"])
    Authenticator.objects.update_or_create(
        user=user,
        type=Authenticator.Type.TOTP,
        defaults={"data": {"secret": seal(totp_secret(user.username))}},
    )
    return user


def code_now(username: str) -> str:
    return format_hotp_value(hotp_value(totp_secret(username), int(time.time()) // 30))


def doors() -> list[Post]:
    """One demo person per role, in the order of the roles."""
    if not is_on():
        return []
    held = (
        Post.objects.current(localdate())
        .filter(user__is_demo=True, user__is_active=True)
        .select_related("user", "unit")
        .order_by("role", "user_id")
        .distinct("role")
    )
    order = list(Role.values)
    return sorted(held, key=lambda post: order.index(post.role))
