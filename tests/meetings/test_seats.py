"""Deputies' own sign-up: first come, first served; who waits moves up in that order."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import Answer, BodyKind, Capacity, MeetingEntry, Participant, Status
from tests import make
from tests.meetings import chamber
from tests.proposals.test_two_people_at_once import at_once

CLOSES = date(2026, 12, 15)


@pytest.fixture
def day(time_machine):
    time_machine.move_to("2026-12-10 10:00+08:00", tick=False)
    return time_machine


def offered(quota=1, status=Status.NOTIFIED):
    meeting = chamber.meeting(status)
    actions.open_sign_up(meeting, by=chamber.officer(), quota=quota, closes_on=CLOSES, topics="养老")
    return meeting


def ask(meeting, *deputies):
    return [actions.sign_up(meeting, by=deputy.user, deputy=deputy) for deputy in deputies]


def three():
    return [make.deputy(name) for name in ("赵一", "钱二", "孙三")]


@pytest.mark.django_db
def test_the_seats_go_by_the_order_of_asking_and_the_rest_wait(day):
    meeting = offered(quota=1)
    assert [place.status for place in ask(meeting, *three())] == ["confirmed", "waiting", "waiting"]
    assert list(MeetingEntry.objects.filter(participant__isnull=False).order_by("seq").values_list("step", flat=True)) == [
        "sign_up", "queue", "queue",
    ]  # fmt: skip


@pytest.mark.django_db
def test_who_waits_longest_moves_up_and_is_told(day):
    meeting, (one, two, three_) = offered(quota=1), three()
    places = ask(meeting, one, two, three_)
    actions.drop(places[0], by=one.user)
    assert Participant.objects.get(deputy=two).status == Answer.CONFIRMED
    assert Participant.objects.get(deputy=three_).status == Answer.WAITING
    assert list(Notice.objects.filter(kind="meeting_promoted").values_list("to", flat=True)) == [two.user_id]
    assert MeetingEntry.objects.get(step="promote").by_name == "系统"
    actions.drop(Participant.objects.get(deputy=two), by=chamber.officer())
    assert Participant.objects.get(deputy=three_).status == Answer.CONFIRMED


@pytest.mark.django_db
def test_who_comes_back_stands_at_the_end_of_the_line(day):
    meeting, (one, two, three_) = offered(quota=1), three()
    places = ask(meeting, one, two, three_)
    actions.drop(places[1], by=two.user)
    day.move_to("2026-12-10 11:00+08:00", tick=False)
    assert ask(meeting, two)[0].status == Answer.WAITING
    actions.drop(places[0], by=one.user)
    assert Participant.objects.get(deputy=three_).status == Answer.CONFIRMED


@pytest.mark.django_db
def test_more_seats_let_in_who_waits_and_fewer_put_nobody_out(day):
    meeting, deputies = offered(quota=1), three()
    ask(meeting, *deputies)
    actions.open_sign_up(meeting, by=chamber.officer(), quota=2, closes_on=CLOSES)
    assert Participant.objects.filter(status=Answer.CONFIRMED).count() == 2
    with pytest.raises(ValidationError, match="已有 2 位"):
        actions.open_sign_up(meeting, by=chamber.officer(), quota=1, closes_on=CLOSES)


@pytest.mark.django_db
def test_the_closing_day_and_the_members_own_seats_are_kept(day):
    meeting, deputy = offered(), make.deputy("赵一")
    member = chamber.committee(3)[2].deputy
    with pytest.raises(TooLate, match="不需要报名"):
        ask(meeting, member)
    ask(meeting, deputy)
    with pytest.raises(TooLate, match="已在参会名单"):
        ask(meeting, deputy)
    day.move_to("2026-12-16 00:01+08:00", tick=False)
    with pytest.raises(TooLate, match="12月15日截止"):
        ask(meeting, make.deputy("钱二"))


@pytest.mark.django_db
def test_a_deputy_signs_up_for_nobody_else(day):
    meeting, (one, two, _) = offered(), three()
    with pytest.raises(NotYours):
        actions.sign_up(meeting, by=one.user, deputy=two)
    assert not Participant.objects.exists()


@pytest.mark.django_db
def test_only_the_standing_committee_opens_seats(day):
    meeting = chamber.meeting(Status.NOTIFIED, of=chamber.body(BodyKind.CHAIRS_MEETING))
    with pytest.raises(TooLate, match="只有常委会会议"):
        actions.open_sign_up(meeting, by=chamber.officer(), quota=1, closes_on=CLOSES)


@pytest.mark.django_db
def test_every_deputy_without_a_seat_hears_of_it_once_and_not_before_the_notice(day):
    chamber.committee(2)
    deputy = make.deputy("赵一")
    meeting = offered(status=Status.AGENDA_DRAFTED)
    assert not Notice.objects.filter(kind="meeting_sign_up_opened").exists()
    type(meeting).objects.update(status=Status.NOTIFIED)
    for quota in (1, 2):
        actions.open_sign_up(meeting, by=chamber.officer(), quota=quota, closes_on=CLOSES)
    assert list(Notice.objects.values_list("kind", "to")) == [("meeting_sign_up_opened", deputy.user_id)]


@pytest.mark.django_db
def test_the_page_has_one_button_and_says_how_many_were_faster(client, day):
    meeting, (one, two, _) = offered(quota=1), three()
    address = reverse("meetings:sign_up", args=[meeting.code])
    client.force_login(one.user)
    assert "我要列席" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    client.force_login(two.user)
    shown = client.get(address).content.decode()
    assert "列入候补" in shown and "已报 1 位" in shown


@pytest.mark.django_db(transaction=True)
def test_two_deputies_at_once_for_the_last_seat(time_machine):
    time_machine.move_to("2026-12-10 10:00+08:00")
    meeting, (one, two, three_) = offered(quota=2), three()
    ask(meeting, one)
    tasks = [lambda d=d: actions.sign_up(meeting, by=d.user, deputy=d).status for d in (two, three_)]
    assert sorted(at_once(*tasks)) == ["confirmed", "waiting"]
    assert Participant.objects.filter(capacity=Capacity.SIGNED_UP, status=Answer.CONFIRMED).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_leave_at_once_make_room_for_two(time_machine):
    time_machine.move_to("2026-12-10 10:00+08:00")
    meeting, deputies = offered(quota=2), [*three(), make.deputy("李四")]
    places = ask(meeting, *deputies)
    at_once(*[lambda n=n: actions.drop(places[n], by=deputies[n].user) for n in (0, 1)])
    seated = Participant.objects.filter(status=Answer.CONFIRMED).order_by("pk")
    assert [place.deputy for place in seated] == deputies[2:]
