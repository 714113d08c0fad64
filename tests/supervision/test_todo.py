"""待办 of each side on a topic's road."""

from datetime import date, timedelta

import pytest
import time_machine

from congress.portal import diary
from congress.portal.figure import count
from congress.portal.finding import offers
from congress.portal.todo import Agenda
from supervision import actions
from supervision.models import TopicStatus as S
from supervision.queries.road import holding
from tests import make
from tests.supervision import asked, checked, reviewed
from tests.supervision import house as at

pytestmark = pytest.mark.django_db
# stage -> whose to-do it is, by the word of the step
WAITS = (
    (S.DRAFT_RECEIVED, {"keeper": "报告稿"}),
    (S.COMMENTS_RETURNED, {"handler": "报告"}),
    (S.FINAL_RECEIVED, {"officer": "发送报告"}),
    (S.DELIBERATED, {"keeper": "审议意见"}),
    (S.OPINION_DRAFTED, {"officer": "审议意见"}),
    (S.OPINION_ISSUED, {"handler": "研究处理"}),
    (S.RESPONSE_FOR_COMMENT, {"keeper": "研究处理情况"}),
    (S.RESPONSE_RECEIVED, {"officer": "研究处理情况"}),
    (S.NOTED, {"officer": "公布"}),
)


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    make.session()
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False):
        yield


def rows(user):
    return [row for bucket in Agenda(user, date(2026, 11, 20)).buckets for row in bucket.rows]


def test_each_stage_waits_for_the_one_whose_turn_it_is():
    house = at.gather()
    topic = at.published(house).topics.get()
    steps = at.road(house)
    people = {who: getattr(house, who) for who in ("officer", "keeper", "handler", "stranger", "leader")}
    stages = dict(WAITS)
    for take in steps.values():
        take(topic)
        topic.refresh_from_db()
        for who, user in people.items():
            told = {row.step for row in rows(user) if row.title == topic.title}
            wanted = stages.get(topic.status, {}).get(who)
            if wanted and not (
                topic.status == S.RESPONSE_FOR_COMMENT and topic.entries.filter(step="comment_response")
            ):
                assert wanted in told, (topic.status, who)
            assert who != "stranger" or not told


def test_items_stand_one_by_one_with_the_unit_and_then_with_the_committee():
    house = at.gather()
    topic = at.walked(house, S.OPINION_ISSUED)
    assert [row.verb for row in rows(house.handler) if row.step == "交办事项"] == ["填报", "填报"]
    item = topic.opinions.get().items.first()
    actions.report_item(item, by=house.handler, text="办好了")
    assert [row.title for row in rows(house.keeper) if row.step == "交办事项"] == ["1. 提高护理员补贴"]
    assert count(house.handler) == len(rows(house.handler))


def test_the_year_s_duties_wait_for_the_office_until_they_are_somebody_s_topic():
    house = at.gather()
    actions.keep_calendar(2026)
    told = [row for row in rows(house.officer) if row.step == "法定报告事项"]
    assert {row.verb for row in told} == {"列为议题"} and len(told) == 8
    actions.make_topic(actions.keep_calendar(2026)[0], by=house.officer)
    assert sum(row.verb == "查看" for row in rows(house.officer) if row.step == "法定报告事项") == 1


def test_a_topic_is_found_by_its_words_and_only_by_who_may_know_of_it():
    house = at.gather()
    topic = at.topic(house, "河道治理情况")
    assert [found.title for found in holding(house.officer, "河道 治理")] == [topic.title]
    assert list(holding(house.handler, "河道")) == [] and list(holding(house.officer, " ")) == []
    assert [offer.kind for offer in offers(house.keeper, "河道治理")] == ["监督"]


def test_limits_stand_in_the_month_of_who_keeps_or_owes_them():
    house = at.gather()
    topic = at.walked(house, S.OPINION_ISSUED)
    due = {"研究处理情况报告期限：" + topic.title, *(f"交办事项完成时限：{topic.title}第{n}项" for n in (1, 2))}
    assert {entry.title for entry in diary.topics(house.handler)} == due
    assert {entry.title for entry in diary.topics(house.keeper)} == due
    assert list(diary.topics(house.stranger)) == []


def test_checks_inquiries_and_reviews_wait_for_whose_turn_it_is():
    house = at.gather()
    stages = (
        (checked.planned(house), "officer", "执法检查方案"),
        (checked.walked(house, "adopted", at=checked.topic(house, year=2028)), "officer", "执法检查通知"),
        (checked.walked(house, "checking", at=checked.topic(house, year=2029)), "keeper", "执法检查"),
        (asked.planned(house, at=asked.topic(house, year=2030)), "officer", "专题询问方案"),
        (asked.walked(house, "adopted", at=asked.topic(house, year=2031)), "keeper", "专题询问"),
        (reviewed.walked(house, "polled"), "officer", "工作评议结果"),
        (reviewed.walked(house, "results_sent"), "handler", "评议整改"),
    )
    for case, who, step in stages:
        told = [row.step for row in rows(getattr(house, who)) if row.case_url == case.get_absolute_url()]
        assert told == [step], (case, who)
    urls = {case.get_absolute_url() for case, *_more in stages}
    assert not urls & {row.case_url for row in rows(house.stranger)}
    assert count(house.officer) == len(rows(house.officer))


def test_the_days_of_checks_and_inquiries_stand_in_the_month():
    house = at.gather()
    check, sitting = checked.planned(house), asked.planned(house, at=asked.topic(house, year=2028))
    review = reviewed.walked(house, "results_sent")
    told = {entry.title: entry.on for entry in diary.checks(house.keeper)}
    assert told == {
        check.title: check.starts_on, sitting.title: sitting.held_on, f"报送整改情况：{review.title}": review.answer_by,
    }  # fmt: skip
    assert {entry.on for entry in diary.checks(house.handler)} == {review.answer_by}
    assert {entry.title for entry in diary.checks(house.deputy)} == {sitting.title}  # who is to ask there
    with time_machine.travel(max(check.ends_on, sitting.held_on, review.answer_by) + timedelta(days=9)):
        entries = {entry.title: entry for entry in diary.checks(house.keeper)}
    assert {title: entry.is_event for title, entry in entries.items()} == {
        check.title: True, sitting.title: True, f"报送整改情况：{review.title}": False,
    }  # fmt: skip
