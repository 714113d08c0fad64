"""专题询问 before the sitting: the plan, respondents, the question bank, the chairs' meeting; and 询问 in a line."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import Inquiry, TopicStatus
from supervision.models import InquiryStatus as S
from supervision.queries.inquiry import inquiries_visible_to
from tests import make
from tests.supervision import asked as at
from tests.supervision import house as at_house

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def house():
    return at_house.gather()


def test_an_inquiry_belongs_to_a_topic_that_names_it_and_to_its_committee(house):
    matter = at_house.walked(house, TopicStatus.PREPARING, methods=["report"])
    with pytest.raises(NotYours):
        actions.plan_inquiry(matter, by=house.keeper, **at.facts())
    row = at.planned(house, at=at.topic(house, TopicStatus.PREPARING, year=2028))
    with pytest.raises(NotYours):
        actions.draft_inquiry(row, by=house.stranger, **at.facts())
    row = actions.draft_inquiry(row, by=house.keeper, **at.facts(proposer="members", proposed_by="张三等", proposers=5))
    assert row.get_proposer_display() == "常委会组成人员" and row.proposers == 5


def test_a_stream_is_taken_by_https_alone_in_the_form_the_step_and_the_table(house, client):
    row = at.planned(house)
    with pytest.raises(ValidationError, match="https"):
        actions.draft_inquiry(row, by=house.keeper, **at.facts(stream="http://live.example.cn/1"))
    client.force_login(house.keeper)
    for stream in ("http://live.example.cn", "javascript:alert(1)"):
        page = client.post(
            f"{row.get_absolute_url()}draft_inquiry/",
            {**at.facts(stream=stream), "proposer": "chairs", "form": "joint"},
        )
        assert "https:// 开头" in page.content.decode(), stream
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.update(stream="ftp://live.example.cn")


def test_the_plan_goes_to_the_chairs_with_respondents_and_questions_and_the_organ_is_told(house):
    row = actions.plan_inquiry(at.topic(house), by=house.keeper, **at.facts())
    chairs = {"by": house.officer, "adopted_on": date(2026, 11, 20), "adopted_at": "主任会议"}
    with pytest.raises(TooLate, match="应询人"):
        actions.adopt_inquiry(row, **chairs)
    actions.name_respondent(row, by=house.keeper, name="马局长", title="局长", unit=house.bureau)
    with pytest.raises(ValidationError, match="已经在应询人里"):
        actions.name_respondent(row, by=house.keeper, name="马局长", title="局长", unit=house.bureau)
    with pytest.raises(TooLate, match="题库"):
        actions.adopt_inquiry(row, **chairs)
    with pytest.raises(ValidationError, match="提问人"):
        actions.prepare_question(row, by=house.keeper, text="？", asker=" ")
    actions.prepare_question(row, by=house.keeper, text="护理员从哪里来？", asker="张三")
    assert actions.adopt_inquiry(row, **chairs).status == S.ADOPTED
    assert Notice.objects.filter(to=house.handler, text__contains="负责人到会应询").exists()


def test_the_bank_is_the_houses_own_and_an_asker_reads_the_own_question(house, client):
    row = at.walked(house, S.ADOPTED)
    sides = (
        (house.handler, ()),
        (house.deputy, ("护理员从哪里来",)),
        (house.leader, ("护理员从哪里来", "资金怎么保障")),
    )
    for who, reads in sides:
        client.force_login(who)
        page = client.get(row.get_absolute_url()).content.decode()
        assert [words for words in ("护理员从哪里来", "资金怎么保障") if words in page] == list(reads), who
    other = make.deputy("另一位").user
    assert not inquiries_visible_to(other).exists()


def test_a_plain_inquiry_is_one_line_on_its_topic(house, client):
    matter = at.topic(house, TopicStatus.DELIBERATED)
    client.force_login(house.keeper)
    said = {
        "on": "2026-11-20",
        "at": "常委会会议",
        "asker": "张三",
        "question": "补贴发了吗？",
        "respondent": "马局长",
        "answer": "已发。",
    }
    assert client.post(f"{matter.get_absolute_url()}inquiries/note/", said).status_code == 302
    page = client.get(matter.get_absolute_url()).content.decode()
    assert "补贴发了吗？" in page and matter.entries.get(step="note_inquiry").line == "张三询问，马局长回答"


def test_everybody_finds_the_stream_of_a_sitting_to_come_and_none_of_a_draft(client, house):
    row = at.planned(house, held_on=date(2026, 11, 27))
    assert "live.example.cn" not in client.get("/supervision/public/").content.decode()
    actions.adopt_inquiry(row, by=house.officer, adopted_on=date(2026, 11, 20), adopted_at="主任会议")
    assert 'href="https://live.example.cn/1"' in client.get("/supervision/public/").content.decode()
