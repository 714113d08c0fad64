"""考场: seats, the server's clock, what is saved and when it is refused; two at once; a closed browser."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.timezone import now

from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import ExamAnswer, ExamSitting
from meetings.queries import exam as queries
from tests.meetings import examined

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    return examined.examiner()


def chosen(sitting):
    return {row["position"]: row["chosen"] for row in queries.paper(sitting) if row["chosen"]}


def test_a_code_opens_one_seat_once(officer):
    sitting = examined.ready(by=officer)
    room, _key = actions.open_room(by=officer, name="一号机")
    code = actions.issue_code(sitting, by=officer)

    full_width = code.translate({ord(n): ord(n) + 0xFEE0 for n in "0123456789"})
    assert actions.take_seat(room, f" {full_width[:4]} {code[4:]} ")
    for wrong in (code, "00000000", "", "x"):
        with pytest.raises(ValidationError, match="考试码不对"):
            actions.take_seat(room, wrong)
    sitting.refresh_from_db()
    assert code not in (sitting.code_hash, sitting.seat_hash)


def test_a_code_is_for_its_day_and_for_who_still_waits(officer):
    sitting = examined.ready(by=officer)
    with pytest.raises(NotYours):
        actions.issue_code(sitting, by=None)
    with time_machine.travel(now() + timedelta(days=2)), pytest.raises(TooLate, match="考试日是"):
        actions.issue_code(sitting, by=officer)
    room, _key = actions.open_room(by=officer, name="一号机")
    code = actions.issue_code(sitting, by=officer)
    type(sitting.line).objects.filter(pk=sitting.line_id).update(status="withdrawn")
    with pytest.raises(ValidationError, match="已撤回"):
        actions.take_seat(room, code)


def test_a_closed_browser_goes_on_with_the_time_that_is_left(officer):
    sitting, _room, key = examined.seated(examined.ready(by=officer))
    actions.save_answers(sitting, {1: ("", "A"), 5: ("", "BA")})

    with time_machine.travel(sitting.started_at + timedelta(minutes=20)):
        other, _key = actions.open_room(by=officer, name="二号机")
        moved = actions.take_seat(other, actions.issue_code(sitting, by=officer))
        again = queries.seat(actions.digest(moved), other)
        assert queries.seat(actions.digest(key), sitting.room) is None
        assert (again.ends_at, again.started_at) == (sitting.ends_at, sitting.started_at)
        assert chosen(again) == {1: "A", 5: "AB"}
        assert again.ends_at - now() <= timedelta(minutes=40)


def test_what_comes_after_the_end_is_refused_and_the_clock_marks_what_was_saved(officer):
    sitting, *_ = examined.seated(examined.ready(by=officer))
    right = examined.answers(sitting, 60)
    with time_machine.travel(sitting.ends_at - timedelta(seconds=1), tick=False):
        actions.save_answers(sitting, right)
        assert actions.end_exams() == 0
        with pytest.raises(TooLate, match="还没有到"):
            actions.end_exam(sitting, by=officer)
    with time_machine.travel(sitting.ends_at, tick=False):
        for late in (actions.save_answers, actions.hand_in):
            with pytest.raises(TooLate, match="没有收下"):
                late(sitting, examined.answers(sitting, 100))
        assert actions.end_exams() == 1
        assert actions.end_exams() == 0
    sitting.refresh_from_db()
    assert (sitting.mark, sitting.passed, sitting.by_clock, sitting.seat_hash) == (60, True, True, "")


def test_two_tabs_take_nothing_back_from_each_other(officer):
    sitting, *_ = examined.seated(examined.ready(by=officer))
    actions.save_answers(sitting, {1: ("", "A"), 2: ("", "")})  # the first tab
    actions.save_answers(sitting, {1: ("", ""), 2: ("", "C")})  # the second, drawn before
    assert chosen(sitting) == {1: "A", 2: "C"}
    actions.save_answers(sitting, {1: ("A", ""), 2: ("C", "D")})
    assert chosen(sitting) == {2: "D"}


def test_only_possible_choices_are_kept(officer):
    sitting, *_ = examined.seated(examined.ready(by=officer))
    actions.save_answers(sitting, {1: ("", "CB"), 5: ("", "ZCAH"), 7: ("", "D"), 99: ("", "A")})
    assert chosen(sitting) == {1: "B", 5: "AC"}


def test_two_exams_run_at_once_without_touching_each_other(officer):
    first, *_ = examined.seated(examined.ready("甲", by=officer))
    second, *_ = examined.seated(examined.ready("乙", by=officer))
    actions.save_answers(second, examined.answers(second, 40))
    first = actions.hand_in(first, examined.answers(first, 100))
    assert (first.mark, chosen(second).keys() >= {1, 2}, chosen(first) == chosen(second)) == (100, True, False)
    second = actions.hand_in(second, {})
    assert (second.mark, second.passed) == (40, False)
    assert first.seed != second.seed


def at_once(*calls):
    """All of them at the same moment, each on a connection of its own; what each answered or was refused with."""
    start, said = Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        start.wait()
        try:
            said[place] = call()
        except (TooLate, ValidationError) as refused:
            said[place] = refused
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


@pytest.mark.django_db(transaction=True)
def test_autosaves_at_the_same_moment_are_all_kept_and_a_paper_is_handed_in_once(officer):
    sitting, *_ = examined.seated(examined.ready(by=officer))
    at_once(*(lambda place=place: actions.save_answers(sitting, {place: ("", "A")}) for place in (1, 1, 2, 7)))
    assert chosen(sitting) == {1: "A", 2: "A", 7: "A"}
    assert ExamAnswer.objects.count() == 3
    said = at_once(*[lambda: actions.hand_in(sitting, {})] * 2)
    assert sorted(type(each).__name__ for each in said) == ["ExamSitting", "TooLate"]
    assert ExamSitting.objects.get().mark == 30


@pytest.mark.django_db(transaction=True)
def test_two_machines_with_one_code_get_one_seat(officer):
    sitting = examined.ready(by=officer)
    rooms = [actions.open_room(by=officer, name=f"{n}号机")[0] for n in (1, 2)]
    code = actions.issue_code(sitting, by=officer)
    said = at_once(*(lambda room=room: actions.take_seat(room, code) for room in rooms))
    assert sorted(isinstance(each, str) for each in said) == [False, True]
