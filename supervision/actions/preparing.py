"""Before the meeting: the plan of work, research, what all sides want, the draft and its comments, the report."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.pages.dates import full_day
from congress.workflow.wanted import want_past
from supervision import deadlines, notices
from supervision.actions.papers import keep
from supervision.flow import TOPIC
from supervision.models import CollectedOpinion, Method, PaperPurpose, Research, Topic


def start_work(topic: Topic, *, by, text: str = "", files=()) -> Topic:
    """制定实施方案: who works on it, by which ways, until when."""
    with TOPIC.take("start_work", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.PLAN, by=by, files=files, text=text)
        told["said"] = "实施方案已定"
    return topic


def set_day(topic: Topic, *, by, on: date) -> Topic:
    """确定上会日期: the first day of the meeting; T−20, T−10 and T−7 count back from it (监督法第十五条)."""
    if on < localdate():
        raise ValidationError({"on": "上会日期不能早于今天。"})
    with TOPIC.take("set_day", topic, by=by) as (topic, told):
        topic.meeting_day, told["said"] = on, full_day(on)
        if Method.REPORT in topic.methods or Method.INSPECTION in topic.methods:
            deadlines.count_back(topic)
        notices.to_organ(topic, f"定于{full_day(on)}召开的常委会会议听取和审议，请按期报送报告")
    return topic


def record_research(topic: Topic, *, by, files=(), **facts) -> Topic:
    """记录调研 (监督法第十三条): visits, talks, groups of deputies, experts; its report joins the papers."""
    want_past("调研日期", on=facts["on"])
    with TOPIC.take("record_research", topic, by=by) as (topic, told):
        made = Research.objects.create(topic=topic, by=by, **facts)
        if files:
            keep(topic, PaperPurpose.RESEARCH, by=by, files=files)
        told["said"] = f"{made.on:%Y-%m-%d}{made.get_channel_display()}，{made.people[:60]}"
    return topic


def collect_opinions(topic: Topic, *, by, lines: list[str], origin: str = "") -> Topic:
    """转交各方面意见: one line each, numbered; the organ answers every one of them in its report (监督法第十四条)."""
    lines = [line.strip() for line in lines if line.strip()]
    if not lines:
        raise ValidationError({"lines": "请至少写一条意见。"})
    with TOPIC.take("collect_opinions", topic, by=by) as (topic, told):
        first, today = 1 + topic.collected.count(), localdate()
        CollectedOpinion.objects.bulk_create(
            CollectedOpinion(topic=topic, number=number, text=line[:1000], origin=origin, sent_on=today)
            for number, line in enumerate(lines, first)
        )
        told["said"] = f"{len(lines)} 条"
        notices.to_organ(topic, f"转来各方面意见 {len(lines)} 条，请在报告中逐条回应")
    return topic


def answer_collected(topic: Topic, *, by, answers: dict[int, str]) -> Topic:
    """回应各方面意见: where and how the report answers each; ``answers``: number → words."""
    with TOPIC.take("answer_collected", topic, by=by) as (topic, told):
        count = 0
        for opinion in topic.collected.filter(number__in=answers):
            said = answers[opinion.number].strip()
            if said and said != opinion.answer:
                opinion.answer, opinion.answered_on = said, localdate()
                opinion.save(update_fields=["answer", "answered_on"])
                count += 1
        told["said"] = f"{count} 条"
    return topic


def submit_draft(topic: Topic, *, by, files=(), text: str = "") -> Topic:
    """报送报告稿: 举行会议的二十日前由其办事机构送专委会、工作机构征求意见 (监督法第十五条)."""
    with TOPIC.take("submit_draft", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.DRAFT, by=by, files=files, text=text)
        told["said"] = deadlines.in_time(topic, "report.draft")
        deadlines.meet(topic, "report.draft")
        deadlines.start(topic, "report.comment", on=localdate())
        notices.to_committee(topic, "收到报告稿，请反馈书面意见")
    return topic


def return_comments(topic: Topic, *, by, text: str = "", files=()) -> Topic:
    with TOPIC.take("return_comments", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.COMMENTS, by=by, files=files, text=text)
        deadlines.meet(topic, "report.comment")
        told["said"] = "书面意见已反馈"
        notices.to_organ(topic, "对报告稿的意见已反馈，请修改后报送常委会")
    return topic


def submit_report(topic: Topic, *, by, files=(), text: str = "") -> Topic:
    """报送报告: 举行会议的十日前送交常委会 (监督法第十五条); every opinion handed over is answered in it."""
    with TOPIC.take("submit_report", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.REPORT, by=by, files=files, text=text)
        told["said"] = deadlines.in_time(topic, "report.final")
        deadlines.meet(topic, "report.final")
        notices.to_committee(topic, "报告已送常委会")
    return topic


def distribute(topic: Topic, *, by, note: str = "") -> Topic:
    """发送组成人员: 举行会议的七日前 (监督法第十五条)."""
    with TOPIC.take("distribute", topic, by=by, note=note) as (topic, told):
        told["said"] = deadlines.in_time(topic, "report.to_members")
        deadlines.meet(topic, "report.to_members")
    return topic
