"""Who is sending what. A worker holds a lock of the database on its claim for as long as it lives.

So the next sweep knows at once that one has died. What it had not begun waits again; what it had begun is
nobody's to repeat and goes to a person, unless the gateway promises to recognise the same key.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils.timezone import now

from congress.notices.models import Delivery
from congress.notices.models.deliveries import State

STUCK = timedelta(minutes=15)  # longer than any task may take: alive, perhaps, but not working
INTERRUPTED = "发送途中中断，不知道是否已经发出"
DEAD = "SELECT claim FROM (SELECT DISTINCT claim FROM {} WHERE state = %s) AS c WHERE pg_try_advisory_xact_lock(claim)"


class Lost(Exception):
    """This worker was away so long that its claim was taken back."""


@contextmanager
def claiming() -> Iterator[int]:
    claim = secrets.randbits(62)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [claim])
    try:
        yield claim
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [claim])


def begin(claim: int, rows: list[Delivery]) -> None:
    if _held(claim).filter(pk__in=[row.pk for row in rows]).update(begun_at=now()) < len(rows):
        raise Lost


def release(claim: int) -> None:
    """What was claimed and not tried waits again."""
    _held(claim).update(state=State.WAITING, claim=None, begun_at=None)


def _held(claim: int) -> QuerySet[Delivery]:
    return Delivery.objects.filter(claim=claim, state=State.CLAIMED)


@transaction.atomic
def recover() -> int:
    """Take back the claims of workers that are gone; how many messages are now in doubt."""
    with connection.cursor() as cursor:
        cursor.execute(DEAD.format(Delivery._meta.db_table), [State.CLAIMED])
        dead = [claim for (claim,) in cursor.fetchall()]
    claimed = Delivery.objects.filter(state=State.CLAIMED)
    lost = claimed.filter(claim__in=dead) | claimed.filter(claimed_at__lt=now() - STUCK)
    waiting = {"state": State.WAITING, "claim": None, "begun_at": None}
    lost.filter(begun_at=None).update(**waiting)
    lost.filter(gateway__options__promises_once=True).update(**waiting)
    return lost.update(state=State.UNKNOWN, last_error=INTERRUPTED)
