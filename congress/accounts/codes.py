"""Checking a one-time code: each counts once, also when two requests bring it at the same moment."""

import hmac

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import transaction

from congress.accounts.sealing import open_sealed


def counter_of(secret: str, code: str, *, after: int = -1) -> int | None:
    """The time step this code belongs to, if it is valid now and later than the last one used."""
    code = "".join(code.split())
    for counter in yield_hotp_counters_from_time():
        expected = format_hotp_value(hotp_value(secret, counter))
        if counter > after and hmac.compare_digest(code.encode(), expected.encode()):
            return counter
    return None


@transaction.atomic
def accept(user, code: str) -> Authenticator | None:
    """The authenticator this code belongs to; the code is spent."""
    for held in Authenticator.objects.select_for_update().filter(user=user).order_by("-type"):
        if held.type == Authenticator.Type.RECOVERY_CODES:
            if held.wrap().validate_code("".join(code.split())):
                return Authenticator.objects.get(pk=held.pk)
            continue
        counter = counter_of(open_sealed(held.data["secret"]), code, after=held.data.get("last_counter", -1))
        if counter is not None:
            held.data["last_counter"] = counter
            held.save(update_fields=["data"])
            return held
    return None


def spend(user, counter: int) -> None:
    """The code that proved a new device is spent as well."""
    held = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    held.data["last_counter"] = counter
    held.save(update_fields=["data"])


def has_totp(user) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
