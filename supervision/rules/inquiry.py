"""Who prepares and records an inquiry, and what a step still waits for (监督法第四十六条至第五十条)."""

from supervision.models import AnswerPromise, Method, TopicStatus
from supervision.rules.people import is_keeper, is_office, is_staff
from supervision.rules.road import hands_in


def may_inquire(user, topic) -> bool:
    """Begins an inquiry of a planned topic that has it among its methods."""
    return Method.INQUIRY in topic.methods and topic.plan_id is not None and is_keeper(user, topic)


def keeps_inquiry(user, inquiry) -> bool:
    return is_keeper(user, inquiry.topic)


def office_for_inquiry(user, _inquiry) -> bool:
    return is_office(user)


def reads_bank(user, _inquiry) -> bool:
    """The questions before they are asked are the house's own."""
    return is_staff(user)


def reads_sitting(user, inquiry) -> bool:
    """What was asked and answered in the room: the house, and who answers for the organ that was in it."""
    return is_staff(user) or hands_in(user, inquiry.topic) or inquiry.topic.published_at is not None


def inquiry_lacking(inquiry) -> str:
    if not inquiry.respondents.exists():
        return "还没有确定应询人。"
    return "" if inquiry.questions.exists() else "题库是空的，请先准备问题。"


def nobody_answered(inquiry) -> str:
    if not inquiry.questions.filter(asked_at__isnull=False).exists():
        return "还没有提问。"
    open_ones = inquiry.questions.filter(asked_at__isnull=False, answer=None).count()
    return f"还有 {open_ones} 个问题没有记录回答。" if open_ones else ""


def promises_not_for_opinion(inquiry) -> str:
    """Promises become items while the opinion is being drafted, each once."""
    if inquiry.topic.status not in (TopicStatus.DELIBERATED, TopicStatus.OPINION_DRAFTED):
        return "审议以后、审议意见书印发以前，可以列入审议意见。"
    left = AnswerPromise.objects.filter(answer__question__inquiry=inquiry, is_taken=False)
    return "" if left.exists() else "没有还未列入审议意见的承诺。"
