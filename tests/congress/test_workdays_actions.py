"""Filling the calendar and changing it by hand."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from congress.workdays.actions import confirm_year, load_years, set_day
from congress.workdays.count import load_calendar
from congress.workdays.models import CalendarDay, YearNotice

pytestmark = pytest.mark.django_db


def test_a_published_year_is_confirmed_and_the_next_stays_tentative():
    loaded = load_years([2026, 2099])

    assert (loaded.confirmed, loaded.tentative) == ((2026,), (2099,))
    assert list(YearNotice.objects.values_list("year", "status")) == [
        (2099, "tentative"),
        (2026, "confirmed"),
    ]
    assert CalendarDay.objects.filter(is_workday=True).count() == 6
    assert not load_calendar().is_workday(date(2026, 2, 16))


def test_loading_twice_changes_nothing():
    load_years([2025, 2026])

    assert load_years([2025, 2026]).changed_days == ()


def test_the_calendar_is_one_query(django_assert_num_queries):
    load_years([2025, 2026])

    with django_assert_num_queries(1):
        calendar = load_calendar()
    assert calendar.confirmed == {2025, 2026}


def test_a_day_entered_by_hand_survives_reloading():
    load_years([2026])
    set_day(date(2026, 2, 16), is_workday=True, reason="防汛值班", by="甲管理员")

    assert load_years([2026]).changed_days == ()
    row = CalendarDay.objects.get(date=date(2026, 2, 16))
    assert (row.is_workday, row.reason, row.by_name) == (True, "防汛值班", "甲管理员")


def test_a_line_dropped_from_the_notice_goes_and_a_hand_made_one_stays():
    load_years([2026])
    CalendarDay.objects.create(date=date(2026, 7, 1), is_workday=False, reason="旧版误载")
    set_day(date(2026, 7, 2), is_workday=False, reason="本区放假", by="甲管理员")

    assert load_years([2026]).changed_days == (date(2026, 7, 1),)
    assert CalendarDay.objects.filter(date__month=7).count() == 1


def test_a_day_without_a_reason_is_refused():
    with pytest.raises(ValidationError) as refusal:
        set_day(date(2026, 7, 1), is_workday=False, reason=" ", by="甲管理员")

    assert refusal.value.message_dict == {"reason": ["请说明放假或上班的原因。"]}


def test_a_year_entered_by_hand_becomes_final_when_confirmed():
    load_years([2099])
    confirm_year(2099, source="国办发明电〔2098〕7号", by="甲管理员")

    assert load_calendar().is_loaded(2099)
    with pytest.raises(ValidationError):
        confirm_year(2098, source="", by="甲管理员")


def test_a_year_confirmed_by_hand_is_not_made_tentative_again():
    confirm_year(2099, source="国办发明电〔2098〕7号", by="甲管理员")
    load_years([2099])

    assert load_calendar().is_loaded(2099)


def test_the_command_says_what_it_did(capsys):
    call_command("load_calendar", "2026", "2099")

    out = capsys.readouterr().out
    assert "已公布 1 年，改动 39 天" in out
    assert "尚未公布：2099" in out
