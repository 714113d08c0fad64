"""The holiday calendar changes and the open limits with it: first shown, then done in one recorded act."""

from collections.abc import Callable

from django.db import transaction

from congress.audit import record
from congress.portal.rules import keeps_calendar, require
from congress.rulebook.models import Moved
from proposals import actions as proposals


def rehearse(change: Callable) -> list[Moved]:
    """What ``change()`` would do to open limits. It is done for a moment and taken back."""
    with transaction.atomic():
        change()
        found = proposals.calendar_moves()
        transaction.set_rollback(True)
    return found


def change_calendar(change: Callable, *, by, note: str) -> list[Moved]:
    """调整日历: the change, the limits it moves, the people told, the record; all or nothing."""
    require(keeps_calendar(by))
    with transaction.atomic():
        change()
        done = proposals.recalendar(by=by, note=note)
        moved = sum(each.is_moved for each in done)
        record("setting_changed", by=by, act="调整日历", note=note, moved=moved)
    return done
