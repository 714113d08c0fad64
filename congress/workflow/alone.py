"""Work that one process does at a time, told by the server itself and not by a row that a dead process would leave."""

from contextlib import contextmanager

from django.db import connection


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
