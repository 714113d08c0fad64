"""The one place that knows the package which repeats the State Council notices."""

from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar

FIRST_YEAR = 2004
SOURCE = f"国务院办公厅节假日安排通知（chinesecalendar {chinese_calendar.__version__}）"
CHINESE = {holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday}


class Line(NamedTuple):
    date: date
    is_workday: bool
    reason: str


def is_published(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def lines_of(year: int) -> list[Line] | None:
    """The named days of a year's notice; None while the notice is not published."""
    lines = []
    day = date(year, 1, 1)
    try:
        while day.year == year:
            is_off, holiday = chinese_calendar.get_holiday_detail(day)
            if holiday:
                name = CHINESE.get(holiday, holiday)
                lines.append(Line(day, not is_off, f"{name}{'放假' if is_off else '调休上班'}"))
            day += timedelta(days=1)
    except NotImplementedError:
        return None
    return lines
