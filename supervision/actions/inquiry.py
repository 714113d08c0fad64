"""专题询问 before the sitting: the plan, who answers, the question bank, the chairs' meeting (监督法第四十七条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.pages.dates import full_day
from congress.workflow.flow import NotYours
from congress.workflow.wanted import want_past
from supervision import notices, rules
from supervision.flow import INQUIRY, TOPIC
from supervision.models import Inquiry, PlainInquiry, Question, Respondent, Topic

HTTPS = "直播地址须以 https:// 开头。"


def _check(facts: dict) -> None:
    if facts.get("stream") and not facts["stream"].startswith("https://"):
        raise ValidationError({"stream": HTTPS})


@transaction.atomic
def plan_inquiry(topic: Topic, *, by, **facts) -> Inquiry:
    """起草方案: how it is organised, what is asked about, when, and who reports of it."""
    if not rules.may_inquire(by, topic):
        raise NotYours(f"{by} may not plan an inquiry of {topic}")
    _check(facts)
    made = Inquiry.objects.create(topic=topic, **facts)
    with INQUIRY.take("plan_inquiry", made, by=by) as (made, told):
        told["said"] = full_day(made.held_on)
    return made


def draft_inquiry(inquiry: Inquiry, *, by, **facts) -> Inquiry:
    _check(facts)
    with INQUIRY.take("draft_inquiry", inquiry, by=by) as (inquiry, told):
        for name, value in facts.items():
            setattr(inquiry, name, value)
        told["said"] = full_day(inquiry.held_on)
    return inquiry


def name_respondent(inquiry: Inquiry, *, by, name: str, title: str, unit) -> Respondent:
    """确定应询人: 有关机关负责人应当到会 (监督法第四十七条)."""
    with INQUIRY.take("name_respondent", inquiry, by=by) as (inquiry, told):
        if inquiry.respondents.filter(name=name, unit=unit).exists():
            raise ValidationError({"name": f"{name}已经在应询人里。"})
        made = Respondent.objects.create(inquiry=inquiry, name=name, title=title, unit=unit)
        told["said"] = str(made)
    return made


def prepare_question(inquiry: Inquiry, *, by, text: str, asker_user=None, asker: str = "", respondent=None) -> Question:
    """加入题库: a question and who is to ask it."""
    asker = asker_user.name if asker_user else asker.strip()
    if not asker:
        raise ValidationError({"asker": "请选择账号或者填写提问人。"})
    with INQUIRY.take("prepare_question", inquiry, by=by) as (inquiry, told):
        made = add_question(
            inquiry, Question.Origin.PREPARED, text=text, asker=asker, asker_user=asker_user, respondent=respondent
        )
        told["said"] = f"第{made.number}题，{asker}"
        notices.asker_named(made)
    return made


def add_question(inquiry: Inquiry, origin: str, **facts) -> Question:
    """With the next number; the inquiry is locked."""
    return Question.objects.create(inquiry=inquiry, origin=origin, number=1 + inquiry.questions.count(), **facts)


def adopt_inquiry(inquiry: Inquiry, *, by, adopted_on: date, adopted_at: str) -> Inquiry:
    """主任会议通过方案; the organ is told when its heads are wanted."""
    want_past("通过日期", adopted_on=adopted_on)
    with INQUIRY.take("adopt_inquiry", inquiry, by=by) as (inquiry, told):
        inquiry.adopted_on, inquiry.adopted_at = adopted_on, adopted_at
        told["said"] = f"{full_day(adopted_on)}{adopted_at}"
        if inquiry.topic.organ_id:
            notices.to_organ(inquiry.topic, f"定于{full_day(inquiry.held_on)}举行专题询问，请有关负责人到会应询")
    return inquiry


def note_inquiry(topic: Topic, *, by, on: date, at: str, asker: str, question: str, respondent: str, answer: str):
    """记录询问: a question put while the matter was deliberated (监督法第四十六条)."""
    want_past(on=on)
    with TOPIC.take("note_inquiry", topic, by=by) as (topic, told):
        told["said"] = f"{asker}询问，{respondent}回答"
        return PlainInquiry.objects.create(
            topic=topic, on=on, at=at, asker=asker, question=question, respondent=respondent, answer=answer, by=by
        )
