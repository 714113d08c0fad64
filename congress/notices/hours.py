"""When people may be disturbed outside the portal: not at night, and not on their days off."""

from datetime import datetime

from django.utils.timezone import localtime

from congress.rulebook.reading import Book


def may_disturb(moment: datetime, book: Book) -> bool:
    local = localtime(moment)
    if in_quiet_hours(local.hour, book.setting("notice.quiet_from"), book.setting("notice.quiet_until")):
        return False
    return not book.setting("notice.workdays_only") or book.calendar.is_workday(local.date())


def digest_hour(book: Book) -> int:
    """From this hour on the daily mail goes out; one set within the quiet hours means: as soon as they are over."""
    hour, end = book.setting("notice.digest_hour"), book.setting("notice.quiet_until")
    return end if in_quiet_hours(hour, book.setting("notice.quiet_from"), end) else hour


def in_quiet_hours(hour: int, start: int, end: int) -> bool:
    """From ``start`` to ``end``, over midnight if need be; the same hour twice is never."""
    return start <= hour < end if start <= end else hour >= start or hour < end
