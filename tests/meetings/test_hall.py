"""In the room: signing in, the quorum, items taken up one after the other, the end of the meeting."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from congress.notices.models import Notice
from congress.rulebook.models import Override
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import Answer, ItemStatus, MeetingEntry, Membership, Participant, Presence, Status
from meetings.notices.hall import still_to_check
from meetings.queries import hall
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


def states(people, word="present"):
    return {person.pk: {"state": word} for person in people}


def test_mark_presence_takes_all_but_those_named():
    held, listed, room, clerk = chamber.in_session(5, present=0)
    actions.mark_presence(room, by=clerk, states=states(listed[:1], "absent"), rest="present")
    assert dict(hall.counted(hall.roll(room))) == {"应到": 5, "实到": 4, "请假": 0, "缺席": 1, "未登记": 0}
    assert "实到 4" in MeetingEntry.objects.get(meeting=held).line


def test_who_was_given_leave_is_not_there_with_all_the_others():
    held, listed, room, clerk = chamber.in_session(3, present=0)
    Participant.objects.filter(pk=listed[2].pk).update(status=Answer.LEAVE_APPROVED)
    actions.mark_presence(room, by=clerk, states={}, rest="present")
    assert dict(hall.counted(hall.roll(room))) == {"应到": 3, "实到": 2, "请假": 1, "缺席": 0, "未登记": 0}


def test_convene_needs_more_than_half_of_all_members():
    held, listed, room, clerk = chamber.in_session(6, present=3, status=Status.NOTIFIED)
    with pytest.raises(TooLate, match="全体组成人员 6 人，过半数为 4，实到 3 人"):
        actions.convene(held, by=clerk)
    actions.mark_presence(room, by=clerk, states=states(listed[3:4], "video"))
    assert actions.convene(held, by=clerk).status == Status.OPENED


def test_guests_make_no_quorum():
    held, _listed, room, clerk = chamber.in_session(4, present=2, status=Status.NOTIFIED)
    for n in range(5):
        guest = held.participants.create(capacity="by_law", name=f"列席{n}", status="confirmed")
        Presence.objects.create(sitting=room, participant=guest, state="present", by=clerk)
    assert not hall.quorum_of(room).passed


def test_empty_seats_count_only_where_the_district_says_so():
    """Seven seats, five in office, three present: a quorum of those in office, none of the seats."""
    _held, _listed, room, _clerk = chamber.in_session(5, present=3, seats=7)
    assert hall.quorum_of(room).passed
    Override.objects.create(
        key="meeting.majority_denominator", value="seats", effective_from="2020-01-01", basis="议事规则", by_name="试"
    )
    assert not hall.quorum_of(room).passed
    assert hall.base_of(room.meeting).words == "按名额 7 人计，在任 5 人"


def test_a_member_whose_seat_ended_is_no_longer_among_all_members():
    held, *_ = chamber.in_session(5)
    Membership.objects.filter(name="委员4").update(ends_on="2026-06-01", end_ground="辞职")
    assert hall.base_of(held).total == 4


def test_check_in_is_in_person_and_late_once_the_sitting_has_begun():
    _held, listed, room, _clerk = chamber.in_session(3, present=0)
    row = actions.check_in(room, by=listed[0].account)
    assert (row.state, row.way) == ("late", "code")
    assert actions.check_in(room, by=listed[0].account).pk == row.pk
    with pytest.raises(NotYours):
        actions.check_in(room, by=chamber.officer())


def test_check_in_opens_an_hour_before_and_shuts_with_the_sitting():
    held, listed, _room, _clerk = chamber.in_session(3, present=0)
    early = chamber.sitting_now(held, now() + timedelta(hours=2), name="下午")
    over = chamber.sitting_now(held, now() - timedelta(hours=9), name="昨天")
    for room, words in ((early, "会前一小时"), (over, "已经结束")):
        with pytest.raises(ValidationError, match=words):
            actions.check_in(room, by=listed[0].account)


def test_the_moment_decides_who_is_in_the_room():
    _held, listed, room, clerk = chamber.in_session(3, present=0)
    moment = now()
    late = {"state": "late", "arrived_at": moment + timedelta(minutes=30)}
    gone = {"state": "left_early", "left_at": moment - timedelta(minutes=5)}
    actions.mark_presence(room, by=clerk, states={listed[0].pk: late, listed[1].pk: gone}, rest="present")
    assert [person.name for person in hall.present_at(room, moment)] == ["委员2"]
    assert len(hall.present_at(room)) == 3


def test_items_are_taken_up_in_their_order_and_close_waits_for_all():
    held, _listed, _room, clerk = chamber.in_session(3)
    heard, voted = chamber.item(held), chamber.item(held, title="决议草案", needs_vote=True)
    heard = actions.deliberate(actions.explain(heard, by=clerk), by=clerk)
    assert actions.conclude(heard, by=clerk, note="同意这个报告").outcome == "同意这个报告"
    with pytest.raises(TooLate, match="还有 1 项议题没有结束"):
        actions.close(held, by=clerk)
    with pytest.raises(TooLate, match="需要表决"):
        actions.conclude(voted, by=clerk)
    actions.defer(voted, by=clerk, note="有重大问题需要研究")
    assert actions.close(held, by=clerk).status == Status.CLOSED


def test_withdraw_is_possible_until_the_vote():
    held, _listed, room, clerk = chamber.in_session(3)
    item = chamber.item(held, status=ItemStatus.DELIBERATED, needs_vote=True)
    item = actions.put_to_vote(item, by=clerk, method="hands")
    assert actions.withdraw(item, by=clerk, note="主任会议同意").status == ItemStatus.WITHDRAWN
    other = actions.put_to_vote(chamber.item(held, status=ItemStatus.DELIBERATED), by=clerk, method="hands")
    actions.start_vote(other.votes.get(), by=clerk, sitting=room)
    with pytest.raises(TooLate, match="表决已经开始"):
        actions.withdraw(other, by=clerk, note="迟了")


def test_recuse_is_for_members_and_before_the_vote():
    held, listed, room, clerk = chamber.in_session(5)
    item = chamber.item(held, status=ItemStatus.DELIBERATED)
    actions.recuse(item, by=clerk, participant=listed[2], reason="涉及本人亲属")
    assert listed[2] not in hall.present_at(room, now(), item)
    with pytest.raises(ValidationError, match="已经登记回避"):
        actions.recuse(item, by=clerk, participant=listed[2], reason="再来")


def test_record_speech_is_confirmed_by_the_speaker_alone():
    held, listed, room, clerk = chamber.in_session(3)
    item = chamber.item(held)
    speech = actions.record_speech(item, by=clerk, participant=listed[0], text="同意报告", sitting=room, minutes=8)
    with pytest.raises(NotYours):
        actions.confirm_speech(speech, by=listed[1].account)
    speech = actions.confirm_speech(speech, by=listed[0].account, text="同意报告，建议加快")
    assert (speech.status, speech.text, speech.recorded_text) == ("confirmed", "同意报告，建议加快", "同意报告")


def test_observers_do_not_speak():
    held, _listed, _room, clerk = chamber.in_session(3)
    watcher = held.participants.create(capacity="observer", name="市民甲")
    with pytest.raises(ValidationError, match="旁听人员没有发言权"):
        actions.record_speech(chamber.item(held), by=clerk, participant=watcher, text="我说")


def test_adopt_agenda_prints_it_without_draft():
    held, _listed, _room, clerk = chamber.in_session(3, status=Status.OPENED)
    chamber.item(held)
    assert actions.freeze(held, by=clerk).is_draft
    held = actions.adopt_agenda(held, by=clerk)
    assert held.status == Status.AGENDA_ADOPTED
    assert [version.is_draft for version in held.versions.order_by("number")] == [True, False]


def test_the_speaker_is_asked_once_and_not_after_checking():
    held, listed, _room, clerk = chamber.in_session(3)
    speech = actions.record_speech(chamber.item(held), by=clerk, participant=listed[0], text="同意")
    told = Notice.objects.filter(kind="meeting_speech_recorded")
    assert [notice.to for notice in told] == [listed[0].account]
    assert still_to_check(told) == {}
    actions.confirm_speech(speech, by=listed[0].account)
    assert list(still_to_check(told)) == [told.get().pk]
