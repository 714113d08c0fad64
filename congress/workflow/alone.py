"""Work that one process does at a time, or only so many do, told by the server itself and not by a row that a dead
process would leave."""

from contextlib import ExitStack, contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils.timezone import now

LONG_SPACE = 0x6C6F6E67  # "long": our part of the advisory lock numbers


def silent(name: str, span: timedelta) -> Q:
    """No sign of life in this column for so long. One from the future was given before the date was set back, and
    is none: nobody would look after that work until the day comes again."""
    moment = now()
    return Q(**{f"{name}__lt": moment - span}) | Q(**{f"{name}__gt": moment + span})


@contextmanager
def alone(space: int, number: int):
    """True for the one who does this; the lock dies with the connection of a killed worker.

    ``space`` is the caller's own part of the advisory lock numbers, ``number`` what is being done.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [space, number])
        mine = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [space, number])


@contextmanager
def place_for_long_work():
    """True for as many at once as ``settings.LONG_WORKS``, one fewer than the worker has processes: whatever people
    have asked for, reminders and messages find one that is free. Who finds no place comes again with a sweep."""
    with ExitStack() as held:
        yield any(held.enter_context(alone(LONG_SPACE, place)) for place in range(settings.LONG_WORKS))
