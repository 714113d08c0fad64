from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from congress.surveys import actions, queries
from congress.surveys.models import PaperEntry
from congress.workflow.flow import NotYours
from tests.congress.survey_cast import BAD, GOOD, at, rating, scan

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(time_machine):
    time_machine.move_to(at("2026-05-20T09:00"))
    case = rating()
    time_machine.move_to(at("2026-05-25T09:00"))
    return case


def key_in(case, **facts):
    facts = {"grades": GOOD, "signed_on": date(2026, 5, 24), "scan": scan(), "by": case.clerk, **facts}
    return actions.key_in(case.invitation, **facts)


def test_paper_becomes_an_answer_when_a_second_person_agrees(case):
    entry = key_in(case)
    assert queries.answer_of(case.invitation) is None

    ballot = actions.check_paper(entry, by=case.second, agrees=True)

    assert (ballot.channel, ballot.paper, ballot.by, ballot.seq) == ("paper", entry, case.second, 1)
    assert queries.answer_of(case.invitation).grades == GOOD


def test_nobody_checks_what_they_keyed_in(case):
    entry = key_in(case)

    with pytest.raises(NotYours):
        actions.check_paper(entry, by=case.clerk, agrees=True)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        PaperEntry.objects.update(state="confirmed", checked_by=case.clerk, checked_at=at("2026-05-25T10:00"))


def test_a_refused_entry_says_why_and_can_be_keyed_in_again(case):
    entry = key_in(case)
    with pytest.raises(ValidationError) as refused:
        actions.check_paper(entry, by=case.second, agrees=False)
    assert "note" in refused.value.message_dict

    assert actions.check_paper(entry, by=case.second, agrees=False, note="结果一栏看错") is None
    assert queries.answer_of(case.invitation) is None
    assert key_in(case, grades=BAD, reason="没有动工").state == "pending"


def test_an_entry_is_checked_once(case):
    entry = key_in(case)
    actions.check_paper(entry, by=case.second, agrees=True)

    with pytest.raises(ValidationError, match="王复核 已经复核"):
        actions.check_paper(entry, by=case.lead, agrees=True)


def test_one_paper_waits_at_a_time(case):
    key_in(case)

    with pytest.raises(ValidationError, match="待复核"):
        key_in(case)


@pytest.mark.parametrize("signed_on", [date(2026, 5, 19), date(2026, 5, 26)])
def test_the_day_of_signing_lies_in_the_window_and_not_in_the_future(case, signed_on):
    with pytest.raises(ValidationError) as refused:
        key_in(case, signed_on=signed_on)
    assert "signed_on" in refused.value.message_dict


def test_an_older_paper_does_not_undo_what_the_deputy_said_later(case):
    entry = key_in(case)
    actions.cast(case.invitation, by=case.lead, grades=BAD, reason="后来改了主意")

    with pytest.raises(ValidationError, match="以平台为准"):
        actions.check_paper(entry, by=case.second, agrees=True)


def test_paper_has_the_same_questions_as_the_screen(case):
    with pytest.raises(ValidationError) as refused:
        key_in(case, grades={"manner": "low"})
    assert set(refused.value.message_dict) == {"result", "reason"}


def test_paper_signed_in_time_is_taken_until_the_survey_is_counted(case, time_machine):
    time_machine.move_to(at("2026-06-12T09:00"))
    entry = key_in(case, signed_on=date(2026, 6, 9))
    actions.check_paper(entry, by=case.second, agrees=True)
    actions.close(case.survey, today=date(2026, 6, 12))

    with pytest.raises(ValidationError, match="已经结束"):
        key_in(case, signed_on=date(2026, 6, 9))
