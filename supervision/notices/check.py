"""Inquiries tell their askers; a rare form without a topic speaks to its organ in the words of the topics."""

from congress.notices.kinds import Kind
from congress.notices.outbox import post
from supervision.notices.road import to_organ


def interpellated(case, ask):
    """受质询机关: when it is to answer."""
    to_organ(case, ask)


QUESTION = {"询问": ("about.title", "“关于养老服务体系建设情况的报告”专题询问")}
QUESTION |= {"日期": ('about.held_on|date:"n月j日"', "9月24日"), "题号": ("number", "3")}
QUESTION |= {"问题": ("text", "护理员从哪里来？")}
KINDS = [Kind("supervision_asker", "专题询问：请您提问", QUESTION, ("email", "sms"))]


def asker_named(question):
    """提问人: which question is his to put, and when."""
    if question.asker_user_id:
        post(
            "supervision_asker", to=[question.asker_user], about=question.inquiry, once=str(question.pk),
            number=question.number, text=question.text[:200],
        )  # fmt: skip
