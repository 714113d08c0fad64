"""Counting days, against a table reckoned by another program and checked by hand."""

import csv
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.rulebook.reckoning import Limit, reckon
from congress.workdays.count import Calendar, DayLine, add_months, load_calendar
from congress.workdays.published import lines_of

TABLE = Path(__file__).parent.parent / "data" / "reckonings.csv"
PUBLISHED = Calendar(
    {line.date: DayLine(line.is_workday, line.reason) for year in range(2019, 2027) for line in lines_of(year)},
    frozenset(range(2019, 2027)),
)
days = st.dates(date(2019, 6, 1), date(2027, 12, 31))


def golden_rows():
    with TABLE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return [(r["unit"], date.fromisoformat(r["start"]), int(r["number"]), r["due"]) for r in rows]


def test_the_table_holds_more_than_two_hundred_reckonings():
    assert len(golden_rows()) >= 200


@pytest.mark.parametrize(("unit", "start", "number", "due"), golden_rows())
def test_every_reckoning_of_the_table_comes_out(unit, start, number, due):
    limit = Limit("x", "期限", abs(number), unit, "起算日", backward=number < 0)

    assert reckon(limit, start, PUBLISHED).due_on.isoformat() == due


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 3, 2), 3, date(2026, 6, 2)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last(start, months, end):
    assert add_months(start, months) == end


def test_a_second_source_agrees_on_every_day_of_seven_years():
    other = holidays.China(years=range(2020, 2027))
    first = date(2020, 1, 1)
    span = [first + timedelta(days=n) for n in range(2557)]

    assert span[-1] == date(2026, 12, 31)
    assert [d for d in span if PUBLISHED.is_workday(d) != other.is_working_day(d)] == []


def test_a_weekend_worked_instead_counts_and_a_weekday_off_does_not():
    assert PUBLISHED.is_workday(date(2026, 2, 14))  # Saturday, made up for the Spring Festival
    assert not PUBLISHED.is_workday(date(2026, 2, 16))  # Monday, off
    assert PUBLISHED.reason(date(2026, 2, 14)) == "春节调休上班"
    assert PUBLISHED.reason(date(2026, 11, 21)) == "周六"


@settings(deadline=None)
@given(start=days, number=st.integers(-60, 60))
def test_counting_there_and_asking_back_agree(start, number):
    end = PUBLISHED.add_workdays(start, number)

    assert PUBLISHED.workdays_between(start, end) == number
    assert number == 0 or PUBLISHED.is_workday(end)


@settings(deadline=None)
@given(start=days, near=st.integers(0, 40), far=st.integers(0, 40))
def test_a_longer_limit_never_ends_earlier(start, near, far):
    near, far = sorted((near, far))

    assert PUBLISHED.add_workdays(start, near) <= PUBLISHED.add_workdays(start, far)


@settings(deadline=None)
@given(day=days)
def test_the_next_and_previous_workdays_enclose_the_day(day):
    before, after = PUBLISHED.previous_workday(day), PUBLISHED.next_workday(day)

    assert before <= day <= after
    assert (before == day == after) == PUBLISHED.is_workday(day)


@settings(deadline=None)
@given(start=days, months=st.integers(-36, 36))
def test_adding_months_lands_in_the_right_month_never_past_the_day(start, months):
    end = add_months(start, months)

    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@settings(deadline=None)
@given(start=days, middle=st.integers(0, 200), rest=st.integers(0, 200))
def test_workdays_of_two_parts_add_up(start, middle, rest):
    between = start + timedelta(days=middle)
    end = between + timedelta(days=rest)
    parts = PUBLISHED.workdays_between(start, between) + PUBLISHED.workdays_between(between, end)

    assert PUBLISHED.workdays_between(start, end) == parts


def test_a_calendar_cannot_be_changed_after_loading():
    with pytest.raises(TypeError):
        PUBLISHED.days[date(2026, 1, 5)] = DayLine(False, "x")


@pytest.mark.django_db
def test_an_empty_calendar_knows_only_weekends_and_is_not_loaded():
    calendar = load_calendar()

    assert calendar.is_workday(date(2026, 2, 16))
    assert not calendar.is_workday(date(2026, 2, 15))
    assert not calendar.is_loaded(2026)
