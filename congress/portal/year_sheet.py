"""A year as it hangs on the wall: twelve months of weeks, each day with what it is in one word."""

from calendar import Calendar as Weeks
from datetime import date, timedelta
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


class Run(NamedTuple):
    """Days in a row that the notice treats alike: 春节放假 is one line, not nine."""

    first: date
    last: date
    is_workday: bool
    reason: str
    source: str
    by_name: str

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


def runs(days) -> list[Run]:
    """The rows of one year, gathered; ``days`` in the order of their dates."""
    found = []
    for row in days:
        facts = (row.is_workday, row.reason, row.source, row.by_name)
        if found and found[-1][2:] == facts and row.date - found[-1].last == timedelta(1):
            found[-1] = found[-1]._replace(last=row.date)
        else:
            found.append(Run(row.date, row.date, *facts))
    return found


def months(year: int, calendar: Calendar, today: date) -> list[tuple[int, list[list[Day | None]]]]:
    weeks = Weeks(firstweekday=0)
    return [
        (
            month,
            [
                [day_of(day, calendar, today) if day.month == month else None for day in week]
                for week in weeks.monthdatescalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def day_of(on: date, calendar: Calendar, today: date) -> Day:
    named = on in calendar.days
    kinds = ("make-up", "off") if named else ("", "weekend")
    kind = kinds[0] if calendar.is_workday(on) else kinds[1]
    return Day(on, kind, calendar.reason(on) if named else "", on == today)
