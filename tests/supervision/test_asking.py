"""专题询问 in the room: question, answer, follow-up, promise, poll; and promises that become items of the opinion."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import InquiryStatus as S
from supervision.models import Question
from supervision.queries.inquiry import asked, whole
from tests import make
from tests.supervision import asked as at
from tests.supervision import house as at_house

pytestmark = pytest.mark.django_db
VOTES = {"total": 31, "present": 29, "yes": 10, "basic": 8, "no": 10, "invalid": 1}


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    with time_machine.travel("2026-11-20 09:00+08:00", tick=True) as clock:
        yield clock


@pytest.fixture
def house():
    return at_house.gather()


def test_a_follow_up_is_linked_to_the_answer_and_goes_to_who_gave_it(house):
    row = at.walked(house, S.SITTING)
    first = row.questions.get(number=1)
    more = actions.follow_up(row, by=house.keeper, question=first, text="去年培训了多少？", asker="张三")
    assert (more.number, more.follows, more.respondent) == (3, first.reply, row.respondents.get())
    spot = actions.ask_question(row, by=house.keeper, text="床位够吗？", asker="王五")
    with pytest.raises(ValidationError, match="还没有记录回答"):
        actions.follow_up(row, by=house.keeper, question=spot, text="？", asker="王五")
    order = [question.origin for question in asked(whole(row))]
    assert order == [Question.Origin.PREPARED, Question.Origin.FOLLOW_UP, Question.Origin.SPOT]
    with pytest.raises(ValidationError, match="已经问过"):
        actions.raise_question(row, by=house.keeper, question=first)
    with pytest.raises(NotYours):
        actions.ask_question(row, by=house.handler, text="？", asker="王五")


def test_an_answer_is_graded_by_the_rule_of_the_district(house):
    row = at.walked(house, S.SITTING)
    answer = actions.poll_answer(row, by=house.keeper, question=row.questions.get(number=1), votes=VOTES)
    assert answer.verdict == "basic"  # 18 of 31
    with pytest.raises(ValidationError, match="出席人数"):
        actions.poll_answer(row, by=house.keeper, question=row.questions.get(number=1), votes={**VOTES, "present": 3})


def test_the_sitting_ends_when_every_question_put_has_its_answer(house):
    row = at.walked(house, S.ADOPTED)
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.open_inquiry(row, by=house.keeper, on=date(2026, 11, 21))
    row = actions.open_inquiry(row, by=house.keeper, on=date(2026, 11, 20))
    with pytest.raises(TooLate, match="还没有提问"):
        actions.end_inquiry(row, by=house.keeper)
    with pytest.raises(ValidationError, match="还没有提问"):
        actions.answer_question(
            row, by=house.keeper, question=row.questions.get(number=2), respondent=row.respondents.get(), text="好"
        )
    actions.raise_question(row, by=house.keeper, question=row.questions.get(number=1))
    with pytest.raises(TooLate, match="1 个问题没有记录回答"):
        actions.end_inquiry(row, by=house.keeper)
    at.answered(row, house)
    assert actions.end_inquiry(row, by=house.keeper).status == S.HELD


def test_a_promise_becomes_an_item_of_the_opinion_once_with_unit_and_day(house):
    row = at.walked(house, S.HELD)
    first = row.questions.get(number=1)
    with pytest.raises(ValidationError, match="晚于询问日期"):
        actions.note_promise(row, by=house.keeper, question=first, text="培训", due_on=date(2026, 11, 20))
    actions.note_promise(row, by=house.keeper, question=first, text="培训二百人", due_on=date(2027, 3, 1))
    with pytest.raises(TooLate, match="审议以后"):
        actions.take_promises(row, by=house.keeper)
    topic = actions.hear(row.topic, by=house.officer, on=date(2026, 11, 20), at="常委会会议")
    items = [{"text": "已有的一项", "unit": house.bureau, "due_on": None}]
    actions.draft_opinion(topic, by=house.keeper, assessment="较好", problems="", advice="办", items=items)
    actions.take_promises(at.again(row), by=house.keeper)
    opinion = topic.opinions.get()
    assert opinion.assessment == "较好"
    rows = list(opinion.items.values_list("text", "unit", "due_on"))
    assert rows == [("已有的一项", house.bureau.pk, None), ("培训二百人", house.bureau.pk, date(2027, 3, 1))]
    with pytest.raises(TooLate, match="没有还未列入"):
        actions.take_promises(at.again(row), by=house.keeper)


def test_every_step_has_its_page_and_the_sitting_shows_what_it_asked_for(house, client):
    row, chief = at.planned(house), house.keeper
    client.force_login(chief)
    who = row.respondents.get().pk
    for step, said in (
        ("draft_inquiry", {**at.facts(), "proposer": "chairs", "form": "joint"}),
        ("name_respondent", {"name": "钱科长", "title": "科长", "unit": house.bureau.pk}),
        ("prepare_question", {"text": "第三题？", "asker": "王五"}),
    ):
        answer = client.post(f"{row.get_absolute_url()}{step}/", said)
        assert answer.status_code == 302, (step, answer.context["form"].errors)
    actions.adopt_inquiry(row, by=house.officer, adopted_on=date(2026, 11, 20), adopted_at="主任会议")
    assert client.post(f"{row.get_absolute_url()}open_inquiry/", {"on": "2026-11-20"}).url.endswith("/sitting/")
    step = f"{row.get_absolute_url()}questions/{row.questions.get(number=1).pk}/"
    for name, said in (
        ("raise_question", {}), ("answer_question", {"respondent": who, "text": "年内培训。"}),
        ("follow_up", {"asker": "张三", "text": "几月？"}), ("note_promise", {"text": "培训二百人"}), ("poll_answer", VOTES),
    ):  # fmt: skip
        assert client.post(f"{step}{name}/", said).status_code == 302, name
        page = client.get(f"{row.get_absolute_url()}sitting/").content.decode()
        assert str(said.get("text", "提问")) in page, name
    assert "正在回答" in page and "测评结果为基本满意" in page


def test_the_record_is_for_the_house_and_who_was_in_the_room(house, client):
    row = at.walked(house, S.HELD)
    for who, status in ((house.keeper, 200), (house.handler, 200), (house.deputy, 404)):
        client.force_login(who)
        assert client.get(f"{row.get_absolute_url()}record.pdf").status_code == status, who
        assert client.get(f"{row.get_absolute_url()}plan.pdf").status_code == status, who
    client.force_login(house.handler)
    assert client.get(f"{row.get_absolute_url()}sitting/").status_code == 403
