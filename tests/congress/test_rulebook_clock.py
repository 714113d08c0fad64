"""The clock a case keeps: state, words, and what a changed calendar does to it."""

from datetime import date, datetime

import pytest
from django.db import models
from django.utils.timezone import get_current_timezone

from congress.rulebook.models import Clock
from congress.rulebook.reading import Book, Line
from congress.workdays.count import Calendar, DayLine
from tests.congress.test_workdays_count import PUBLISHED

BOOK = Book(calendar=PUBLISHED)


class SampleClock(Clock):
    """Never saved; only to have a class that is not abstract."""

    class Meta(Clock.Meta):
        app_label = "samples"  # no installed app, so no migration can want it


def running(**facts):
    return SampleClock.start("proposal.reply", on=date(2026, 3, 2), book=BOOK, **facts)


def moment(day):
    return datetime.combine(day, datetime.min.time(), get_current_timezone())


def test_a_clock_starts_with_its_explanation():
    clock = running()

    assert (clock.kind, clock.due_on) == ("proposal.reply", date(2026, 6, 2))
    assert clock.label == "答复期限"
    assert clock.reckoning[-1]["sum"] is True
    assert clock.one_line.startswith("交办日 2026-03-02 + 3 个月")
    assert not clock.tentative


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        (date(2026, 5, 17), "calm", "还有 16 天（12 个工作日）"),
        (date(2026, 5, 18), "soon", "还有 15 天（11 个工作日）"),
        (date(2026, 5, 29), "soon", "还有 4 天（2 个工作日）"),
        (date(2026, 5, 30), "urgent", "还有 3 天（2 个工作日）"),
        (date(2026, 6, 2), "urgent", "今天到期"),
        (date(2026, 6, 3), "late", "已逾期 1 天"),
    ],
)
def test_the_state_follows_the_days_left(today, state, words):
    clock = running()

    assert clock.time_state(today) == state
    assert clock.words(today, PUBLISHED) == words


@pytest.mark.parametrize(
    ("met_on", "words"),
    [
        (date(2026, 5, 20), "按期，提前 13 天"),
        (date(2026, 6, 2), "按期"),
        (date(2026, 6, 5), "逾期 3 天"),
    ],
)
def test_a_met_clock_says_how_it_was_met(met_on, words):
    clock = running(met_at=moment(met_on))

    assert clock.time_state(date(2026, 7, 1)) == "met"
    assert clock.words(date(2026, 7, 1)) == words


def test_a_void_clock_presses_nobody():
    clock = running(void_at=moment(date(2026, 4, 1)))

    assert clock.time_state(date(2026, 7, 1)) == "calm"
    assert clock.words(date(2026, 7, 1)) == "不再计时"
    assert not clock.is_running


def test_a_published_holiday_previews_the_move_and_moves_nothing_itself():
    clock = SampleClock.start("proposal.reply", on=date(2026, 11, 2), book=BOOK)
    days = {date(2027, 2, n): DayLine(False, "春节放假") for n in range(1, 8)}
    calendar = Calendar({**PUBLISHED.days, **days}, PUBLISHED.confirmed | {2027})

    moved = clock.recompute(calendar)

    assert clock.tentative and clock.due_on == date(2027, 2, 2)
    assert (moved.old_due_on, moved.new_due_on) == (date(2027, 2, 2), date(2027, 2, 8))
    assert moved.is_moved
    clock.set_to(moved.deadline)
    assert (clock.due_on, clock.tentative) == (date(2027, 2, 8), False)
    assert clock.recompute(calendar) is None


def test_a_later_change_of_the_rule_moves_no_fixed_date():
    clock = running()
    stricter = Line("proposal.reply", 2, "", date(2020, 1, 1), "本区办理办法")

    assert Book([stricter], calendar=PUBLISHED).limit("proposal.reply").value == 2
    assert clock.recompute(PUBLISHED) is None


def test_a_backward_clock_stays_backward_when_reckoned_again():
    clock = SampleClock.start("report.draft", on=date(2026, 10, 26), book=BOOK)

    assert clock.due_on == date(2026, 9, 30)
    assert clock.recompute(PUBLISHED) is None


def test_the_running_clocks_have_their_own_indexes():
    names = [index.name for index in SampleClock._meta.indexes]

    assert names == ["sampleclock_running", "sampleclock_speaks"]
    assert all(isinstance(index, models.Index) for index in SampleClock._meta.indexes)
