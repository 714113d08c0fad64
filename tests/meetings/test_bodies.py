"""Who sits where, and who sees which meeting."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from congress.accounts.models import Role
from meetings import queries, rules
from meetings.models import BodyKind, Meeting, MeetingEntry, Membership, Status, ordinal
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


def test_the_chairs_meeting_is_the_leading_members_of_the_standing_committee():
    seats = chamber.committee(5)
    chairs = queries.members_on(chamber.body(BodyKind.CHAIRS_MEETING))
    assert [seat.title for seat in chairs] == ["chair", "vice_chair"]
    assert rules.sits_in(seats[1].deputy.user, chamber.body(BodyKind.CHAIRS_MEETING))
    assert not rules.sits_in(seats[2].deputy.user, chamber.body(BodyKind.CHAIRS_MEETING))


def test_a_seat_that_has_ended_counts_no_more():
    seats = chamber.committee(3)
    Membership.objects.filter(pk=seats[2].pk).update(ends_on=date(2025, 1, 1), end_ground="辞职")
    assert len(queries.members_on(chamber.body())) == 2


def test_there_is_one_chair_at_a_time():
    chamber.committee(2)
    with pytest.raises(IntegrityError), transaction.atomic():
        chamber.seat(title=Membership.Title.CHAIR)


def test_a_meeting_is_called_by_its_number_or_by_its_month():
    planned = chamber.meeting()
    called = chamber.meeting(Status.NOTIFIED, number=12)
    assert planned.title == "望川区第十八届人民代表大会常务委员会2026年12月会议"
    assert called.title == "望川区第十八届人民代表大会常务委员会第十二次会议"
    assert called.short == "常委会第十二次会议"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (12, "十二"), (99, "九十九"), (100, "一百"), (103, "一百零三"),
                          (110, "一百一十"), (118, "一百一十八"), (120, "一百二十")],
)  # fmt: skip
def test_numbers_go_on_past_ninety_nine(number, words):
    assert ordinal(number) == words


def test_a_member_sees_the_meeting_from_its_notice_on():
    member = chamber.committee(3)[2].deputy.user
    hidden, called = chamber.meeting(Status.AGENDA_DRAFTED), chamber.meeting(Status.NOTIFIED)
    assert list(queries.visible_to(member)) == [called]
    assert set(queries.visible_to(chamber.officer())) == {hidden, called}


def test_the_party_group_is_nobody_elses_business():
    chamber.meeting(Status.NOTIFIED, of=chamber.body(BodyKind.PARTY_GROUP))
    assert list(queries.visible_to(make.user(Role.COORDINATOR, make.unit()))) == []
    assert list(queries.visible_to(chamber.committee(3)[0].deputy.user)) == []


def test_a_unit_sees_the_meeting_it_is_asked_to():
    called, water = chamber.meeting(Status.NOTIFIED), make.unit("区水务局")
    handler, other = make.user(Role.HANDLER, water), make.user(Role.HANDLER, make.unit("区教育局"))
    called.participants.create(capacity="by_custom", unit=water)
    assert list(queries.visible_to(handler)) == [called]
    assert list(queries.visible_to(other)) == []


def test_the_timeline_of_a_meeting_is_never_changed():
    entry = MeetingEntry.objects.create(
        meeting=chamber.meeting(),
        seq=1,
        step="plan",
        label="列入计划",
        before="planned",
        after="planned",
        by_name="系统",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingEntry.objects.filter(pk=entry.pk).update(label="别的")
    assert Meeting.objects.count() == 1
