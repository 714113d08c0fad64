"""专题询问 in the room: questions, answers, follow-up questions, promises, polls, and what becomes of them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import now

from congress.workflow.wanted import want_past
from supervision.actions.carrying import add_items
from supervision.actions.hearing import judged
from supervision.actions.inquiry import add_question
from supervision.documents.inquiry import where
from supervision.flow import INQUIRY
from supervision.models import Answer, AnswerPromise, Inquiry, Question


def open_inquiry(inquiry: Inquiry, *, by, on: date) -> Inquiry:
    """开始询问, on the day it is really held."""
    want_past("询问日期", on=on)
    with INQUIRY.take("open_inquiry", inquiry, by=by) as (inquiry, told):
        inquiry.held_on = on
        told["said"] = where(inquiry)
    return inquiry


def raise_question(inquiry: Inquiry, *, by, question: Question) -> Question:
    """A question of the bank is put."""
    with INQUIRY.take("raise_question", inquiry, by=by) as (inquiry, told):
        question = inquiry.questions.get(pk=question.pk)
        if question.asked_at:
            raise ValidationError("这个问题已经问过了。")
        question.asked_at = now()
        question.save(update_fields=["asked_at"])
        told["said"] = f"第{question.number}题，{question.asker}"
    return question


def ask_question(inquiry: Inquiry, *, by, text: str, asker: str, respondent=None) -> Question:
    """现场提问: a question nobody had prepared."""
    facts = {"text": text, "asker": asker, "respondent": respondent, "asked_at": now()}
    with INQUIRY.take("ask_question", inquiry, by=by) as (inquiry, told):
        made = add_question(inquiry, Question.Origin.SPOT, **facts)
        told["said"] = f"第{made.number}题，{asker}"
    return made


def answer_question(inquiry: Inquiry, *, by, question: Question, respondent, text: str) -> Answer:
    """记录回答; a correction by the same way while the sitting lasts."""
    if question.asked_at is None:
        raise ValidationError("这个问题还没有提问。")
    with INQUIRY.take("answer_question", inquiry, by=by) as (inquiry, told):
        facts = {"respondent": respondent, "text": text, "by": by}
        answer, _ = Answer.objects.update_or_create(question=question, defaults=facts)
        told["said"] = f"第{question.number}题，{respondent.name}"
    return answer


def follow_up(inquiry: Inquiry, *, by, question: Question, text: str, asker: str) -> Question:
    """追问: what the answer left open, put to whom answered."""
    answer = answer_of(question)
    with INQUIRY.take("follow_up", inquiry, by=by) as (inquiry, told):
        facts = {"text": text, "asker": asker, "respondent": answer.respondent, "follows": answer, "asked_at": now()}
        made = add_question(inquiry, Question.Origin.FOLLOW_UP, **facts)
        told["said"] = f"第{made.number}题，追问第{question.number}题，{asker}"
    return made


def answer_of(question: Question) -> Answer:
    if question.reply is None:
        raise ValidationError("还没有记录回答。")
    return question.reply


def note_promise(inquiry: Inquiry, *, by, question: Question, text: str, unit=None, due_on: date | None = None):
    """记录承诺: what was promised in the answer, by which unit, until when."""
    answer = answer_of(question)
    if due_on and due_on <= inquiry.held_on:
        raise ValidationError({"due_on": "完成时限应当晚于询问日期。"})
    with INQUIRY.take("note_promise", inquiry, by=by) as (inquiry, told):
        unit = unit or answer.respondent.unit
        told["said"] = f"第{question.number}题，{unit.label}"
        return AnswerPromise.objects.create(answer=answer, text=text, unit=unit, due_on=due_on)


def poll_answer(inquiry: Inquiry, *, by, question: Question, votes: dict) -> Answer:
    """测评回答 by the district's rule, as a report is (settings 37, 38)."""
    answer = answer_of(question)
    verdict, words = judged(votes, inquiry.held_on)
    with INQUIRY.take("poll_answer", inquiry, by=by) as (inquiry, told):
        answer.votes, answer.verdict, answer.words = votes, verdict, words
        answer.save(update_fields=["votes", "verdict", "words"])
        told["said"] = f"第{question.number}题，{words}"
    return answer


def end_inquiry(inquiry: Inquiry, *, by) -> Inquiry:
    """询问结束: every question that was put has its answer."""
    with INQUIRY.take("end_inquiry", inquiry, by=by) as (inquiry, told):
        told["said"] = f"{inquiry.questions.filter(asked_at__isnull=False).count()} 问"
    return inquiry


def take_promises(inquiry: Inquiry, *, by) -> Inquiry:
    """承诺列入审议意见: each promise not yet taken becomes an item of the draft (监督法第五十条)."""
    with INQUIRY.take("take_promises", inquiry, by=by) as (inquiry, told):
        left = AnswerPromise.objects.filter(answer__question__inquiry=inquiry, is_taken=False)
        rows = [(row.text, row.unit, row.due_on) for row in left.select_related("unit")]
        words = {"assessment": f"{where(inquiry)}进行了专题询问。", "problems": "", "advice": "落实专题询问中的承诺。"}
        add_items(inquiry.topic, rows, by=by, words=words)
        left.update(is_taken=True)
        told["said"] = f"{len(rows)} 项"
    return inquiry
