"""The demo can be filled on any day: the meetings it walks fit between the holidays that were ever published."""

from datetime import date, timedelta
from functools import cache

import pytest

from congress.portal.demo import supervised
from congress.portal.demo.chambers import CALLED, LIVED, before_gate, days, gate_of, lived
from congress.workdays.count import Calendar, DayLine
from congress.workdays.published import lines_of

TERM = timedelta(days=1700)  # the demo's term has run for some years, whatever the day
TOLD = timedelta(days=2)  # 主任会议通知最迟日: two days before


@cache
def published() -> Calendar:
    """Every notice there is, without a database."""
    lines = [line for year in range(2014, 2028) for line in lines_of(year) or ()]
    return Calendar({line.date: DayLine(line.is_workday, line.reason) for line in lines})


@pytest.mark.parametrize("year", range(2020, 2028))
def test_meetings_fit_between_the_holidays_of_any_day(year):
    calendar, first = published(), date(year, 1, 1)
    for today in (first + timedelta(days=n) for n in range(365)):
        held = days(calendar, today, today - TERM)
        walked = lived(calendar, held)
        assert walked >= min(LIVED), today
        begins = held[walked] + timedelta(days=1)
        for day in held[:walked]:
            called, gate = before_gate(calendar, day, CALLED), gate_of(calendar, day)
            assert begins <= called <= gate - TOLD and gate < day, (today, day)


@pytest.mark.parametrize("year", range(2020, 2028))
def test_topics_of_supervision_stand_on_their_road_on_any_day(year):
    first, day, matters = date(year, 1, 1), timedelta(days=1), supervised.matters()
    for today in (first + day * n for n in range(365)):
        for matter in matters:
            heard, last = supervised.heard(today, matter.offset), today - day
            begins = supervised.issued(heard.year) + day
            taken = {name: min(max(begins, heard + day * supervised.DAYS.get(name, 0)), last) for name in matter.steps}
            assert not taken or begins < last, (today, matter.title)  # its plan has been issued
            assert list(taken.values()) == sorted(taken.values()), (today, matter.title)
            assert taken.get("set_day", heard) <= heard, (today, matter.title)
            assert taken.get("hear", heard) == heard, (today, matter.title)
            assert taken.get("issue_opinion", heard) < heard + 72 * day, (today, matter.title)
