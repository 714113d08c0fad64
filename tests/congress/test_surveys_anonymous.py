"""The anonymous kind as its people meet it; what somebody with the tables can find out stands in test_surveys_box.py."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from congress.surveys import actions, anonymous, queries
from congress.surveys.models import Ballot, Count, Remark, Slip
from congress.surveys.paper import PileForm
from congress.workflow.flow import NotYours
from tests.congress.survey_cast import BAD, GOOD, at, poll, rating, scan

pytestmark = pytest.mark.django_db
SUMS = {"high": 4, "mid": 0, "low": 0, "invalid": 1}


@pytest.fixture
def case(time_machine):
    time_machine.move_to(at("2026-05-20T09:00"))
    return poll(8)


def close(case):
    case.survey = actions.close(case.survey, today=date(2026, 6, 11))


def test_the_box_is_counted_at_the_close_and_burnt(case):
    for turn in range(6):
        case.drop(turn, BAD if turn == 0 else GOOD, reason="没有动工" if turn == 0 else "")
    assert queries.tallies(case.survey) == [] and not Count.objects.exists()

    close(case)
    result = queries.tally(case.survey, "result")
    assert (result.high, result.low, result.invited, result.silent, result.satisfied) == (5, 1, 8, 2, 5)
    assert [remark.text for remark in case.survey.remarks.all()] == ["没有动工"]
    assert not Slip.objects.exists() and not Ballot.objects.exists()


def test_with_too_few_answers_nothing_is_kept(case):
    for turn in range(4):
        case.drop(turn, BAD, reason="几个人的意见")
    close(case)

    assert queries.tallies(case.survey) == []
    assert not Count.objects.exists() and not Remark.objects.exists() and not Slip.objects.exists()


def test_an_answer_is_changed_with_its_code_and_counts_once(case):
    code = case.drop(0, BAD, reason="没有动工")
    for turn in range(1, 6):
        case.drop(turn, GOOD)
    assert case.drop(0, GOOD, code=f" {code.lower()} ") == code

    close(case)
    assert queries.tally(case.survey, "result").high == 6
    assert not Remark.objects.exists()


@pytest.mark.parametrize(("code", "says"), [("", "改票码"), ("AAAA-BBBB-CCCC", "改票码不对")])
def test_nobody_answers_twice_without_the_code(case, code, says):
    case.drop(0, GOOD)

    with pytest.raises(ValidationError, match=says):
        case.drop(0, BAD, reason="又一次", code=code)


def test_the_code_of_another_survey_opens_nothing(case):
    other = poll(5)
    code = other.drop(0, GOOD)
    case.drop(0, GOOD)

    with pytest.raises(ValidationError, match="改票码不对"):
        case.drop(0, BAD, reason="错码", code=code)


def test_nobody_answers_for_another_nor_after_the_close(case, time_machine):
    with pytest.raises(NotYours):
        anonymous.drop(case.invitations[0], by=case.people[1], grades=GOOD)
    time_machine.move_to(at("2026-06-11T00:00"))
    with pytest.raises(ValidationError, match="已过"):
        case.drop(0, GOOD)


def test_a_low_grade_asks_for_its_reason_here_too_and_the_reason_has_an_end(case):
    with pytest.raises(ValidationError, match="请说明理由"):
        case.drop(0, BAD)
    with pytest.raises(ValidationError, match="500 字以内"):
        case.drop(0, BAD, reason="长" * 501)
    assert case.drop(0, BAD, reason="\U00020bb7" * 500)  # the longest characters there are still fit on a slip


def test_the_silent_are_known_by_name_and_reminded(case):
    case.drop(0, GOOD)
    assert [each.name for each in queries.silent(case.survey)] == [f"委员{n}" for n in range(1, 8)]


def test_it_closes_early_when_all_have_answered(case):
    for turn in range(8):
        case.drop(turn, GOOD)
    assert actions.close(case.survey, today=date(2026, 5, 20)).closed_at


def test_a_group_too_small_to_hide_in_is_not_asked():
    with pytest.raises(ValidationError, match="至少请 5 人"):
        poll(4)


def test_the_kinds_do_not_mix(case):
    with pytest.raises(ValueError, match="anonymous"):
        actions.cast(case.invitations[0], by=case.people[0], grades=GOOD)
    named = rating()
    with pytest.raises(ValueError, match="named"):
        anonymous.drop(named.invitation, by=named.lead, grades=GOOD)


def pile(case, people=5, sums=SUMS, **facts):
    counts = {"manner": sums, "result": sums}
    return anonymous.hand_in(
        case.survey, by=case.clerk, people=case.invitations[:people], counts=counts, scan=scan(), **facts
    )  # fmt: skip


def test_paper_is_counted_twice_by_two_people_and_then_lies_with_the_rest(case):
    found = pile(case, remarks=["字迹不清"])
    with pytest.raises(NotYours):
        anonymous.check_pile(found, by=case.clerk, agrees=True)
    with pytest.raises(ValidationError, match="还有纸质评价没有复核"):
        close(case)
    anonymous.check_pile(found, by=case.second, agrees=True)

    close(case)
    result = queries.tally(case.survey, "result")
    assert (result.high, result.invalid, result.answered, result.silent) == (4, 1, 4, 3)
    found.refresh_from_db()
    assert found.counts == {} and found.remarks == [] and Remark.objects.get().text == "字迹不清"


def test_beside_a_pile_too_few_answers_on_line_are_left_out_and_said(time_machine):
    time_machine.move_to(at("2026-05-20T09:00"))
    case = poll(12)
    anonymous.check_pile(pile(case), by=case.second, agrees=True)
    for turn in (6, 7, 8, 9):
        case.drop(turn, BAD, reason="只有四个人")
    close(case)

    result = queries.tally(case.survey, "result")
    assert (result.high, result.low, result.left_out, result.silent) == (4, 0, 4, 3), "what the pile does not know"
    assert not Remark.objects.exists()


def test_as_many_on_line_as_the_minimum_count_beside_a_pile(time_machine):
    time_machine.move_to(at("2026-05-20T09:00"))
    case = poll(12)
    anonymous.check_pile(pile(case), by=case.second, agrees=True)
    for turn in range(6, 11):
        case.drop(turn, BAD, reason="五个人")
    close(case)
    result = queries.tally(case.survey, "result")
    assert (result.high, result.low, result.left_out, Remark.objects.count()) == (4, 5, 0, 5)


def test_after_the_window_only_slips_that_were_refused_are_keyed_in(case, time_machine):
    refused = pile(case)
    time_machine.move_to(at("2026-06-11T09:00"))
    with pytest.raises(ValidationError, match="委员5 不在其中"):
        pile(case, people=6, sums={**SUMS, "high": 5})
    anonymous.check_pile(refused, by=case.second, agrees=False, note="少一张")
    assert actions.close_due(date(2026, 6, 13)) == [] and queries.takes_paper(case.survey, date(2026, 6, 13))

    anonymous.check_pile(pile(case), by=case.second, agrees=True)
    assert actions.close_due(date(2026, 6, 13)) == [case.survey]


def test_refused_slips_nobody_keys_in_again_hold_the_survey_three_days(case, time_machine):
    anonymous.check_pile(pile(case), by=case.second, agrees=False, note="少一张")
    assert actions.close_due(date(2026, 6, 14)) == [case.survey]


def test_a_reason_of_several_lines_is_one_reason(case):
    said = "第一行\r\n  第二行\r\n \r\n另一张票"
    form = PileForm(case.survey, {"remarks": said})
    form.is_valid()
    assert form.cleaned_data["remarks"] == ["第一行\n  第二行", "另一张票"]
    form = PileForm(case.survey, {"remarks": "长" * 501})
    assert "超过 500 字" in str(form.errors["remarks"])
    with pytest.raises(ValidationError, match="不能比票多"):
        pile(case, remarks=["一"] * 6)


def test_a_refused_pile_counts_nothing_and_its_people_may_still_answer(case):
    with pytest.raises(ValidationError, match="写明"):
        anonymous.check_pile(pile(case), by=case.second, agrees=False)
    found = case.survey.piles.get()
    with pytest.raises(ValidationError, match="正在复核"):
        case.drop(0, GOOD)
    anonymous.check_pile(found, by=case.second, agrees=False, note="少一张")
    assert case.drop(0, GOOD)


def test_paper_that_would_betray_or_does_not_add_up_is_refused(case):
    with pytest.raises(ValidationError, match="不足 5 张"):
        pile(case, people=2, sums={"high": 2, "mid": 0, "low": 0, "invalid": 0})
    with pytest.raises(ValidationError, match="合计 5，与 6 张不符"):
        pile(case, people=6)
    case.drop(1, GOOD)
    with pytest.raises(ValidationError, match="委员1"):
        pile(case)
