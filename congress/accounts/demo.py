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


MEMBER = "member"  # a deputy with a seat in the standing committee: no role of its own, another portal


def doors() -> list[Post]:
    """One demo person per role, in the order of the roles; among the deputies also one who sits in the committee."""
    if not is_on():
        return []
    posts = Post.objects.current(localdate()).filter(user__is_demo=True, user__is_active=True)
    held = [
        *posts.select_related("user", "unit").order_by("role", "user_id").distinct("role"),
        *posts.select_related("user", "unit").filter(user__username=MEMBER, role=Role.DEPUTY),
    ]
    order = list(Role.values)
    for post in held:
        post.door = "代表（常委会委员）" if post.user.username == MEMBER else post.get_role_display()
    return sorted(held, key=lambda post: order.index(post.role))
