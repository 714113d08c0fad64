"""Made public, looked at again every year, and closed only then (监督法第十七条; 监督一年+跟踪N年)."""

from datetime import date

from django.utils.timezone import localdate, now

from congress.workflow.wanted import want_past
from supervision import deadlines, notices
from supervision.actions.papers import keep
from supervision.flow import TOPIC
from supervision.models import PaperPurpose, Topic, YearCheck


def publish_topic(topic: Topic, *, by) -> Topic:
    """公布: 报告、审议意见、研究处理情况报告 go to deputies and to the public."""
    with TOPIC.take("publish_topic", topic, by=by) as (topic, _told):
        topic.published_at = now()
        notices.topic_published(topic)
    return topic


def track_topic(topic: Topic, *, by, years: int) -> Topic:
    with TOPIC.take("track_topic", topic, by=by) as (topic, told):
        topic.tracking_years, told["said"] = years, f"跟踪 {years} 年，每年检查一次"
        deadlines.start(topic, "tracking.check", on=localdate())
    return topic


def record_check(topic: Topic, *, by, on: date, finding: str, place: str = "", files=()) -> Topic:
    """记录年度检查: what stands a year later, seen on the spot, with its pictures."""
    want_past("检查日期", on=on)
    with TOPIC.take("record_check", topic, by=by) as (topic, told):
        number = 1 + topic.checks.count()
        YearCheck.objects.create(topic=topic, number=number, on=on, place=place, finding=finding, by=by)
        if files:
            keep(topic, PaperPurpose.CHECK, by=by, files=files, title=f"第{number}年检查")
        deadlines.meet(topic, "tracking.check")
        if number < topic.tracking_years:
            deadlines.start(topic, "tracking.check", on=on)
        told["said"] = f"第{number}年（共{topic.tracking_years}年）"
    return topic


def close_topic(topic: Topic, *, by, note: str = "") -> Topic:
    """办结: never without result and publication (监督闭环)."""
    with TOPIC.take("close_topic", topic, by=by, note=note) as (topic, _told):
        deadlines.void(topic)
    return topic
