"""Counting days the way the law does. One query loads the calendar; the rest is plain dates."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import CharField, DateField, Value
from django.db.models.functions import Cast, Concat

from congress.workdays.models import CalendarDay, YearNotice

ONE_DAY = timedelta(days=1)
WEEKDAYS = "一二三四五六日"


class DayLine(NamedTuple):
    is_workday: bool
    reason: str


@dataclass(frozen=True)
class Calendar:
    """The notices known at one moment. Days no notice names follow the week: Monday to Friday."""

    days: Mapping[date, DayLine] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()

    def __post_init__(self):
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))

    def is_workday(self, day: date) -> bool:
        line = self.days.get(day)
        return line.is_workday if line else day.weekday() < 5

    def next_workday(self, day: date) -> date:
        """``day`` itself when it is a workday, otherwise the first one after it."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def previous_workday(self, day: date) -> date:
        """``day`` itself when it is a workday, otherwise the last one before it."""
        while not self.is_workday(day):
            day -= ONE_DAY
        return day

    def add_workdays(self, day: date, number: int) -> date:
        """The ``number``-th workday after ``day`` (before it, when negative); ``day`` not counted."""
        step = ONE_DAY if number >= 0 else -ONE_DAY
        settle = self.next_workday if number >= 0 else self.previous_workday
        for _ in range(abs(number)):
            day = settle(day + step)
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Workdays after ``start`` up to ``end`` included; the mirror of ``add_workdays``."""
        if end < start:
            span = range((start - end).days)
            return -sum(self.is_workday(end + timedelta(days=n)) for n in span)
        span = range(1, (end - start).days + 1)
        return sum(self.is_workday(start + timedelta(days=n)) for n in span)

    def is_loaded(self, year: int) -> bool:
        """True when the year's notice is published and loaded, so its days are final."""
        return year in self.confirmed

    def reason(self, day: date) -> str:
        """Why ``day`` is off or worked, in words: the notice's, or the day of the week."""
        line = self.days.get(day)
        return line.reason if line else f"周{WEEKDAYS[day.weekday()]}"


def load_calendar() -> Calendar:
    """All notices in one query, the confirmed years riding along as marked first-of-January rows."""
    days = CalendarDay.objects.order_by().values_list("date", "is_workday", "reason", Value(0))
    first_day = Cast(Concat(Cast("year", CharField()), Value("-01-01")), DateField())
    years = (
        YearNotice.objects.filter(status=YearNotice.Status.CONFIRMED)
        .order_by()
        .values_list(first_day, Value(False), Value(""), Value(1))
    )
    lines, confirmed = {}, set()
    for day, is_workday, reason, is_year in days.union(years, all=True):
        if is_year:
            confirmed.add(day.year)
        else:
            lines[day] = DayLine(is_workday, reason)
    return Calendar(lines, frozenset(confirmed))


def add_months(start: date, months: int) -> date:
    """民法典 202: the corresponding day of a later month, or that month's last day."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(start.day, last))


def with_weekday(day: date) -> str:
    """The form of a date in every ledger: 2026-03-02 周一."""
    return f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"
