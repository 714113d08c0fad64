"""A year as it hangs on the wall: twelve months of weeks, each day with what it is in one word."""

from calendar import Calendar as Weeks
from datetime import date
from typing import NamedTuple

from congress.workdays.count import Calendar

WORDS = {"off": "休", "make-up": "班"}


class Day(NamedTuple):
    on: date
    kind: str  # off, make-up, weekend or nothing
    reason: str
    is_today: bool

    @property
    def mark(self) -> str:
        return WORDS.get(self.kind, "")


def months(year: int, calendar: Calendar, today: date) -> list[tuple[int, list[list[Day | None]]]]:
    weeks = Weeks(firstweekday=0)
    return [
        (
            month,
            [
                [_day(day, calendar, today) if day.month == month else None for day in week]
                for week in weeks.monthdatescalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def _day(on: date, calendar: Calendar, today: date) -> Day:
    named = on in calendar.days
    kinds = ("make-up", "off") if named else ("", "weekend")
    kind = kinds[0] if calendar.is_workday(on) else kinds[1]
    return Day(on, kind, calendar.reason(on) if named else "", on == today)
