"""Days and moments as the house writes them: ``2026-05-26 周二`` on paper, ``5月26日`` in running text."""

from datetime import date, datetime

from django.utils.timezone import is_aware, localdate, localtime

WEEKDAYS = "一二三四五六日"


def plain(value) -> date | None:
    """A date out of a date, a moment or an ISO text; nothing out of anything else."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value[:10])
        except ValueError:
            return None
    if isinstance(value, datetime):
        return localdate(value) if is_aware(value) else value.date()
    return value if isinstance(value, date) else None


def weekday(value: date) -> str:
    return f"周{WEEKDAYS[value.weekday()]}"


def day(value) -> str:
    """``2026-05-26 周二``"""
    on = plain(value)
    return f"{on.isoformat()} {weekday(on)}" if on else ""


def short_day(value) -> str:
    """``5月26日``, with the year when it is not this year's."""
    on = plain(value)
    if not on:
        return ""
    year = "" if on.year == localdate().year else f"{on.year}年"
    return f"{year}{on.month}月{on.day}日"


def full_day(value) -> str:
    """``2026年5月26日``"""
    on = plain(value)
    return f"{on.year}年{on.month}月{on.day}日" if on else ""


def long_day(value) -> str:
    """``2026年5月26日 星期二``"""
    on = plain(value)
    return f"{full_day(on)} 星期{WEEKDAYS[on.weekday()]}" if on else ""


def moment(value) -> str:
    """``5月26日 10:12`` in local time."""
    if not isinstance(value, datetime):
        return short_day(value)
    at = localtime(value) if is_aware(value) else value
    return f"{short_day(at)} {at:%H:%M}"
