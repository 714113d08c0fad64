"""满意度测评 on the members' telephones: who is asked, what is kept, what is counted, what is burnt."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from congress.notices import truth
from congress.notices.models import Notice
from congress.surveys import anonymous
from congress.surveys.models import Ballot, BoxKey, Invitation, Slip
from congress.workflow.flow import TooLate
from meetings import actions
from meetings.models import Called, Item, ItemStatus, Vote
from tests.browser import reads_well, visit
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
WORD = {"high": "满意", "mid": "基本满意", "low": "不满意"}


def polling(size=7, present=None, question="养老服务工作满意度测评"):
    """A poll that runs on the telephones of those in the room."""
    held, _listed, room, clerk = chamber.in_session(size, present)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    vote = actions.prepare_vote(item, by=clerk, subject="poll", method="portal", question=question)
    return actions.start_vote(vote, by=clerk, sitting=room), clerk


def asked(vote):
    return list(vote.survey.invitations.select_related("user"))


def say(vote, *grades):
    """The first so many of those asked, each with a grade."""
    for invitation, grade in zip(asked(vote), grades, strict=False):
        anonymous.drop(
            invitation, by=invitation.user, grades={"poll": grade}, reason="办得慢" if grade == "low" else ""
        )


def address(invitation):
    return reverse("meetings:answer_poll", args=[invitation.place])


def test_those_in_the_room_are_asked_and_the_sum_is_counted_and_nothing_else_is_kept():
    vote, clerk = polling(9, present=7)
    assert vote.survey.is_anonymous and len(asked(vote)) == 7
    assert set(Notice.objects.filter(kind="meeting_poll").values_list("to", flat=True)) == {
        e.user_id for e in asked(vote)
    }
    say(vote, "high", "high", "high", "high", "mid", "low")
    vote = actions.count_votes(vote, by=clerk, figures={})

    tally = vote.lines.get().result
    assert (tally.yes, tally.basic, tally.no, tally.not_pressed, tally.verdict) == (4, 1, 1, 1, "basic")
    assert Item.objects.get().outcome.startswith("测评结果")
    assert [each.text for each in vote.survey.remarks.all()] == ["办得慢"]
    assert not any(model.objects.exists() for model in (Slip, BoxKey, Ballot, Called))


def test_with_too_few_answers_nothing_is_told_and_it_goes_on():
    vote, clerk = polling()
    say(vote, "high", "high", "low", "low")
    with pytest.raises(ValidationError, match="不足 5 份，公布会暴露个人意见"):
        actions.count_votes(vote, by=clerk, figures={})
    vote.refresh_from_db()
    assert (vote.status, vote.survey.closed_at, Slip.objects.count()) == ("running", None, 7)
    for late in asked(vote)[4:]:
        anonymous.drop(late, by=late.user, grades={"poll": "high"})
    assert actions.count_votes(vote, by=clerk, figures={}).lines.get().result.yes == 5


def test_a_poll_that_is_called_off_is_burnt_unopened_and_held_again():
    vote, clerk = polling()
    say(vote, *["low"] * 7)
    vote = actions.cancel_vote(vote, by=clerk, note="题目写错")
    vote.survey.refresh_from_db()
    assert vote.survey.closed_at and not vote.survey.sums.exists() and not vote.survey.remarks.exists()
    assert not Slip.objects.exists() and not BoxKey.objects.exists()
    again = Vote.objects.get(status="prepared")
    assert (again.method, again.survey) == ("portal", None)


def test_no_figure_of_it_is_typed_in_before_or_after():
    vote, clerk = polling()
    say(vote, *["high"] * 7)
    vote = actions.count_votes(vote, by=clerk, figures={vote.lines.get().pk: {"yes": 0, "no": 7}})
    assert vote.lines.get().result.yes == 7
    with pytest.raises(TooLate, match="由系统计票"):
        actions.correct_count(vote, by=clerk, figures={}, reason="改")


def test_persons_and_questions_are_not_voted_on_by_telephone(client):
    held, _listed, _room, clerk = chamber.in_session(7)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    for take in (
        lambda: actions.put_to_vote(item, by=clerk, method="portal"),
        lambda: actions.prepare_vote(item, by=clerk, subject="amendment", method="portal", question="第二条"),
    ):
        with pytest.raises(ValidationError, match="只用于满意度测评"):
            take()
    client.force_login(clerk)
    page = client.get(reverse("meetings:put_to_vote", args=[item.code])).content.decode()
    assert "平台无记名测评" not in page


def test_where_somebody_has_no_account_it_does_not_begin():
    held, listed, room, clerk = chamber.in_session(7)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    vote = actions.prepare_vote(item, by=clerk, subject="poll", method="portal", question="测评")
    type(listed[0].account).objects.filter(pk=listed[0].account.pk).update(is_active=False)
    with pytest.raises(ValidationError, match=f"{listed[0].name}没有可用的账号"):
        actions.start_vote(vote, by=clerk, sitting=room)
    assert not Invitation.objects.exists()


def test_a_room_too_small_to_hide_in_is_not_asked():
    with pytest.raises(ValidationError, match="至少请 5 人参加"):
        polling(4)
    assert not Invitation.objects.exists()


def test_a_member_answers_once_and_changes_it_by_the_code_alone(client):
    vote, clerk = polling()
    mine, other = asked(vote)[:2]
    client.force_login(mine.user)
    votes = reverse("meetings:votes", args=[vote.item.meeting.code])
    assert address(mine) in client.get(votes).content.decode()
    assert client.get(address(other)).status_code == 404 and client.get("/meetings/polls/i-aaaa/").status_code == 404
    refused = client.post(address(mine), {"poll": "low"})
    assert "请说明理由" in refused.content.decode() and not Invitation.objects.filter(has_answered=True).exists()

    thanks = client.post(address(mine), {"poll": "low", "reason": "办得慢"})
    code = thanks.context["code"]
    assert code in thanks.content.decode() and thanks["Cache-Control"] == "no-store"
    assert address(mine) not in client.get(votes).content.decode()
    assert "请输入改票码" in client.post(address(mine), {"poll": "high"}).content.decode()
    assert client.post(address(mine), {"poll": "high", "code": code}).context["code"] == code
    for rest in asked(vote)[1:5]:
        anonymous.drop(rest, by=rest.user, grades={"poll": "mid"})
    actions.count_votes(vote, by=clerk, figures={})
    tally = vote.lines.get().result
    assert (tally.yes, tally.basic, tally.no, tally.not_pressed) == (1, 4, 0, 2)
    assert "测评已经结束" in client.get(address(mine)).content.decode()


def test_the_clerk_sees_who_is_silent_and_ends_it(client):
    vote, clerk = polling()
    say(vote, *["high"] * 5)
    client.force_login(clerk)
    page = reverse("meetings:count_votes", args=[vote.item.meeting.code, vote.pk])
    shown = client.get(page).content.decode()
    assert "还没有测评（2 人）：委员5、委员6" in shown and "结束测评并计票" in shown
    assert client.post(page).status_code == 302
    votes = client.get(reverse("meetings:votes", args=[vote.item.meeting.code])).content.decode()
    assert "平台无记名测评" in votes and "未测评" in votes


def test_who_has_answered_is_not_called_any_more():
    vote, _clerk = polling()
    say(vote, "high")
    told = list(Notice.objects.filter(kind="meeting_poll"))
    why = truth.untrue(told)
    assert [each.to_id for each in told if each.pk in why] == [asked(vote)[0].user_id]
    assert set(why.values()) == {"已经测评，或者测评已经结束"}


@pytest.mark.browser
def test_the_pages_read_well_on_a_phone(transactional_db, live_server, page, signed_in, axe):
    vote, clerk = polling()
    mine = asked(vote)[0]
    signed_in(page, mine.user)
    visit(page, address(mine))
    reads_well(page, axe, "poll-answer")
    page.get_by_role("group").get_by_text("满意", exact=True).click()
    page.get_by_role("button", name="提交").click()
    page.get_by_role("heading", name="您的改票码").wait_for()
    axe(page)
    signed_in(page, clerk)
    visit(page, reverse("meetings:count_votes", args=[vote.item.meeting.code, vote.pk]))
    reads_well(page, axe, "poll-count")
