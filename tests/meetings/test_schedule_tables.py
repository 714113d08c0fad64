"""What the schedule's tables hold by themselves."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from meetings.models import AgendaVersion, Group, Sitting
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


def sitting(meeting, **facts):
    return Sitting.objects.create(
        meeting=meeting, name="第一次全体会议", **{"starts_at": now(), "ends_at": now() + timedelta(hours=3), **facts}
    )


def test_a_sitting_ends_after_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        sitting(chamber.meeting("notified"), ends_at=now() - timedelta(hours=1))


def test_only_a_group_sitting_is_of_one_group():
    meeting = chamber.meeting("notified")
    group = Group.objects.create(meeting=meeting, name="第一组")
    with pytest.raises(IntegrityError), transaction.atomic():
        sitting(meeting, kind="plenary", group=group)


def test_lead_speakers_stand_in_the_order_of_speaking():
    seats = chamber.committee(4)
    item = chamber.item(chamber.meeting("notified"))
    item.lead_speakers.add(seats[2])
    item.speakers.create(membership=seats[3], position=1, minutes=8)
    assert [speaker.membership for speaker in item.speakers.all()] == [seats[2], seats[3]]
    assert set(item.lead_speakers.all()) == {seats[2], seats[3]}


def test_a_frozen_version_is_never_changed():
    version = AgendaVersion.objects.create(meeting=chamber.meeting("notified"), number=1, content={}, sha256="0" * 64)
    for change in (lambda: AgendaVersion.objects.update(note="别的"), version.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
