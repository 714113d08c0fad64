"""People with accounts, for the tests of sign-in, posts and the audit."""

import time
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.utils.timezone import now

from congress.accounts.models import Post, Role, User
from congress.accounts.sealing import seal
from congress.organs.models import Unit, UnitKind

PASSWORD = "青山绿水-7391-wk"


def unit(name="区人大常委会代表工委", kind=UnitKind.OFFICE):
    return Unit.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def person(username, role=None, *, name="周敏华", of=None, **facts):
    facts.setdefault("password_changed_at", now())
    user = User.objects.create_user(username, PASSWORD, name=name, **facts)
    if role:
        Post.objects.create(user=user, role=role, unit=of or unit(), starts_on=date(2020, 1, 1))
    return user


def with_totp(user) -> str:
    """Give this person a second factor; its secret."""
    secret = generate_totp_secret()
    Authenticator.objects.create(user=user, type="totp", data={"secret": seal(secret)})
    return secret


def code(secret, steps=0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def administrators():
    roles = {"xitong": Role.SYSTEM_ADMIN, "anquan": Role.SECURITY_ADMIN, "shenji": Role.AUDIT_ADMIN}
    return [person(username, role, name=str(role.label)) for username, role in roles.items()]


def enter(client, username, password=PASSWORD):
    return client.post("/accounts/sign-in/", {"login": username, "password": password})


def page(response) -> str:
    return response.content.decode()


def hours(number):
    return timedelta(hours=number)
