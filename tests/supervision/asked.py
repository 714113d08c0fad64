"""Inquiries at each stage, for tests: one respondent, two questions in the bank."""

from django.utils.timezone import localdate

from supervision import actions
from supervision.models import Inquiry, InquiryStatus, TopicStatus
from tests.supervision import house as at_house

S = InquiryStatus


def facts(**more) -> dict:
    return {
        "content": "养老服务设施和队伍。", "arrangement": "联组会议，先汇报后询问。", "press": "现场直播。", "held_on": localdate(),
        "held_at": "常委会第十二次会议", "stream": "https://live.example.cn/1", **more,
    }  # fmt: skip


def topic(house, stage=TopicStatus.DISTRIBUTED, **known):
    return at_house.walked(house, stage, **known)


def planned(house, at=None, **more) -> Inquiry:
    """With its respondent and its bank; not yet adopted."""
    row = actions.plan_inquiry(at or topic(house), by=house.keeper, **facts(**more))
    actions.name_respondent(row, by=house.keeper, name="马局长", title="局长", unit=house.bureau)
    asker = getattr(house, "deputy", None)
    actions.prepare_question(row, by=house.keeper, text="护理员从哪里来？", asker_user=asker, asker="张三")
    actions.prepare_question(row, by=house.keeper, text="资金怎么保障？", asker="李四")
    return again(row)


def again(row: Inquiry) -> Inquiry:
    return Inquiry.objects.get(pk=row.pk)


def answered(row: Inquiry, house, number=1, text="年内培训二百人。"):
    question = row.questions.get(number=number)
    if question.asked_at is None:
        actions.raise_question(row, by=house.keeper, question=question)
        question.refresh_from_db()
    said = {"respondent": row.respondents.get(), "text": text}
    actions.answer_question(row, by=house.keeper, question=question, **said)
    return row.questions.get(number=number)


def walked(house, stage, **more) -> Inquiry:
    """By the real steps as far as ``stage``; once it sits, the first question is answered."""
    row = planned(house, **more)
    if stage == S.DRAFTED:
        return row
    row = actions.adopt_inquiry(row, by=house.officer, adopted_on=localdate(), adopted_at="第105次主任会议")
    if stage == S.ADOPTED:
        return row
    row = actions.open_inquiry(row, by=house.keeper, on=localdate())
    answered(row, house)
    return again(row) if stage == S.SITTING else actions.end_inquiry(row, by=house.keeper)


def places(at: dict[str, dict], world, house) -> None:
    """An inquiry at each stage in the world of tests (tests/world.py)."""
    matter = topic(house, year=2055)
    at["topic to inquire"] = {"code": matter.code}
    for stage in S:
        row = walked(house, stage, at=matter)
        at[f"{stage} inquiry"] = {"code": matter.code, "pk": row.pk}
        if stage == S.SITTING:
            at["answered question"] = {**at["sitting inquiry"], "question": row.questions.get(number=1).pk}
            at["question of bank"] = {**at["sitting inquiry"], "question": row.questions.get(number=2).pk}
