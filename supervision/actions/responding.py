"""研究处理情况: commented on before it is final, reported, then noted, heard again or sent back (监督法第十七条)."""

from datetime import date

from django.utils.timezone import localdate

from congress.surveys.majority import Verdict
from congress.workflow.wanted import want_past, want_words
from supervision import deadlines, notices
from supervision.actions.hearing import count, judged
from supervision.actions.papers import keep
from supervision.flow import TOPIC
from supervision.models import ItemStatus, OpinionItem, PaperPurpose, Poll, ReviewOpinion, Topic


def submit_plan(topic: Topic, *, by, files=(), text: str = "") -> Topic:
    with TOPIC.take("submit_plan", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.HANDLING_PLAN, by=by, files=files, text=text)
        deadlines.meet(topic, "opinion.plan")
        told["said"] = f"第{topic.round}轮"
        notices.to_committee(topic, "已报送研究处理方案")
    return topic


def send_response(topic: Topic, *, by, files=(), text: str = "") -> Topic:
    """送征求意见: 由其办事机构送专委会、工作机构征求意见; every item has its result by then."""
    with TOPIC.take("send_response", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.RESPONSE_DRAFT, by=by, files=files, text=text)
        told["said"] = f"第{topic.round}轮"
        notices.to_committee(topic, "研究处理情况报告送来征求意见，请反馈")
    return topic


def comment_response(topic: Topic, *, by, files=(), text: str = "") -> Topic:
    with TOPIC.take("comment_response", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.RESPONSE_COMMENTS, by=by, files=files, text=text)
        told["said"] = "意见已反馈"
        notices.to_organ(topic, "对研究处理情况报告的意见已反馈，请修改后向常委会报告")
    return topic


def submit_response(topic: Topic, *, by, files=(), text: str = "") -> Topic:
    """向常委会提出书面报告; its clock is met."""
    with TOPIC.take("submit_response", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.RESPONSE, by=by, files=files, text=text)
        deadlines.meet(topic, "opinion.response", "opinion.rerun", "opinion.plan")
        told["said"] = f"第{topic.round}轮"
        notices.to_office(topic, "研究处理情况已报告，请提请主任会议研究")
    return topic


def note_response(topic: Topic, *, by, note: str = "") -> Topic:
    """主任会议研究，印发组成人员."""
    with TOPIC.take("note_response", topic, by=by, note=note) as (topic, _told):
        topic.outcome = "研究处理情况已印发组成人员"
    return topic


def bring_back(topic: Topic, *, by, note: str = "") -> Topic:
    """主任会议决定提请常委会审议 (监督法第十七条)."""
    with TOPIC.take("bring_back", topic, by=by, note=note) as (topic, _told):
        topic.outcome = "研究处理情况再次提请常委会审议"
    return topic


def rerun(topic: Topic, *, by, note: str) -> Topic:
    """重新研究处理: the chairs' meeting is not content; a new round begins with the items that are not settled."""
    want_words("请写明重新研究处理的理由。", note=note)
    with TOPIC.take("rerun", topic, by=by, note=note) as (topic, told):
        told["said"] = f"第{topic.round + 1}轮"
        _again(topic, localdate())
        notices.to_organ(topic, f"研究处理情况须重新研究处理：{note.strip()}")
    return topic


def poll_response(topic: Topic, *, by, on: date, votes: dict) -> Topic:
    """常委会测评: not satisfied → another round of three months (law.md §7.5); otherwise done."""
    want_past("测评日期", on=on)
    with TOPIC.take(_step_of(votes, on), topic, by=by) as (topic, told):
        poll = count(topic, Poll.Of.RESPONSE, on, votes)
        told["said"] = topic.outcome = poll.words
        if poll.verdict == "unsatisfied":
            _again(topic, on)
            notices.to_organ(topic, f"测评结果为不满意，须在{topic.opinions.last().due_on:%Y年%m月%d日}前再次报告")
    return topic


def _step_of(votes, on) -> str:
    """Which of the two ways the votes lead; nothing is kept of this look ahead."""
    return "fail_response" if judged(votes, on)[0] == Verdict.UNSATISFIED else "poll_response"


def _again(topic: Topic, on: date) -> None:
    """The next round: the opinion goes on with what is not settled, from that day with the limit of a second report."""
    last = topic.opinions.get(round=topic.round)
    topic.round += 1
    clock = deadlines.start(topic, "opinion.rerun", on=on)
    opinion = ReviewOpinion.objects.create(
        topic=topic, round=topic.round, assessment=last.assessment, problems=last.problems, advice=last.advice,
        adopted_on=on, adopted_at=last.adopted_at, doc_no=last.doc_no, issued_on=on, due_on=clock.due_on,
        facts=last.facts,
    )  # fmt: skip
    left = last.items.exclude(status=ItemStatus.SETTLED)
    for number, item in enumerate(left, 1):
        again = OpinionItem.objects.create(
            opinion=opinion, number=number, text=item.text, unit=item.unit, status=ItemStatus.OPEN, due_on=clock.due_on
        )
        deadlines.start_item(again, on=on, due_on=clock.due_on)
