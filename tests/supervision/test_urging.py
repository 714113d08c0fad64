"""催办 of a topic's limits, and what else speaks to whom: askers of an inquiry, who asked an expert."""

from datetime import date

import pytest
import time_machine

from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.reminders import watch
from congress.reminders.sweep import remind
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import TopicClock
from supervision.models import TopicStatus as S
from tests import make
from tests.supervision import asked, money
from tests.supervision import house as at_house

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day():
    make.known_years(2025, 2026, 2027)
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False) as clock:
        yield lambda on: clock.move_to(f"{on} 09:00+08:00")


@pytest.fixture
def house():
    return money.gather()


def pressing(user, on=date(2027, 2, 15)):
    return {(row.label, row.holder) for row in watch.pressing(user, on)}


def test_each_watches_over_its_own_limits(house):
    at_house.walked(house, S.OPINION_ISSUED)
    owed = {("研究处理情况报告期限", "区民政局"), ("交办事项完成时限", "区民政局")}
    assert pressing(house.officer) == pressing(house.keeper) == owed
    assert pressing(house.stranger) == pressing(house.dispatcher) == pressing(house.handler) == set()
    type(house.bureau).objects.filter(pk=house.bureau.pk).update(kind="government")
    assert pressing(house.dispatcher) == owed


def test_a_limit_is_pressed_once_a_day_and_the_word_goes_when_it_is_met(client, house):
    topic = at_house.walked(house, S.OPINION_ISSUED)
    clock = TopicClock.objects.get(kind="opinion.response")
    client.force_login(house.officer)
    client.post("/urging/press/", {"one": f"supervision.topicclock:{clock.pk}"})
    told = Notice.objects.filter(kind="supervision_pressed")
    assert set(told.values_list("to__name", flat=True)) == {"社建委何", "民政马", "民政局长"}
    assert "还有 94 天" in told.first().text and not topic.entries.last().is_open
    with pytest.raises(TooLate, match="明天"):
        actions.press_topic(clock, by=house.keeper)
    with pytest.raises(NotYours):
        actions.press_topic(clock, by=house.stranger)
    TopicClock.objects.filter(pk=clock.pk).update(met_at="2026-11-20 10:00+08:00")
    assert set(untrue(told)) == set(told.values_list("pk", flat=True))


def test_who_is_to_ask_hears_which_question_is_theirs(house):
    row = asked.planned(house)
    actions.prepare_question(row, by=house.keeper, text="何时建成？", asker_user=house.leader)
    told = Notice.objects.filter(kind="supervision_asker").order_by("pk")
    assert [(notice.to, "第1题" in notice.text) for notice in told] == [(house.deputy, True), (house.leader, False)]
    assert "第3题：何时建成？" in told.last().text


def test_who_asked_an_expert_is_told_until_he_has_spoken(house, day):
    known = {"name": "钱教授", "kind": "budget", "field": "预算", "employer": "某大学", "contact": "", "note": ""}
    expert = actions.keep_expert(by=house.officer, **known, starts_on=date(2024, 1, 1), ends_on=date(2099, 1, 1))
    task = actions.ask_expert(expert, by=house.keeper, task="债务率", due_on=date(2026, 12, 11), year=2026)
    told = Notice.objects.filter(kind="supervision_expert_due")
    remind()
    assert not told.exists()
    for morning, said in (("2026-12-08", "还有 3 天"), ("2026-12-14", "已逾期 3 天")):
        day(morning)
        remind()
        remind()
        assert said in told.latest("pk").text, morning
    assert [notice.to for notice in told] == [house.keeper] * 2
    actions.record_expert_opinion(task, by=house.keeper, text="可控。", given_on=date(2026, 12, 14))
    day("2026-12-21")
    remind()
    assert told.count() == 2


def test_a_unit_hears_of_the_day_of_its_finding_until_it_reports_it_done(house, day):
    row = actions.start_rectifying(
        money.finding(house, due_on=date(2026, 12, 11)), by=house.handler, text="三个月内拨付。"
    )
    money.finding(house, "没有期限的问题。")
    told = Notice.objects.filter(kind="supervision_finding_due")
    for morning in ("2026-11-23", "2026-11-26", "2026-12-08"):
        day(morning)
        remind()
        remind()
    assert {(notice.to.name, "还有 3 天" in notice.text) for notice in told} == {
        ("民政马", False), ("民政局长", False), ("民政马", True), ("民政局长", True),
    }  # fmt: skip
    proof = [make.stored("拨付凭证.pdf", house.handler)]
    actions.claim_rectified(row, by=house.handler, text="已经拨付。", rectified=row.amount, files=proof)
    day("2026-12-14")
    remind()
    assert told.count() == 4
