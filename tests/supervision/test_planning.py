"""The year's plan: adopted, issued, adjusted in public."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import TopicStatus
from tests import make
from tests.supervision import house as at

pytestmark = pytest.mark.django_db
NINETH = date(2026, 11, 9)
ADOPTED = {"adopted_on": NINETH, "adopted_at": "第103次主任会议"}
MOVED = {"adopted_on": date(2026, 11, 16), "adopted_at": "第104次主任会议", "reason": "机构职能调整"}


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    make.session()
    with time_machine.travel("2026-11-20 09:00+08:00"):
        yield


@pytest.fixture
def house():
    return at.gather()


def test_the_chairs_meeting_makes_plan_of_a_draft(house):
    plan = at.drafted(house, "养老", "河道")[0].plan
    plan = actions.adopt_plan(plan, by=house.officer, **ADOPTED)
    assert plan.status == "adopted"
    assert set(plan.topics.values_list("status", flat=True)) == {TopicStatus.PLANNED}
    assert plan.entries.last().line == "2026年11月9日第103次主任会议，2 项"
    with pytest.raises(TooLate):
        actions.adopt_plan(plan, by=house.officer, **ADOPTED)


def test_an_empty_plan_is_not_adopted_and_only_the_office_asks(house):
    plan = actions.open_plan(by=house.officer, year=2027)
    with pytest.raises(TooLate, match="还没有议题"):
        actions.adopt_plan(plan, by=house.officer, **ADOPTED)
    with pytest.raises(NotYours):
        actions.adopt_plan(plan, by=house.keeper, **ADOPTED)
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.adopt_plan(plan, by=house.officer, adopted_on=date(2026, 12, 1), adopted_at="主任会议")


def test_the_issued_plan_has_its_number_and_reaches_deputies_and_organs(house):
    plan = actions.adopt_plan(at.drafted(house)[0].plan, by=house.officer, **ADOPTED)
    version = actions.publish_plan(plan, by=house.officer, office=house.office)
    assert (version.doc_no, version.number) == ("望人常办〔2026〕1号", 1)
    told = set(Notice.objects.filter(kind="supervision_plan_published").values_list("to", flat=True))
    assert told == {
        house.deputy.pk,
        house.leader.pk,
        house.keeper.pk,
        house.stranger.pk,
        house.handler.pk,
        house.head.pk,
    }
    assert version.content["rows"][0]["title"] == "关于养老服务体系建设情况的报告"


def test_an_adjusted_plan_says_what_changed_and_the_first_version_stands(house):
    plan = at.published(house, "养老", "河道")
    old, river = plan.topics.order_by("pk")
    fresh = at.topic(house, "托育服务情况")
    version = actions.adjust_plan(
        plan, by=house.officer, office=house.office, added=[fresh], cancelled=[old], moved={river: 11}, **MOVED
    )
    assert version.changes == ["增加“托育服务情况”", "取消“养老”", "“河道”由9月调整到11月"]
    old.refresh_from_db()
    assert (old.status, old.outcome) == (TopicStatus.CANCELLED, "机构职能调整")
    assert [row["title"] for row in version.content["rows"]] == ["托育服务情况", "河道"]
    first = plan.versions.get(number=1)
    assert [row["title"] for row in first.content["rows"]] == ["养老", "河道"]
    assert "取消“养老”" in Notice.objects.filter(kind="supervision_plan_adjusted", to=house.deputy).get().text
    assert {entry.step for entry in old.entries.all()} >= {"adopt_topic", "cancel_topic"}
    assert river.entries.filter(step="move_topic").exists()


def test_an_adjustment_that_changes_nothing_is_refused(house):
    plan = at.published(house)
    topic = plan.topics.get()
    with pytest.raises(ValidationError, match="没有选择"):
        actions.adjust_plan(plan, by=house.officer, office=house.office, moved={topic: topic.month}, **MOVED)
    with pytest.raises(ValidationError, match="不能早于计划通过的日期"):
        actions.adjust_plan(
            plan, by=house.officer, office=house.office, cancelled=[topic], **{**MOVED, "adopted_on": date(2019, 1, 1)}
        )
    assert plan.versions.count() == 1


def test_a_topic_that_lacks_something_holds_the_adjustment_back_whole(house):
    plan = at.published(house)
    half = at.topic(house, "没有写完", ready=False)
    with pytest.raises(ValidationError, match="没有写完"):
        actions.adjust_plan(
            plan, by=house.officer, office=house.office, added=[half], cancelled=[plan.topics.get()], **MOVED
        )
    assert plan.topics.get().status == TopicStatus.PLANNED


def test_the_report_to_the_party_is_recorded_and_stops_nothing(house):
    plan = actions.open_plan(by=house.officer, year=2027)
    plan = actions.report_plan(plan, by=house.officer, reported_on=NINETH)
    assert plan.party_reported_on == NINETH
    assert actions.draft_plan(plan, by=house.officer, guide="突出民生。").guide == "突出民生。"


def test_a_plan_goes_by_forms_from_draft_to_an_adjusted_version(house, client):
    (topic,) = at.drafted(house)
    client.force_login(house.officer)
    room = "/supervision/plans/2027/"
    assert client.post(f"{room}adopt_plan/", {"adopted_on": "2026-11-09", "adopted_at": "第103次主任会议"}).url == room
    assert "关于养老服务体系建设情况的报告" in client.get(f"{room}publish_plan/").content.decode()
    assert client.post(f"{room}publish_plan/").url == room
    said = {"adopted_on": "2026-11-16", "adopted_at": "第104次主任会议", "reason": "时间冲突", f"month_{topic.pk}": 10}
    assert client.post(f"{room}adjust_plan/", said).url == room
    page = client.get(room).content.decode()
    assert "调整后" in page and "10月" in page
    for paper in ("draft", "versions/1", "versions/2"):
        assert client.get(f"{room}{paper}.pdf")["Content-Type"] == "application/pdf"
    assert client.get(f"{room}?as=csv").status_code == 200


def test_the_public_reads_the_issued_words_and_nothing_of_a_draft(house, client):
    at.drafted(house, "还没有通过的议题")
    assert client.get("/supervision/public/plans/2027/").status_code == 404
    plan = at.published(house, "公布的议题", year=2026)
    page = client.get("/supervision/public/plans/2026/").content.decode()
    assert "公布的议题" in page and "望人常办〔2026〕1号" in page
    assert client.get(f"/supervision/public/plans/{plan.year}/1.pdf")["Content-Type"] == "application/pdf"
    assert client.get("/supervision/public/plans/2026/2.pdf").status_code == 404
    assert "2026年度监督工作计划" in client.get("/supervision/public/").content.decode()


def test_an_organ_reads_the_issued_plan_and_no_draft(house, client):
    at.drafted(house, "草案中的议题", year=2028)
    at.published(house)
    client.force_login(house.handler)
    page = client.get("/supervision/plans/2027/").content.decode()
    assert "关于养老服务体系建设情况的报告" in page and "导出" not in page
    assert client.get("/supervision/plans/2028/").status_code == 404
    assert client.get("/supervision/plans/2027/draft.pdf").status_code == 403


def test_the_plan_page_asks_as_often_for_one_topic_as_for_twenty(house, client, django_assert_num_queries):
    at.published(house)
    client.force_login(house.officer)
    client.get("/notices/")
    for _ in range(2):
        with django_assert_num_queries(11):
            assert client.get("/supervision/plans/2027/").status_code == 200
        plan = at.drafted(house, *[f"议题{n}" for n in range(20)], year=2029)[0].plan
        plan.topics.update(plan=plan.__class__.objects.get(year=2027))
