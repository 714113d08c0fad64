"""A topic from its first word into the draft of the plan."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.workflow.flow import NotYours, TooLate
from supervision import actions, queries
from supervision.models import TopicStatus, YearPlan
from tests.supervision import house as at

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return at.gather()


def test_a_committee_registers_a_topic_with_the_way_it_came(house):
    topic = at.topic(house, proposed_by="张三代表")
    assert topic.status == TopicStatus.PROPOSED
    assert topic.entries.get().line == "代表建议、批评和意见集中反映的问题，张三代表提出"
    assert topic.entries.get().step == "propose_topic"
    with pytest.raises(PermissionDenied):
        actions.propose_topic(by=house.handler, year=2027, title="x", source="petitions")


def test_a_joint_topic_says_with_whom_and_how(house):
    with pytest.raises(ValidationError, match="监督法第三十四条"):
        at.topic(house, with_city=True)
    assert at.topic(house, with_city=True, joint_note="市人大牵头，区人大负责本区检查").with_city


def test_a_committee_mends_its_own_topic_and_nobody_else_does(house):
    topic = actions.amend_topic(at.topic(house), by=house.keeper, title="养老服务情况", joined_by=[house.office])
    assert topic.entries.last().line == "修改了议题、配合的专委会、工委"
    with pytest.raises(NotYours):
        actions.amend_topic(topic, by=house.stranger, title="别的")


def test_two_people_mend_the_same_topic_and_the_second_reads_that(house):
    topic = at.topic(house)
    actions.amend_topic(topic, by=house.keeper, version=topic.version, title="甲")
    with pytest.raises(TooLate, match="已被他人修改"):
        actions.amend_topic(topic, by=house.officer, version=topic.version, title="乙")


def test_a_topic_without_focus_or_month_is_not_taken_into_the_draft(house):
    topic = actions.screen(at.topic(house, ready=False, committee=house.committee), by=house.officer)
    with pytest.raises(TooLate, match="监督方式、列入理由、监督重点、报告机关、计划月份、工作方式"):
        actions.take_up(topic, by=house.officer)


def test_the_draft_takes_a_topic_up_and_lets_it_go_again(house):
    (topic,) = at.drafted(house)
    assert (topic.status, topic.plan.year) == (TopicStatus.IN_PLAN_DRAFT, 2027)
    topic = actions.put_back(topic, by=house.officer, note="再研究")
    assert (topic.status, topic.plan) == (TopicStatus.SCREENED, None)


def test_a_topic_comes_too_late_for_a_draft_the_chairs_have_adopted(house):
    at.published(house)
    topic = actions.screen(at.topic(house, "另一议题"), by=house.officer)
    with pytest.raises(ValidationError, match="请用“调整计划”"):
        actions.take_up(topic, by=house.officer)
    assert YearPlan.objects.get().topics.count() == 1


def test_what_is_not_taken_says_why_and_may_be_looked_at_again(house):
    topic = at.topic(house)
    with pytest.raises(ValidationError, match="不列入的理由"):
        actions.reject_topic(topic, by=house.officer, note=" ")
    topic = actions.reject_topic(topic, by=house.officer, note="上年已经监督")
    assert topic.outcome == "上年已经监督"
    assert actions.reconsider(topic, by=house.officer).status == TopicStatus.PROPOSED


def test_nobody_outside_the_house_knows_of_a_topic_before_the_plan_is_adopted(house):
    at.drafted(house)
    inside = (house.officer, house.keeper, house.stranger, house.leader)
    outside = (house.handler, house.deputy, house.dispatcher)
    assert [queries.visible_to(user).count() for user in inside] == [1, 1, 1, 1]
    assert [queries.visible_to(user).count() for user in outside] == [0, 0, 0]


def test_from_the_plan_on_deputies_know_of_all_and_an_organ_of_its_own(house):
    at.published(house, "养老服务情况")
    at.published(house, "财政情况", organ=house.government, year=2028)
    assert {topic.title for topic in queries.visible_to(house.deputy)} == {"养老服务情况", "财政情况"}
    assert [topic.title for topic in queries.visible_to(house.handler)] == ["养老服务情况"]
    assert [topic.title for topic in queries.visible_to(house.dispatcher)] == ["财政情况"]


def test_a_topic_goes_by_forms_from_registration_into_the_draft(house, client):
    client.force_login(house.officer)
    said = {
        "year": 2027, "title": "河道治理情况", "source": "petitions", "methods": ["report"], "reason": "来信集中",
        "focus": "排污", "committee": house.committee.pk, "organ": house.bureau.pk, "month": 6, "approach": "座谈",
    }  # fmt: skip
    answer = client.post("/supervision/topics/propose/", {**said, "title": ""})
    assert "请填写议题。" in answer.content.decode()
    address = client.post("/supervision/topics/propose/", said).url
    for step in ("screen", "take_up"):
        assert client.post(f"{address}{step}/", {"note": ""}).status_code == 302
    page = client.get(address).content.decode()
    assert "在计划草案中" in page and "移出计划草案" in page


def test_the_list_asks_as_often_for_one_topic_as_for_thirty(house, client, django_assert_num_queries):
    client.force_login(house.officer)
    at.topic(house)
    client.get("/notices/")
    for _ in range(2):
        with django_assert_num_queries(12):
            assert client.get("/supervision/").status_code == 200
        for n in range(30):
            at.topic(house, f"议题{n}")
