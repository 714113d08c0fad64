from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from congress.surveys import actions, queries
from congress.surveys.models import Ballot, PaperEntry, Survey
from tests.congress.survey_cast import GOOD, at, rating, scan


@pytest.fixture
def case(time_machine):
    time_machine.move_to(at("2026-05-20T09:00"), tick=True)
    return rating()


def at_once(*calls):
    """Run the calls in threads that start together; what each returned or raised."""
    start, outcomes = Barrier(len(calls)), [None] * len(calls)

    def run(turn, call):
        start.wait()
        try:
            outcomes[turn] = call()
        except Exception as error:
            outcomes[turn] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return outcomes


@pytest.mark.django_db
def test_a_survey_closes_after_its_last_day_however_late_the_clock_comes(case):
    assert actions.close_due(date(2026, 6, 10)) == []
    assert actions.close_due(date(2026, 7, 15)) == [case.survey]
    assert actions.close_due(date(2026, 7, 15)) == []
    assert Survey.objects.get().closed_at


@pytest.mark.django_db
def test_closing_costs_the_same_for_one_survey_and_for_thirty(case, django_assert_num_queries):
    for _ in range(29):
        rating()
    with django_assert_num_queries(5):  # savepoint, lock, papers, close, release
        assert len(actions.close_due(date(2026, 6, 11))) == 30


@pytest.mark.django_db
def test_closing_by_hand_is_refused_before_the_end_and_harmless_twice(case):
    with pytest.raises(ValidationError, match="2026-06-10 才截止"):
        actions.close(case.survey, today=date(2026, 6, 10))

    first = actions.close(case.survey, today=date(2026, 6, 11)).closed_at
    assert actions.close(case.survey, today=date(2026, 6, 12)).closed_at == first


@pytest.mark.django_db
def test_paper_that_waits_for_its_check_holds_the_survey_open(case):
    entry = actions.key_in(case.invitation, by=case.clerk, grades=GOOD, signed_on=date(2026, 5, 20), scan=scan())
    assert actions.close_due(date(2026, 6, 11)) == []
    with pytest.raises(ValidationError, match="没有复核"):
        actions.close(case.survey, today=date(2026, 6, 11))
    assert list(queries.papers_to_check()) == [entry]

    actions.check_paper(entry, by=case.second, agrees=True)
    assert actions.close_due(date(2026, 6, 11)) == [case.survey]


@pytest.mark.django_db(transaction=True)
def test_ten_answers_at_once_from_two_devices_are_ten_turns(case):
    outcomes = at_once(*[lambda: actions.cast(case.invitation, by=case.lead, grades=GOOD)] * 10)

    assert sorted(ballot.seq for ballot in outcomes) == list(range(1, 11))


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_close_a_survey_once(case):
    outcomes = at_once(*[lambda: actions.close_due(date(2026, 6, 11))] * 4)

    assert sum(outcomes, []) == [case.survey]


@pytest.mark.django_db(transaction=True)
def test_two_checkers_at_once_make_one_answer(case):
    entry = actions.key_in(case.invitation, by=case.clerk, grades=GOOD, signed_on=date(2026, 5, 20), scan=scan())
    outcomes = at_once(
        lambda: actions.check_paper(entry, by=case.second, agrees=True),
        lambda: actions.check_paper(entry, by=case.cosigner, agrees=True),
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Ballot", "ValidationError"]
    assert Ballot.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_leave_one_paper_waiting(case):
    def key_in():
        return actions.key_in(case.invitation, by=case.clerk, grades=GOOD, signed_on=date(2026, 5, 20), scan=scan())

    outcomes = at_once(key_in, key_in)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["PaperEntry", "ValidationError"]
    assert PaperEntry.objects.count() == 1
