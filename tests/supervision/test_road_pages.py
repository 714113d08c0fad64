"""The pages of a topic's road: every step by its form, every paper from its address, every side its own view."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from supervision import actions
from supervision.models import OpinionItem, Topic, TopicStatus
from tests import make
from tests.congress.file_corpus import pdf
from tests.supervision import house as at

S = TopicStatus
pytestmark = pytest.mark.django_db
PDF = pdf()
VOTES = {"total": 31, "present": 29, "yes": 20, "basic": 6, "no": 2, "invalid": 1}
OPINION = {
    "assessment": "总体较好。",
    "advice": "加大投入。",
    "text_1": "提高补贴",
    "due_1": "2027-01-29",
    "text_2": "建设中心",
}
CHAIRS = {"adopted_on": "2026-11-20", "adopted_at": "第105次主任会议"}
# step: who, what is filled in, the status it leads to
ROAD = (
    ("start_work", "keeper", {"text": "分三个阶段。"}, S.PREPARING),
    ("set_day", "keeper", {"on": "2026-12-24"}, S.PREPARING),
    ("record_research", "keeper", {"on": "2026-11-20", "channel": "talk", "people": "代表小组", "findings": "床位紧张"}, S.RESEARCHING),
    ("collect_opinions", "keeper", {"lines": "待遇低\n\n缺少照料", "origin": "座谈"}, S.RESEARCHING),
    ("add_paper", "keeper", {"purpose": "exchange", "text": "来函"}, S.RESEARCHING),
    ("submit_draft", "handler", {"text": "报告稿"}, S.DRAFT_RECEIVED),
    ("return_comments", "keeper", {"text": "请补充"}, S.COMMENTS_RETURNED),
    ("answer_collected", "handler", {"answer_1": "第二部分", "answer_2": "第三部分"}, S.COMMENTS_RETURNED),
    ("submit_report", "handler", {"text": "报告"}, S.FINAL_RECEIVED),
    ("distribute", "officer", {"note": "随会议文件"}, S.DISTRIBUTED),
    ("hear", "officer", {"on": "2026-11-20", "at": "常委会第十二次会议", **VOTES}, S.DELIBERATED),
    ("draft_opinion", "keeper", OPINION, S.OPINION_DRAFTED),
    ("issue_opinion", "officer", CHAIRS, S.OPINION_ISSUED),
    ("submit_plan", "handler", {"text": "方案"}, S.OPINION_ISSUED),
    ("items/1/report_item", "handler", {"text": "已提高", "is_result": "1"}, S.OPINION_ISSUED),
    ("items/2/report_item", "handler", {"text": "已建成", "is_result": "1"}, S.OPINION_ISSUED),
    ("items/1/settle_item", "keeper", {"note": "属实"}, S.OPINION_ISSUED),
    ("items/2/continue_item", "keeper", {"note": "还差一处"}, S.OPINION_ISSUED),
    ("send_response", "handler", {"text": "征求意见稿"}, S.RESPONSE_FOR_COMMENT),
    ("comment_response", "keeper", {"text": "同意"}, S.RESPONSE_FOR_COMMENT),
    ("submit_response", "handler", {"text": "研究处理情况"}, S.RESPONSE_RECEIVED),
    ("bring_back", "officer", {"note": "提请"}, S.TO_MEETING),
    ("poll_response", "officer", {"on": "2026-11-20", **VOTES}, S.SATISFIED),
    ("publish_topic", "officer", {"sure": "1"}, S.PUBLISHED),
    ("track_topic", "officer", {"years": "1"}, S.TRACKING),
    ("record_check", "keeper", {"on": "2026-11-20", "finding": "补贴已经兑现"}, S.TRACKING),
    ("close_topic", "officer", {"note": "办结"}, S.CLOSED),
)  # fmt: skip


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    make.session()
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False):
        yield


@pytest.fixture
def house():
    return at.gather()


def address(topic, step) -> str:
    """``items/1/…`` is the item of that number."""
    if step.startswith("items/"):
        _, number, name = step.split("/")
        step = f"items/{OpinionItem.objects.get(opinion__topic=topic, number=number).pk}/{name}"
    return f"/supervision/topics/{topic.code}/{step}/"


def test_every_step_of_the_road_has_its_page(house, client):
    topic = at.published(house).topics.get()
    for step, who, said, status in ROAD:
        client.force_login(getattr(house, who))
        place = address(topic, step)
        assert client.get(place).status_code == 200, step
        answer = client.post(place, said)
        assert answer.status_code == 302, (step, answer.context and answer.context["form"].errors)
        topic.refresh_from_db()
        assert topic.status == status, step
    page = client.get(topic.get_absolute_url()).content.decode()
    for words in ("床位紧张", "第二部分", "提高补贴", "还差一处", "测评结果为满意", "补贴已经兑现", "办结"):
        assert words in page, words


def test_a_paper_without_words_or_file_and_a_poll_without_figures_are_refused_at_the_field(house, client):
    topic = at.walked(house, S.PREPARING)
    client.force_login(house.handler)
    page = client.post(address(topic, "submit_draft"), {"text": " "}).content.decode()
    assert "请上传报告稿，或者写明内容。" in page
    topic = at.walked(house, S.DISTRIBUTED, year=2028)
    client.force_login(house.officer)
    said = {"on": "2026-11-20", "at": "会议", "yes": "3"}
    assert "请填写全体组成人员。" in client.post(address(topic, "hear"), said).content.decode()
    assert Topic.objects.get(pk=topic.pk).status == S.DISTRIBUTED


def test_an_uploaded_draft_is_read_by_committee_and_organ_and_by_nobody_else(house, client):
    topic = at.walked(house, S.PREPARING)
    client.force_login(house.handler)
    upload = SimpleUploadedFile("报告稿.pdf", PDF)
    assert client.post(address(topic, "submit_draft"), {"files": upload}).status_code == 302
    place = f"/supervision/topics/{topic.code}/papers/{topic.papers.get(purpose='draft').pk}/"
    for who, status in ((house.handler, 200), (house.keeper, 200), (house.deputy, 404), (house.dispatcher, 404)):
        client.force_login(who)
        assert client.get(place).status_code == status, who


def test_the_opinion_is_printed_as_it_was_issued_and_only_for_who_has_a_part_in_it(house, client):
    topic = at.walked(house, S.OPINION_ISSUED)
    place = f"/supervision/topics/{topic.code}/opinions/1.pdf"
    client.force_login(house.handler)
    assert client.get(place)["Content-Type"] == "application/pdf"
    client.force_login(house.deputy)
    assert client.get(place).status_code == 404
    public = f"/supervision/public/topics/{topic.code}/opinions/1.pdf"
    assert client.get(public).status_code == 404


def test_evidence_is_fetched_by_who_reads_the_item(house, client):
    topic = at.walked(house, S.OPINION_ISSUED)
    item = topic.opinions.get().items.first()
    client.force_login(house.handler)
    said = {"text": "见照片", "is_result": "1", "files": SimpleUploadedFile("照片.pdf", PDF)}
    assert client.post(address(topic, "items/1/report_item"), said).status_code == 302
    reply = item.replies.get()
    place = f"/supervision/topics/{topic.code}/replies/{reply.pk}/{reply.files.get().pk}/"
    assert client.get(place).status_code == 200
    client.force_login(house.deputy)
    assert client.get(place).status_code == 404


def test_a_unit_with_one_item_reads_its_item_and_no_other(house, client):
    topic = at.walked(house, S.DELIBERATED)
    other = make.unit("望川区财政局")
    clerk = make.user("handler", other, name="财政钱")
    items = [
        {"text": "提高补贴", "unit": other, "due_on": None}, {"text": "秘密的另一项", "unit": house.bureau, "due_on": None},
    ]  # fmt: skip
    actions.draft_opinion(topic, by=house.keeper, assessment="好", problems="", advice="办", items=items)
    client.force_login(clerk)
    assert client.get(topic.get_absolute_url()).status_code == 404
    actions.issue_opinion(
        topic, by=house.officer, office=house.office, adopted_on=date(2026, 11, 20), adopted_at="主任会议"
    )
    page = client.get(topic.get_absolute_url()).content.decode()
    assert "提高补贴" in page and "秘密的另一项" not in page and "填报办理情况" in page


def test_the_page_of_a_topic_asks_as_often_with_one_item_as_with_eight(house, client, django_assert_num_queries):
    topic = at.walked(house, S.OPINION_ISSUED)
    client.force_login(house.officer)
    client.get("/notices/")
    for first in (3, 9):
        with django_assert_num_queries(25):
            assert client.get(topic.get_absolute_url()).status_code == 200
        opinion = topic.opinions.get()
        for number in range(first, first + 6):
            opinion.items.create(number=number, text="又一项", unit=house.bureau, status="open")
