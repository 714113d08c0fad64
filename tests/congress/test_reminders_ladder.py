"""When each rung speaks: named dates over month ends, holidays and a year nobody has published."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.rulebook.limits import LIMITS
from congress.rulebook.reading import Book
from congress.rulebook.reminders import (
    COORDINATOR,
    DISPATCHER,
    EVERYBODY,
    HANDLER,
    LADDERS,
    LEADER,
    RATER,
    UNIT,
    Rung,
    first_workday,
    shortened,
    with_offsets,
)
from tests.congress.test_workdays_count import PUBLISHED

BOOK = Book(calendar=PUBLISHED)
RUNGS = [(kind, rung) for kind, ladder in LADDERS.items() for rung in ladder]
days = st.dates(date(2019, 6, 1), date(2027, 6, 30))


def spoken(kind, start):
    """The days of every rung (of a repeated one the first) of a clock that begins on this day."""
    due = BOOK.deadline(kind, start).due_on
    return [rung.day(start if rung.origin == "start" else due, PUBLISHED).isoformat() for rung in LADDERS[kind]]


@pytest.mark.parametrize(
    ("kind", "start", "told"),
    [
        # due 2026-06-02; -30 is a Sunday in the Labour Day holiday, -3 a Saturday, -1 a Monday
        ("proposal.reply", date(2026, 3, 2), "04-30 05-18 05-26 05-29 06-01 06-09 06-16 06-23"),
        # due 2026-02-28, a Saturday that is worked for the Spring Festival; -7 lies in the festival
        ("proposal.reply", date(2025, 11, 30), "01-29 02-13 02-14 02-25 02-27 03-09 03-16 03-23"),
        # due on the last of a short month; -10 lies in the festival
        ("rework.reply", date(2026, 1, 31), "02-14 02-25 02-27 03-09 03-16 03-23"),
        # the last days of a clock that ends after the festival all come before it
        ("assist.opinion", date(2026, 1, 24), "02-14 02-14 03-03"),
        # working days from the start pass over the festival; 14 and 28 February are worked Saturdays
        ("assignment.acknowledge", date(2026, 2, 12), "02-13 02-24"),
        ("evaluation.window", date(2026, 2, 10), "02-10 02-26 03-06"),
        # the window in which a unit may hand back: its last day
        ("assignment.return", date(2026, 4, 28), "05-08"),
        # the office's own: five workdays to rule whose a case is
        ("assignment.return_decide", date(2026, 3, 4), "03-10 03-12 03-18"),
        # 1 October and what follows are off: the call goes out on the first day at work
        ("commitment.status", date(2026, 3, 2), "10-08"),
    ],
)
def test_each_rung_speaks_on_its_day(kind, start, told):
    assert " ".join(day[5:] for day in spoken(kind, start)) == told


def test_an_unpublished_year_has_weekends_only_and_the_clock_says_so():
    due = BOOK.deadline("proposal.reply", date(2026, 11, 9))

    assert due.tentative and due.due_on == date(2027, 2, 9)
    assert spoken("proposal.reply", date(2026, 11, 9))[:5] == [
        "2027-01-08", "2027-01-25", "2027-02-02", "2027-02-05", "2027-02-08",
    ]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(case=st.sampled_from(RUNGS), origin=days, gap=st.integers(-40, 60))
def test_one_date_tells_which_clocks_have_reached_a_rung(case, origin, gap):
    _, rung = case
    today = origin + timedelta(days=gap)

    assert (rung.day(origin, PUBLISHED) <= today) == (origin <= rung.latest_origin(today, PUBLISHED))


@pytest.mark.parametrize(("kind", "ladder"), LADDERS.items())
def test_a_ladder_rises_on_one_side_and_only_its_last_rung_repeats(kind, ladder):
    assert [rung.offset for rung in ladder] == sorted({rung.offset for rung in ladder})
    assert len({(rung.origin, rung.unit) for rung in ladder}) == 1
    assert not any(rung.every for rung in ladder[:-1])


def test_a_reply_climbs_from_the_handler_to_the_leading_vice_chair():
    climbed = {rung.offset: rung.to for rung in LADDERS["proposal.reply"]}

    assert climbed[-30] == climbed[-15] == (HANDLER,)
    assert climbed[-7] == climbed[-1] == UNIT
    assert {COORDINATOR, DISPATCHER} < set(climbed[7]) and LEADER not in climbed[14]
    assert climbed[21] == EVERYBODY


def test_what_a_unit_leaves_undone_reaches_the_office_and_the_dispatcher():
    """A right that lapses and the yearly call for the state of things are no duties."""
    owed = {kind: ladder for kind, ladder in LADDERS.items() if HANDLER in ladder[0].to and not ladder[0].lapses}
    ends = {kind for kind, ladder in owed.items() if {COORDINATOR, DISPATCHER} <= set(ladder[-1].to)}
    assert set(owed) - ends == {"commitment.status"} and {"assignment.acknowledge", "assist.opinion"} <= ends


def test_deputies_hear_only_of_their_own_answers():
    assert {kind for kind, rung in RUNGS if RATER in rung.to} == {
        "cosign.window", "evaluation.window", "motion.signing", "survey.window",
    }  # fmt: skip
    assert sorted(key for key in LADDERS if key not in LIMITS) == [
        "commitment.due",
        "cosign.window",
        "expert.opinion",
        "finding.due",
        "motion.signing",
        "survey.window",
    ]


def test_the_words_of_a_rung():
    words = [rung.words for rung in LADDERS["proposal.reply"]]
    assert (words[0], words[-1]) == ("到期前 30 天", "逾期 21 天")
    assert [rung.words for rung in LADDERS["evaluation.window"]] == [
        "起算当天",
        "起算后 7 个工作日",
        "起算后 14 个工作日",
    ]
    assert LADDERS["assignment.return"][0].words == "到期当天"


def test_a_month_begins_on_its_first_workday():
    assert first_workday(date(2026, 2, 20), PUBLISHED) == date(2026, 2, 2)
    assert first_workday(date(2026, 10, 1), PUBLISHED) == date(2026, 10, 8)


def test_a_district_may_ask_less_often_or_on_other_days():
    window = LADDERS["evaluation.window"]
    assert [rung.offset for rung in shortened(window, 1)] == [0, 7]

    moved = with_offsets(LADDERS["proposal.reply"], (-20, -10, -5))
    assert [rung.offset for rung in moved] == [-20, -10, -5, 7, 14, 21]
    assert [rung.to for rung in moved[:3]] == [(HANDLER,), (HANDLER,), UNIT]
    assert with_offsets(window, (5,)) == (window[0], Rung(5, (RATER,), "working_day", "start", lapses=True))
