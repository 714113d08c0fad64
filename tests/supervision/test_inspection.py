"""执法检查方案: who may be on the team, the chairs' meeting, the notice ten days before."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import InspectionStatus as S
from supervision.models import TopicStatus
from tests import make
from tests.supervision import checked as at
from tests.supervision import house as at_house

pytestmark = pytest.mark.django_db
DAYS = {"starts_on": date(2026, 12, 14), "ends_on": date(2026, 12, 18)}


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def house():
    return at_house.gather()


def due(row, kind):
    return row.topic.clocks.get(kind=kind, void_at=None).due_on


def test_only_a_planned_topic_that_names_the_method_is_inspected(house):
    other = at_house.walked(house, TopicStatus.PREPARING)
    with pytest.raises(NotYours):
        actions.plan_inspection(other, by=house.keeper, **at.facts())
    row = at.planned(house, at=at.topic(house, year=2028))
    with pytest.raises(NotYours):
        actions.draft_inspection(row, by=house.stranger, **at.facts())
    moved = actions.draft_inspection(row, by=house.keeper, **at.facts(**DAYS))
    assert moved.starts_on == date(2026, 12, 14)
    with pytest.raises(ValidationError, match="不能早于检查首日"):
        actions.draft_inspection(row, by=house.keeper, **at.facts(starts_on=DAYS["ends_on"], ends_on=DAYS["starts_on"]))


def test_who_works_for_the_inspected_organ_may_not_be_on_the_team(house):
    row = at.planned(house)
    below = make.unit("望川区养老服务中心", parent=house.bureau)
    carer = make.user("handler", below, name="院长")
    for barred in (house.handler, house.head, carer):
        with pytest.raises(ValidationError, match="浙江省监督条例第二十八条"):
            actions.name_member(row, by=house.keeper, user=barred, capacity="expert")
    with pytest.raises(ValidationError, match="同名"):
        actions.name_member(row, by=house.keeper, name="院长", capacity="expert", unit="某大学")
    assert actions.name_member(row, by=house.keeper, name="院长", capacity="expert", unit="某大学", is_another=True)
    carer.posts.update(ends_on=date(2026, 11, 1))
    assert actions.name_member(row, by=house.keeper, user=carer, capacity="expert").user == carer
    with pytest.raises(ValidationError, match="已经有组长"):
        actions.name_member(row, by=house.keeper, user=house.deputy, capacity="deputy", is_leader=True)


def test_the_plan_goes_to_the_chairs_with_leader_and_checklist(house):
    row = actions.plan_inspection(at.topic(house), by=house.keeper, **at.facts(**DAYS))
    chairs = {"by": house.officer, "adopted_on": date(2026, 11, 20), "adopted_at": "主任会议"}
    with pytest.raises(TooLate, match="组长"):
        actions.adopt_inspection(row, **chairs)
    leader = actions.name_member(row, by=house.keeper, user=house.leader, capacity="member", is_leader=True)
    with pytest.raises(TooLate, match="清单"):
        actions.adopt_inspection(row, **chairs)
    actions.list_checks(row, by=house.keeper, lines=["床位", " "])
    row = actions.adopt_inspection(row, **chairs)
    assert (row.status, due(row, "inspection.notice")) == (S.ADOPTED, date(2026, 12, 4))
    actions.remove_member(row, by=house.keeper, member=leader)
    assert not row.team.exists()


def test_the_notice_is_numbered_frozen_and_told_to_the_organ(house, november):
    row = at.road(house)["adopt_inspection"](at.planned(house, **DAYS))
    november.move_to("2026-12-07 09:00+08:00")
    row = actions.notify_organ(row, by=house.officer, office=house.office)
    assert row.notice_no.startswith("望人常办〔2026〕") and row.status == S.NOTIFIED
    assert "逾期 3 天" in row.topic.entries.get(step="notify_organ").line
    assert Notice.objects.filter(kind="supervision_organ", to=house.handler, text__contains="的通知").exists()
    actions.name_member(row, by=house.keeper, name="后来的人", capacity="staff")
    assert "后来的人" not in str(at.again(row).notice)


def test_a_followup_asks_what_became_of_each_problem(house):
    row = at.walked(house, S.REPORTED)
    again = actions.order_followup(row, by=house.keeper, plan="回头看。", **DAYS)
    assert again.follows == row and again.title == f"《{at.LAW}》跟踪检查"
    assert [(line.article, line.text) for line in again.lines.all()] == [("第四十七条", "护理员没有全员培训")]
