"""会议意见: collected, handed on, answered, brought back; each person sees what is theirs."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from congress.accounts.models import Role
from congress.notices.kinds import kind_of
from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import MeetingEntry, Status
from proposals.actions import discard
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
DUE = date(2027, 1, 20)


@pytest.fixture
def meeting(time_machine):
    time_machine.move_to("2026-12-18 15:00+08:00", tick=False)
    held = chamber.meeting(Status.CLOSED)
    guest = make.deputy("赵代表")
    held.participants.create(capacity="signed_up", deputy=guest, name=guest.name, status="confirmed")
    return held


@pytest.fixture
def opinion(meeting):
    guest = meeting.participants.get()
    return actions.collect_opinion(meeting, by=guest.account, text="建议增加护理床位。")


def handed(opinion, clerk=None):
    water = make.unit("区民政局")
    return actions.hand_on(opinion, by=clerk or chamber.officer(), unit=water, due_on=DUE), water


def test_who_was_called_speaks_for_themselves(meeting, opinion):
    assert (opinion.who, opinion.participant) == ("赵代表（报名列席代表）", meeting.participants.get())
    assert not MeetingEntry.objects.get(step="collect_opinion").is_open
    with pytest.raises(NotYours):
        actions.collect_opinion(meeting, by=make.deputy("没来的").user, text="也想说")


def test_the_office_writes_down_who_has_no_account(meeting):
    clerk = chamber.officer()
    with pytest.raises(ValidationError, match="提出人"):
        actions.collect_opinion(meeting, by=clerk, text="旁听意见")
    assert actions.collect_opinion(meeting, by=clerk, text="旁听意见", from_name="刘公民").who == "刘公民"


def test_the_unit_hears_answers_and_the_deputy_reads_it_when_it_is_brought_back(client, opinion):
    clerk = chamber.officer()
    opinion, unit = handed(opinion, clerk)
    handler = make.user(Role.HANDLER, unit, name="民政经办")
    opinion = actions.answer_opinion(opinion, by=handler, answer="明年增加200张床位。")
    client.force_login(opinion.participant.account)
    assert "200张" not in client.get(opinion.get_absolute_url()).text
    actions.feed_back(opinion, by=clerk, note="感谢")
    assert "200张" in client.get(opinion.get_absolute_url()).text
    told = Notice.objects.get(kind="meeting_opinion_fed_back")
    assert (told.to, told.link) == (opinion.participant.account, opinion.get_absolute_url())


def test_the_people_of_the_unit_are_told_until_it_is_answered(opinion):
    unit = make.unit("区民政局")
    handler = make.user(Role.HANDLER, unit)
    opinion, _ = handed(opinion)
    told = Notice.objects.filter(kind="meeting_opinion_handed_on")
    assert [each.to for each in told] == [handler] and "1月20日" in told[0].text
    assert kind_of("meeting_opinion_handed_on").still_true(list(told)) == {}
    actions.answer_opinion(opinion, by=handler, answer="已办。")
    assert len(kind_of("meeting_opinion_handed_on").still_true(list(told))) == 1


def test_another_unit_may_not_answer_and_does_not_find_it(client, opinion):
    opinion, _ = handed(opinion)
    outsider = make.user(Role.HANDLER, make.unit("外局"))
    with pytest.raises(NotYours):
        actions.answer_opinion(opinion, by=outsider, answer="冒充")
    for person in (outsider, make.deputy("别的代表").user):
        client.force_login(person)
        assert client.get(opinion.get_absolute_url()).status_code == 404
        assert opinion.text not in client.get(reverse("meetings:opinions")).text


def test_a_unit_does_not_see_what_was_not_handed_on(client, opinion):
    unit = make.unit("区民政局")
    type(opinion).objects.update(unit=unit)
    client.force_login(make.user(Role.HANDLER, unit))
    assert client.get(opinion.get_absolute_url()).status_code == 404


def test_nothing_is_handed_on_twice_or_to_yesterday(opinion):
    with pytest.raises(ValidationError, match="早于今天"):
        actions.hand_on(opinion, by=chamber.officer(), unit=make.unit(), due_on=date(2026, 12, 1))
    opinion, _ = handed(opinion)
    with pytest.raises(TooLate):
        handed(opinion)


def test_what_leads_to_nothing_is_set_aside_with_a_reason(opinion):
    actions.set_aside(opinion, by=chamber.officer(), note="已有同样的建议在办")
    assert MeetingEntry.objects.get(step="set_aside").line == "赵代表，留作参考：已有同样的建议在办"


def test_who_said_it_goes_on_writing_it_as_a_suggestion(client, opinion):
    deputy = opinion.participant.deputy
    client.force_login(opinion.participant.account)
    assert "提为代表建议" in client.get(opinion.get_absolute_url()).text
    answer = client.post(f"{opinion.get_absolute_url()}raise_suggestion/", {"title": "关于增加护理床位的建议"})
    opinion.refresh_from_db()
    draft = opinion.proposal
    assert answer.url == reverse("proposals:revise", args=[draft.code])
    assert (draft.lead, draft.status, draft.reason) == (deputy, "draft", "建议增加护理床位。")
    assert draft.get_absolute_url() in client.get(opinion.get_absolute_url()).text
    assert MeetingEntry.objects.get(step="raise_suggestion").line == "赵代表，本人据此起草代表建议"
    client.force_login(chamber.officer())
    assert draft.title not in client.get(opinion.get_absolute_url()).text  # a draft is its author's
    with pytest.raises(TooLate, match="已经据此起草"):
        actions.raise_suggestion(opinion, by=opinion.participant.account, title="再来一件")


def test_a_draft_thrown_away_leaves_the_opinion(opinion):
    opinion = actions.raise_suggestion(opinion, by=opinion.participant.account, title="关于增加护理床位的建议")
    discard(opinion.proposal, by=opinion.participant.account)
    opinion.refresh_from_db()
    assert opinion.proposal is None and actions.raise_suggestion(
        opinion, by=opinion.participant.account, title="关于增加护理床位的建议"
    )


def test_nobody_makes_a_suggestion_of_what_another_said(meeting, opinion):
    heard = actions.collect_opinion(meeting, by=chamber.officer(), text="旁听意见", from_name="刘公民")
    for said, person in (
        (opinion, chamber.officer()),
        (opinion, make.deputy("钱代表").user),
        (heard, chamber.officer()),
    ):
        with pytest.raises(NotYours):
            actions.raise_suggestion(said, by=person, title="冒名")


def test_the_pages_walk_from_the_phone_to_the_answer(client, meeting):
    guest, clerk, unit = meeting.participants.get().account, chamber.officer(), make.unit("区民政局")
    client.force_login(guest)
    assert "collect_opinion" in client.get(meeting.get_absolute_url()).text
    client.post(reverse("meetings:collect_opinion", args=[meeting.code]), {"text": "增加床位"})
    made = meeting.opinions.get()
    client.force_login(clerk)
    assert "增加床位" in client.get(reverse("meetings:opinions")).text
    client.post(f"{made.get_absolute_url()}hand_on/", {"unit": unit.pk, "due_on": "2027-01-20"})
    client.force_login(make.user(Role.UNIT_HEAD, unit))
    assert "answer_opinion" in client.get(made.get_absolute_url()).text
    client.post(f"{made.get_absolute_url()}answer_opinion/", {"answer": "已列入计划"})
    client.force_login(clerk)
    client.post(f"{made.get_absolute_url()}feed_back/", {"note": "谢谢"})
    made.refresh_from_db()
    assert (made.status, made.answer) == ("fed_back", "已列入计划")
    sheet = b"".join(client.get(reverse("meetings:opinions"), {"as": "csv"})).decode()
    assert "增加床位" in sheet
