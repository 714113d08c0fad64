"""The holiday calendar or a session's days change and the open limits with them: first shown, then one recorded act."""

from collections.abc import Callable

from django.db import connection, transaction

from congress.audit import record
from congress.portal.rules import keeps_calendar, require
from congress.rulebook.models import Moved
from proposals import actions as proposals

ONE_AT_A_TIME = 20260101  # any number nobody else locks


def rehearse(change: Callable) -> list[Moved]:
    """What ``change()`` would do to open limits. It is done for a moment and taken back."""
    with transaction.atomic():
        change()
        found = proposals.calendar_moves()
        transaction.set_rollback(True)
    return found


def change_calendar(change: Callable, *, by, note: str, act: str = "调整日历", **facts) -> list[Moved]:
    """调整日历: the change, the limits it moves, the people told, the record; all or nothing."""
    require(keeps_calendar(by))
    with transaction.atomic():
        # One after the other: two people changing different days would each reckon without the other's.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        change()
        done = proposals.recalendar(by=by, note=note)
        moved = sum(each.is_moved for each in done)
        record("setting_changed", by=by, act=act, note=note, moved=moved, **facts)
    return done
