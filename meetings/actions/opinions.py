"""会议意见: collected, handed on with a day, answered, brought back to who said it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.workflow.models import signature
from meetings import notices
from meetings.flow import MEETING, OPINION
from meetings.models import Meeting, Opinion, Participant
from meetings.queries.outcome import own_places
from meetings.rules import is_officer
from proposals import actions as suggesting


def collect_opinion(
    meeting: Meeting, *, by, text: str, item=None, participant: Participant | None = None, from_name: str = "",
) -> Opinion:  # fmt: skip
    """收集意见: the office for whoever spoke, everybody else for themselves."""
    with MEETING.take("collect_opinion", meeting, by=by) as (meeting, facts):
        if not is_officer(by):
            participant = own_places(by, meeting).order_by("capacity", "pk").first()
        elif participant is None and not from_name.strip():
            raise ValidationError({"participant": "请选择提出人，或者填写姓名。"})
        made = Opinion.objects.create(
            meeting=meeting, item=item, participant=participant, text=text.strip(), said_on=localdate(),
            from_name=str(participant) if participant else from_name.strip(),
            from_words=participant.get_capacity_display() if participant else "",
        )  # fmt: skip
        facts["said"] = f"{made.from_name}提出意见"
    return made


def hand_on(opinion: Opinion, *, by, unit, due_on: date, note: str = "") -> Opinion:
    """交办: to the unit or committee that answers, by a day."""
    if due_on < localdate():
        raise ValidationError({"due_on": "答复期限不能早于今天。"})
    with OPINION.take("hand_on", opinion, by=by, note=note) as (opinion, facts):
        opinion.unit, opinion.due_on = unit, due_on
        facts["said"] = f"交{unit.label}，{due_on.month}月{due_on.day}日前答复"
        notices.opinion_handed_on(opinion)
    return opinion


def answer_opinion(opinion: Opinion, *, by, answer: str) -> Opinion:
    """答复: what the unit did about it."""
    with OPINION.take("answer_opinion", opinion, by=by) as (opinion, facts):
        opinion.answer, opinion.answered_on = answer.strip(), localdate()
        opinion.answered_by_name = signature(by)
        facts["said"] = f"{opinion.unit.label}已答复"
        notices.opinion_answered(opinion)
    return opinion


def feed_back(opinion: Opinion, *, by, note: str = "") -> Opinion:
    """反馈: the person hears what became of it."""
    with OPINION.take("feed_back", opinion, by=by, note=note) as (opinion, facts):
        opinion.fed_back_on = localdate()
        told = notices.opinion_fed_back(opinion, note)
        facts["said"] = "平台已通知" if told else "没有账号，已当面或者电话反馈"
    return opinion


def raise_suggestion(opinion: Opinion, *, by, title: str) -> Opinion:
    """提为代表建议: who said it goes on writing it as a suggestion, with its own number, unit and limits."""
    with OPINION.take("raise_suggestion", opinion, by=by) as (opinion, facts):
        deputy = opinion.participant.deputy
        opinion.proposal = suggesting.draft(by=by, deputy=deputy, title=title.strip(), reason=opinion.text)
        facts["said"] = "本人据此起草代表建议"
    return opinion


def set_aside(opinion: Opinion, *, by, note: str) -> Opinion:
    """留作参考: nothing is to be done about it; the reason is kept."""
    with OPINION.take("set_aside", opinion, by=by, note=note) as (opinion, facts):
        facts["said"] = f"留作参考：{note}"[:200]
    return opinion
