"""The answers to a notice: 参加, 请假 and what is ruled on it, 不能参加, 取消."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import Answer, Capacity, MeetingEntry, Status
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
ILL = "住院手术"


@pytest.fixture
def place(time_machine):
    """A member's place at a meeting everybody has been told of."""
    time_machine.move_to("2026-12-10 10:00+08:00", tick=False)
    return chamber.people(chamber.meeting(Status.NOTIFIED), chamber.committee(3), Answer.INVITED)[2]


def leader(name="王主任"):
    return make.user(Role.LEADER, make.unit("望川区人大常委会", UnitKind.CONGRESS), name=name)


def guest(meeting, capacity=Capacity.INVITED, **facts):
    facts.setdefault("deputy", make.deputy("赵代表"))
    name = facts["deputy"].name if facts["deputy"] else ""
    return meeting.participants.create(capacity=capacity, name=name, **facts)


def page(client, user, place, name="person"):
    client.force_login(user)
    return client.get(reverse(f"meetings:{name}", args=[place.meeting.code, place.pk]))


def test_a_member_says_yes(place):
    actions.confirm(place, by=place.account)
    place.refresh_from_db()
    assert (place.status, place.answered_at is not None) == (Answer.CONFIRMED, True)
    with pytest.raises(TooLate):
        actions.confirm(place, by=place.account)


def test_a_leave_needs_a_reason_and_the_chairs_word(place):
    chair = leader()
    with pytest.raises(ValidationError, match="请假事由"):
        actions.ask_leave(place, by=place.account, reason=" ")
    actions.ask_leave(place, by=place.account, reason=ILL)
    assert list(Notice.objects.values_list("kind", "to")) == [("meeting_leave_asked", chair.pk)]
    actions.rule_leave(place, by=chair, approved=True, ruling="同意，安心养病")
    place.refresh_from_db()
    assert (place.status, place.ruled_by_name) == (Answer.LEAVE_APPROVED, "王主任 · 望川区人大常委会")
    told = Notice.objects.get(kind="meeting_leave_ruled")
    assert told.to == place.account and "准假。同意，安心养病" in told.text


def test_who_is_refused_is_told_why_and_may_ask_again(place):
    chair = leader()
    actions.ask_leave(place, by=place.account, reason=ILL)
    with pytest.raises(ValidationError, match="写明理由"):
        actions.rule_leave(place, by=chair, approved=False)
    actions.rule_leave(place, by=chair, approved=False, ruling="本次有表决事项")
    place.refresh_from_db()
    assert place.status == Answer.LEAVE_REFUSED
    assert MeetingEntry.objects.get(step="refuse_leave").line == "委员2，本次有表决事项"
    assert actions.ask_leave(place, by=place.account, reason=ILL).status == Answer.LEAVE_REQUESTED


def test_why_somebody_is_away_stands_nowhere_but_with_those_who_need_it(client, place):
    chair, other, committee = leader(), make.deputy("他人"), make.user(Role.COMMITTEE_OFFICER, make.unit())
    actions.ask_leave(place, by=place.account, reason=ILL)
    assert ILL not in str(list(MeetingEntry.objects.values("note", "facts")))
    assert ILL not in str(list(Notice.objects.values("text", "values")))
    for user, reads in ((place.account, True), (chair, True), (chamber.officer(), True), (committee, False)):
        assert (ILL in page(client, user, place).content.decode()) is reads, user
    assert page(client, other.user, place).status_code == 404


def test_nobody_rules_on_their_own_leave_and_the_office_only_where_the_rules_say_so(place, monkeypatch):
    make.post(place.account, Role.LEADER, make.unit("望川区人大常委会", UnitKind.CONGRESS))
    actions.ask_leave(place, by=place.account, reason=ILL)
    for user in (place.account, chamber.officer()):
        with pytest.raises(NotYours):
            actions.rule_leave(place, by=user, approved=True)
    monkeypatch.setattr("meetings.rules.setting", lambda key: "office")
    actions.rule_leave(place, by=chamber.officer(), approved=True)


def test_a_leave_comes_before_the_meeting(place, time_machine):
    time_machine.move_to("2026-12-19 08:00+08:00", tick=False)
    with pytest.raises(TooLate, match="12月18日前"):
        actions.ask_leave(place, by=place.account, reason=ILL)


@pytest.mark.parametrize(
    ("status", "words"),
    [(Status.AGENDA_DRAFTED, "还没有发出"), (Status.OPENED, "已经开始"), (Status.CANCELLED, "取消")],
)
def test_answers_are_taken_between_the_notice_and_the_opening(place, status, words):
    type(place.meeting).objects.update(status=status)
    with pytest.raises(TooLate, match=words):
        actions.confirm(place, by=place.account)


def test_a_unit_names_whom_it_sends_and_may_send_another(place):
    water = make.unit("区水务局", head_title="局长")
    sent = guest(place.meeting, Capacity.BY_CUSTOM, deputy=None, unit=water, title="区水务局局长")
    head, outsider = make.user(Role.UNIT_HEAD, water, name="陈"), make.user(Role.HANDLER, make.unit("区教育局"))
    with pytest.raises(ValidationError, match="到会人员的姓名"):
        actions.confirm(sent, by=head)
    actions.confirm(sent, by=head, name="陈国梁", title="区水务局局长")
    actions.confirm(sent, by=head, name="刘副", title="区水务局副局长")
    sent.refresh_from_db()
    assert (sent.name, sent.title, sent.status) == ("刘副", "区水务局副局长", Answer.CONFIRMED)
    with pytest.raises(NotYours):
        actions.confirm(sent, by=outsider, name="外人")


def test_who_is_only_invited_needs_nobodys_leave(place):
    invited = guest(place.meeting)
    with pytest.raises(NotYours):
        actions.ask_leave(invited, by=invited.account, reason=ILL)
    actions.decline(invited, by=invited.account, note="出差")
    assert actions.confirm(invited, by=invited.account).status == Answer.CONFIRMED


def test_the_office_writes_down_who_telephones(place):
    actions.confirm(place, by=chamber.officer())
    assert MeetingEntry.objects.get().line == "委员2，会务代为登记"


def test_a_member_is_never_struck_off_and_a_guest_is_told(place):
    invited = guest(place.meeting)
    with pytest.raises(NotYours):
        actions.drop(place, by=chamber.officer())
    actions.drop(invited, by=chamber.officer(), note="议题改期")
    assert "议题改期" in Notice.objects.get(kind="meeting_dropped", to=invited.account).text


def test_the_page_shows_the_open_answers_and_takes_them(client, place):
    shown = page(client, place.account, place).content.decode()
    assert "confirm/" in shown and "ask_leave/" in shown and "rule_leave/" not in shown
    assert client.post(reverse("meetings:confirm", args=[place.meeting.code, place.pk])).status_code == 302
    answer = client.post(reverse("meetings:ask_leave", args=[place.meeting.code, place.pk]), {"reason": ""})
    assert "请写明请假事由" in answer.content.decode()
    assert client.get(reverse("meetings:rule_leave", args=[place.meeting.code, place.pk])).status_code == 403
