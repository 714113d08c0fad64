"""Groups are changed from meeting to meeting: other people together, other conveners."""

import pytest
from django.core.exceptions import ValidationError

from meetings import actions
from meetings.models import Answer, Capacity, Status
from meetings.queries.regroup import together_again
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


def grouped(meeting, count=3):
    actions.propose_groups(meeting, by=chamber.officer(), count=count)
    return list(meeting.groups.all())


def names(group):
    return sorted(person.name for person in group.members.all())


def test_the_new_groups_part_those_who_sat_together():
    seats = chamber.committee(12)
    last, now = (chamber.meeting(Status.NOTIFIED, opens_on=day) for day in ("2026-10-28", "2026-12-18"))
    for held in (last, now):
        chamber.people(held, seats)
    before, after = grouped(last), grouped(now)
    assert [len(names(group)) for group in after] == [4, 4, 4]
    again = together_again([group.members.all() for group in after], before)
    assert again == 3  # twelve people in three groups cannot do better
    assert {g.convener.membership for g in before}.isdisjoint({g.convener.membership for g in after})


def test_the_chair_presides_and_does_not_convene():
    held = chamber.meeting(Status.NOTIFIED)
    chamber.people(held, chamber.committee(8))
    conveners = [group.convener.membership.title for group in grouped(held, 2)]
    assert conveners == ["member", "vice_chair"]


def test_who_is_on_leave_or_only_watches_sits_in_no_group():
    held = chamber.meeting(Status.NOTIFIED)
    away, *_ = chamber.people(held, chamber.committee(6))
    away.status = Answer.LEAVE_APPROVED
    away.save()
    held.participants.create(capacity=Capacity.OBSERVER, name="旁听某")
    held.participants.create(capacity=Capacity.INVITED, name="列席某")
    everybody = sum((names(group) for group in grouped(held, 2)), [])
    assert sorted(everybody) == ["列席某", "委员1", "委员2", "委员3", "委员4", "委员5"]


def test_too_few_are_not_divided():
    held = chamber.meeting(Status.NOTIFIED)
    chamber.people(held, chamber.committee(5))
    with pytest.raises(ValidationError, match="分不成 3 组"):
        grouped(held, 3)


def test_a_room_stays_with_its_number():
    held = chamber.meeting(Status.NOTIFIED)
    chamber.people(held, chamber.committee(8))
    first, second = grouped(held, 2)
    facts = [
        {"group": each, "place": place, "convener": None, "vice_convener": None, "members": each.members.all()}
        for each, place in ((first, "501会议室"), (second, "502会议室"))
    ]
    actions.keep_groups(held, by=chamber.officer(), groups=facts)
    assert [group.place for group in grouped(held, 2)] == ["501会议室", "502会议室"]
