"""The limits of 备案审查 speak to whom they bind."""

import pytest
import time_machine

from congress.notices.models import Notice
from congress.portal import diary
from congress.reminders.tasks import remind
from tests.supervision import filed as at
from tests.supervision.test_filing import spring_festival

pytestmark = pytest.mark.django_db


def told(kind="filing_due"):
    return set(Notice.objects.filter(kind=kind).values_list("to", flat=True))


def test_the_office_the_committee_and_the_maker_hear_of_their_own_limits():
    spring_festival()
    house = at.gather()
    with time_machine.travel("2026-03-02 09:00+08:00") as clock:
        at.filed(house)
        clock.move_to("2026-03-11 09:00+08:00")
        remind()
        assert told() == {house.officer.pk}
        Notice.objects.all().delete()
        at.reviewing(house, by=house.judge, maker=house.court)
        at.opposed(house)
        Notice.objects.all().delete()
        clock.move_to("2026-04-07 09:00+08:00")
        remind()
        assert told() >= {house.keeper.pk, house.dispatcher.pk}
        assert house.judge.pk not in told()


def test_each_finds_the_own_limits_in_the_calendar_too():
    spring_festival()
    house = at.gather()
    with time_machine.travel("2026-03-02 09:00+08:00"):
        at.filed(house, "关于规范房屋租赁的通知")
        at.reviewing(house, title="关于规范集市管理的决议", by=house.judge, maker=house.court)
        kept = {who: {e.title for e in diary.duties(getattr(house, who))} for who in ("officer", "keeper", "judge")}
    assert "形式审查期限：关于规范房屋租赁的通知" in kept["officer"]
    assert kept["keeper"] == {"审查意见期限：关于规范集市管理的决议"}
    assert kept["judge"] == set() == {e.title for e in diary.duties(house.deputy)}
