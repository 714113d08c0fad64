from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.template.loader import render_to_string

from congress.surveys import actions, queries
from congress.surveys.forms import RatingForm
from congress.surveys.models import Ballot, Invitation
from congress.workflow.flow import NotYours
from tests.congress.survey_cast import BAD, GOOD, at, person, rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(time_machine):
    time_machine.move_to(at("2026-05-20T09:00"))
    return rating()


def test_the_newest_answer_counts_and_every_earlier_one_is_kept(case):
    actions.cast(case.invitation, by=case.lead, grades=BAD, reason="没有解决")
    actions.cast(case.invitation, by=case.lead, grades=GOOD)

    assert queries.answer_of(case.invitation).grades == GOOD
    assert [(b.seq, b.reason) for b in queries.history(case.invitation)] == [(1, "没有解决"), (2, "")]


def test_an_answer_may_be_changed_on_the_last_day_and_not_after(case, time_machine):
    time_machine.move_to(at("2026-06-10T23:59"))
    actions.cast(case.invitation, by=case.lead, grades=GOOD)

    time_machine.move_to(at("2026-06-11T00:00"))
    with pytest.raises(ValidationError, match="评价期限（2026-06-10）已过"):
        actions.cast(case.invitation, by=case.lead, grades=BAD, reason="晚了")
    assert Ballot.objects.count() == 1


def test_a_low_grade_asks_for_its_reason_at_the_field(case):
    with pytest.raises(ValidationError) as refused:
        actions.cast(case.invitation, by=case.lead, grades=BAD, reason="  ")

    assert refused.value.message_dict == {"reason": ["评价为“不满意”的，请说明理由。"]}


def test_every_question_must_be_answered(case):
    with pytest.raises(ValidationError) as refused:
        actions.cast(case.invitation, by=case.lead, grades={"manner": "high"})

    assert refused.value.message_dict == {"result": ["请选择“办理结果”的评价。"]}


@pytest.mark.parametrize("grades", [{**GOOD, "extra": "high"}, {"manner": "high", "result": "best"}])
def test_invented_questions_and_grades_are_refused(case, grades):
    with pytest.raises(ValidationError):
        actions.cast(case.invitation, by=case.lead, grades=grades)


def test_the_reason_can_be_asked_from_the_middle_grade_on(time_machine):
    time_machine.move_to(at("2026-05-20T09:00"))
    case = rating(reason_from="mid")

    with pytest.raises(ValidationError, match="基本满意”及以下"):
        actions.cast(case.invitation, by=case.lead, grades={**GOOD, "result": "mid"})
    assert case.survey.asks_reason(BAD) and not case.survey.asks_reason(GOOD)


def test_nobody_answers_for_another(case):
    for stranger in (case.cosigner, case.clerk, None):
        with pytest.raises(NotYours):
            actions.cast(case.invitation, by=stranger, grades=GOOD)


def test_who_has_no_account_can_only_answer_on_paper(case):
    guest = Invitation.objects.create(survey=case.survey, name="何老代表")

    with pytest.raises(NotYours):
        actions.cast(guest, by=None, grades=GOOD)


def test_nobody_is_invited_twice(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(survey=case.survey, user=case.lead, name="再来一次")


@pytest.mark.parametrize("statement", ["UPDATE {} SET reason = ''", "DELETE FROM {}"])
def test_the_database_refuses_to_rewrite_an_answer(case, statement):
    actions.cast(case.invitation, by=case.lead, grades=GOOD)

    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("surveys_ballot"))


def test_a_survey_without_people_or_with_muddled_questions_is_our_own_mistake():
    facts = {"title": "空", "closes_on": date(2026, 6, 10), "reckoning": []}
    with pytest.raises(ValueError, match="nobody"):
        actions.open_survey("x", questions=[{"code": "a", "label": "甲"}], respondents=[], **facts)
    with pytest.raises(ValueError, match="distinct"):
        actions.open_survey(
            "x", questions=[{"code": "reason", "label": "甲"}], respondents=[(None, "甲", "", True)], **facts
        )


def test_only_counting_answers_are_counted_and_silence_stands_in_no_rate(case):
    invitation = queries.invitation_of(case.survey, case.cosigner)
    actions.cast(invitation, by=case.cosigner, grades=BAD, reason="联名人意见")

    before = queries.tally(case.survey, "result")
    assert (before.invited, before.answered, before.silent, before.low) == (1, 0, 1, 0)

    actions.cast(case.invitation, by=case.lead, grades=GOOD)
    after = queries.tally(case.survey, "result")
    assert (after.high, after.satisfied, after.answered, after.silent) == (1, 1, 1, 0)


def test_the_silent_are_those_without_an_answer(case):
    actions.cast(case.invitation, by=case.lead, grades=GOOD)

    assert [row.name for row in queries.silent(case.survey)] == ["周联名"]


def test_reading_takes_as_many_queries_for_fifty_people_as_for_two(case, django_assert_num_queries):
    for turn in range(50):
        member = person(f"代表{turn}")
        invitation = Invitation.objects.create(survey=case.survey, user=member, name=member.name)
        actions.cast(invitation, by=member, grades=GOOD)

    with django_assert_num_queries(2):
        rows = queries.answers(case.survey)
        assert len(rows) == 52 and rows[5].ballot.rows[0] == ("办理态度", "满意", "high")
        assert rows[5].invitation.user.name == "代表3"
    with django_assert_num_queries(2):
        assert queries.tally(case.survey, "manner").high == 50


def test_the_form_asks_the_same_as_the_action(case):
    assert not RatingForm(case.survey, {}).is_valid()
    form = RatingForm(case.survey, {**BAD, "reason": ""})
    assert form.errors == {"reason": ["评价为“不满意”的，请说明理由。"]}

    form = RatingForm(case.survey, {**BAD, "reason": "没有动工"})
    assert form.is_valid()
    assert actions.cast(case.invitation, by=case.lead, **form.answer).reason == "没有动工"


def test_the_form_opens_with_the_answer_given_last(case):
    ballot = actions.cast(case.invitation, by=case.lead, grades=BAD, reason="没有动工")
    html = str(RatingForm(case.survey, ballot=ballot)["result"])

    assert 'value="low" required id="id_result_2" checked' in html


@pytest.mark.parametrize(("asked_from", "waits"), [("low", True), ("mid", False), ("", False)])
def test_the_reason_is_folded_away_only_where_the_low_grade_alone_asks_for_it(case, asked_from, waits):
    case.survey.reason_from = asked_from
    page = render_to_string("surveys/_rating_fields.html", {"form": RatingForm(case.survey)})
    assert ('class="field why"' in page) is waits

    refused = {"form": RatingForm(case.survey, {**BAD, "reason": "x" * 2001})}
    assert 'class="field why"' not in render_to_string("surveys/_rating_fields.html", refused)
