"""The three ways a calendar changes: load published years, enter a day, confirm a year by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.workdays.models import CalendarDay, YearNotice
from congress.workdays.published import FIRST_YEAR, SOURCE, lines_of


@dataclass(frozen=True)
class Loaded:
    confirmed: tuple[int, ...]
    tentative: tuple[int, ...]
    changed_days: tuple[date, ...]


def load_years(years: Iterable[int] | None = None, *, by=None, today: date | None = None) -> Loaded:
    """载入放假安排: fill years from the published notices; a year not yet published stays 暂定.

    Lines entered by hand stay as they are, so loading twice changes nothing.
    """
    if years is None:
        years = range(FIRST_YEAR, (today or localdate()).year + 2)
    confirmed, tentative, changed = [], [], []
    with transaction.atomic():
        for year in years:
            lines = lines_of(year)
            if lines is None:
                YearNotice.objects.get_or_create(year=year)
                tentative.append(year)
                continue
            changed += _write(year, lines)
            _confirm(year, SOURCE, by)
            confirmed.append(year)
    return Loaded(tuple(confirmed), tuple(tentative), tuple(changed))


class DayChanged(ValidationError):
    """Somebody else has changed the day since it was looked at."""


def set_day(day: date, *, is_workday: bool, reason: str, by, source: str = "", seen: str | None = None) -> CalendarDay:
    """编辑日期: the office's own word about one day, above the loaded notice from now on.

    ``seen`` is the stamp of the row the person looked at, empty where there was none.
    """
    if not reason.strip():
        raise ValidationError({"reason": "请说明放假或上班的原因。"})
    if seen is not None and (found := CalendarDay.objects.filter(date=day).first()) and found.stamp != seen:
        who = f"已由{found.by_name}" if found.by_name else "已"
        raise DayChanged(f"这一天{who}改为{found.word}（{found.reason}），没有再作改动。请核对后再定。")
    row, _ = CalendarDay.objects.update_or_create(
        date=day,
        defaults={
            "is_workday": is_workday,
            "reason": reason.strip(),
            "source": source,
            "by_name": _name(by),
        },
    )
    return row


def confirm_year(year: int, *, source: str, by) -> YearNotice:
    """确认年度: the notice is out and its days are entered by hand, so the year is final."""
    if not source.strip():
        raise ValidationError({"source": "请填写放假通知的名称或文号。"})
    return _confirm(year, source.strip(), by)


def _write(year, lines):
    kept = {row.date: row for row in CalendarDay.objects.filter(date__year=year)}
    fresh = []
    for line in lines:
        row = kept.pop(line.date, None)
        if row and (row.by_name or (row.is_workday, row.reason) == (line.is_workday, line.reason)):
            continue
        fresh.append(CalendarDay(**line._asdict(), source=SOURCE, changed_at=now()))
    # A corrected notice may drop a line that an older edition of the package had.
    dropped = [row.date for row in kept.values() if not row.by_name]
    CalendarDay.objects.filter(date__in=dropped).delete()
    CalendarDay.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["date"],
        update_fields=["is_workday", "reason", "source", "changed_at"],
    )
    return sorted([row.date for row in fresh] + dropped)


def _confirm(year, source, by):
    return YearNotice.objects.update_or_create(
        year=year,
        defaults={
            "status": YearNotice.Status.CONFIRMED,
            "source": source,
            "loaded_at": now(),
            "by_name": _name(by),
        },
    )[0]


def _name(by) -> str:
    """This package stands below accounts, so it keeps who did it as text."""
    return (getattr(by, "name", "") or str(by))[:60] if by else ""
