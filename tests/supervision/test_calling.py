"""征集监督议题: called by the office, opened and closed by the days, written to by anybody, and everybody told the outcome."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from congress.audit.models import SecurityEvent
from congress.notices.models import Notice
from congress.workflow.flow import TooLate
from supervision import actions
from supervision.models import Call, Idea, Topic
from supervision.queries.calling import fate
from supervision.tasks import turn_calls
from tests import make
from tests.supervision import house as at_house
from tests.supervision.called import CITIZEN, IDEA, called, sent

pytestmark = pytest.mark.django_db
FORM, ASK, OWN = "/supervision/public/call/", "/supervision/public/idea/", "/supervision/ideas/own/"
LIST, DECLINE = "/supervision/ideas/", "/supervision/ideas/decline/"


@pytest.fixture(autouse=True)
def autumn():
    make.known_years(2025, 2026, 2027)
    make.session()
    with time_machine.travel("2026-10-10 09:00+08:00", tick=False) as clock:
        yield lambda on: clock.move_to(f"{on} 09:00+08:00")


@pytest.fixture
def house():
    return at_house.gather()


def season(house, **facts) -> Call:
    days = {"opens_on": date(2026, 10, 15), "closes_on": date(2026, 11, 30)}
    return actions.plan_call(by=house.officer, year=2027, **{**days, **facts})


def send(client, **facts):
    return client.post(FORM, {**CITIZEN, "key": str(uuid4()), "agreed": "on", **facts}).content.decode()


def test_a_call_opens_and_closes_with_its_days_and_tells_deputies_once(house, autumn):
    call = season(house)
    for day, status in (("2026-10-14", "ahead"), ("2026-10-15", "collecting"), ("2026-12-05", "over")):
        autumn(day)
        turn_calls()
        turn_calls()
        call.refresh_from_db()
        assert call.status == status, day
    assert list(call.entries.values_list("step", flat=True)) == ["plan_call", "begin_call", "end_call"]
    assert set(Notice.objects.filter(kind="supervision_call_opened").values_list("to__name", flat=True)) >= {"张三"}
    actions.amend_call(call, by=house.officer, opens_on=call.opens_on, closes_on=date(2026, 12, 10))
    assert Call.objects.get().status == "collecting"
    assert Notice.objects.filter(kind="supervision_call_opened", to=house.deputy).count() == 1


def test_a_call_is_the_office_s_and_its_days_make_sense(house):
    with pytest.raises(PermissionDenied):
        actions.plan_call(by=house.keeper, year=2027, opens_on=date(2026, 10, 15), closes_on=date(2026, 11, 30))
    with pytest.raises(ValidationError, match="不能早于开始日期"):
        season(house, closes_on=date(2026, 10, 1))
    with pytest.raises(ValidationError, match="向谁征集"):
        season(house, is_public=False, for_deputies=False)
    season(house)
    with pytest.raises(ValidationError, match="已经发起"):
        season(house)


def test_out_of_season_the_page_says_when_and_takes_nothing(house, client, autumn):
    assert "每年一般在十月中旬" in client.get(FORM).content.decode()
    season(house)
    assert "征集2027年监督议题从" in client.get(FORM).content.decode()
    assert client.post(FORM, {**CITIZEN, "key": str(uuid4()), "agreed": "on"}).status_code == 409
    autumn("2026-12-01")  # the worker slept; the page goes by the days
    assert "已经结束" not in client.get(ASK).content.decode()
    assert "征集已经结束" in client.get(FORM).content.decode()
    with pytest.raises(ValidationError, match="不在征集时间内"):
        sent(Call.objects.get())
    assert not Idea.objects.exists()


def test_a_citizen_is_given_number_and_code_once_and_asks_with_them(house, client, autumn):
    season(house)
    autumn("2026-11-02")
    key = str(uuid4())
    pages = [send(client, key=key) for _ in range(2)]
    idea = Idea.objects.get()
    assert idea.number == "议征〔2027〕1号" and all(idea.query_code in page for page in pages)
    assert "需要您同意" in send(client, agreed="") and "请填写姓名" in send(client, name="")
    asked = {"number": idea.number, "query_code": idea.query_code.lower()}
    assert "正在研究" in client.post(ASK, asked).content.decode()
    assert "没有找到" in client.post(ASK, {**asked, "query_code": "ZZZZZZZZ"}).content.decode()
    actions.decline_idea(idea, by=house.officer, note="不属于本区事权")
    page = client.post(ASK, asked).content.decode()
    assert "不属于本区事权" in page and "赵公民" not in page and "13800008888" not in page


def test_an_adopted_idea_becomes_a_topic_and_its_proposer_hears_to_the_end(house):
    call = called(house, year=2027)
    idea = actions.adopt_idea(
        sent(call, by=house.deputy),
        by=house.officer,
        title="关于养老服务的报告",
        source="deputy_suggestions",
        note="感谢。",
    )
    topic = Topic.objects.get()
    assert (topic.year, topic.source, topic.proposed_by) == (2027, "deputy_suggestions", "张三 代表")
    assert (topic.reason, topic.source_note) == (IDEA["necessity"], "公开征集，议征〔2027〕1号")
    actions.reject_topic(topic, by=house.officer, note="上年已经监督")
    texts = list(
        Notice.objects.filter(kind="supervision_idea_decided", to=house.deputy)
        .order_by("pk")
        .values_list("text", flat=True)
    )
    assert len(texts) == 2 and "已采纳" in texts[0] and "感谢" in texts[0] and "上年已经监督" in texts[1]
    assert "没有列入年度计划：上年已经监督" in fate(Idea.objects.get(pk=idea.pk))


def test_a_merged_idea_tells_nobody_the_title_before_there_is_a_plan(house):
    topic, idea = at_house.drafted(house, "秘密的议题", year=2027)[0], sent(called(house, year=2027))
    other = at_house.topic(house, "明年的议题", year=2028)
    with pytest.raises(ValidationError, match="2027年的议题"):
        actions.merge_idea(idea, by=house.officer, into=other)
    idea = actions.merge_idea(idea, by=house.officer, into=topic)
    assert "秘密的议题" not in fate(idea) and "合并研究" in fate(idea)
    actions.adopt_plan(topic.plan, by=house.officer, adopted_on=date(2026, 10, 9), adopted_at="主任会议")
    assert "已列入2027年度监督工作计划：秘密的议题" in fate(Idea.objects.select_related("topic").get())


def test_many_are_declined_with_one_reason_and_one_may_be_opened_again(house, client):
    call = called(house, year=2027)
    ideas = [sent(call, by=who) for who in (house.deputy, house.handler, None)]
    actions.merge_idea(ideas[2], by=house.officer, into=at_house.topic(house, year=2027))
    client.force_login(house.officer)
    chosen = {"pick": [idea.code for idea in ideas]}
    assert "不采纳 2 条" in client.post(DECLINE, chosen).content.decode()
    assert "请写明" in client.post(DECLINE, {**chosen, "note": " "}).content.decode()
    assert client.post(DECLINE, {**chosen, "note": "已有专项规划"}, follow=True).status_code == 200
    assert list(Idea.objects.order_by("pk").values_list("status", flat=True)) == [
        "not_adopted",
        "not_adopted",
        "merged",
    ]
    with pytest.raises(TooLate):
        actions.decline_idea(ideas[0], by=house.officer, note="再来一次")
    again = actions.reopen_idea(ideas[0], by=house.officer, note="误选")
    assert (again.status, again.outcome) == ("idea_received", "")
    texts = Notice.objects.filter(kind="supervision_idea_decided", to=house.deputy).values_list("text", flat=True)
    assert len(texts) == 2 and "重新研究" in "".join(texts)


def test_a_citizen_s_name_is_sealed_and_never_leaves_in_a_list(house, client):
    idea = sent(called(house))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone, query_code FROM supervision_idea")
        assert all(value.startswith("sm4gcm$") for value in cursor.fetchone())
        cursor.execute("SELECT count(*) FROM audit_change WHERE diff::text ~ '赵公民|13800008888'")
        assert cursor.fetchone() == (0,)
    client.force_login(house.keeper)
    assert "赵公民" not in client.get(idea.get_absolute_url()).content.decode()
    client.force_login(house.officer)
    assert "13800008888" in client.get(idea.get_absolute_url()).content.decode()
    assert SecurityEvent.objects.filter(kind="personal_viewed", by=house.officer).count() == 1
    columns = "&".join(f"columns={name}" for name in ("whose", "necessity", "problem", "received", "topic", "status"))
    left = client.get(f"{LIST}?as=csv&{columns}").getvalue().decode()
    assert "赵公民" not in left and "13800008888" not in left and IDEA["problem"] in left


def test_who_is_signed_in_reads_the_own_ideas_and_no_others(house, client):
    call = called(house)
    sent(call, by=house.handler, title="别人的建议")
    client.force_login(house.deputy)
    answer = client.post(OWN, {**IDEA, "key": str(uuid4())}, follow=True).content.decode()
    assert IDEA["title"] in answer and "别人的建议" not in answer and "正在研究" in answer
    assert client.get(Idea.objects.first().get_absolute_url()).status_code == 403
    assert Idea.objects.get(user=house.deputy).signed == "张三 代表"


def test_the_list_and_the_steps_have_their_pages(house, client, django_assert_num_queries):
    call = called(house, year=2027)
    idea = [sent(call, title=f"议题{n}") for n in range(3)][0]
    client.force_login(house.officer)
    client.get("/notices/")
    for _ in range(2):
        with django_assert_num_queries(10):
            assert client.get(LIST).status_code == 200
        [sent(call) for _ in range(5)]
    for step in ("adopt_idea", "merge_idea", "decline_idea"):
        assert client.get(f"{idea.get_absolute_url()}{step}/").status_code == 200
    assert (
        client.post(f"{idea.get_absolute_url()}adopt_idea/", {"title": "报告", "source": "public_concern"}).status_code
        == 302
    )
    assert client.get(f"{idea.get_absolute_url()}reopen_idea/").status_code == 409
    page = client.get("/supervision/calls/").content.decode()
    assert "征集2027年监督议题" in page and "修改征集" in page
    days = {"opens_on": "2026-10-01", "closes_on": "2026-12-31", "is_public": "on", "version": call.version}
    assert client.post("/supervision/calls/2027/amend_call/", days).status_code == 302
    assert client.get("/supervision/calls/plan_call/").status_code == 200
