"""年度监督工作计划 as rows of a table, as frozen words, and as a sheet of paper."""

from congress.pages.dates import full_day
from supervision.models import PlanVersion, Topic, TopicStatus, YearPlan
from supervision.queries import of_plan

LABELS = (
    "序号",
    "议题",
    "监督方式",
    "列入理由",
    "监督重点",
    "负责的专委会、工委",
    "报告机关",
    "计划月份",
    "工作方式",
    "状态",
)


def topic_row(place: int, topic: Topic) -> list:
    return [
        place, topic.title, topic.methods_said, topic.reason, topic.focus, _committees(topic),
        topic.organ.name if topic.organ else "", f"{topic.month}月" if topic.month else "", topic.approach,
        topic.get_status_display(),
    ]  # fmt: skip


def _committees(topic: Topic) -> str:
    """The responsible one first."""
    others = [unit.name for unit in topic.joined_by.all()]
    return "、".join([topic.committee.name, *others] if topic.committee else others)


def content(plan: YearPlan) -> dict:
    """The words of a version: what holds on the day it is issued."""
    going = of_plan(plan).exclude(status=TopicStatus.CANCELLED).prefetch_related("joined_by")
    return {"guide": plan.guide, "rows": [_words(topic) for topic in going]}


def _words(topic: Topic) -> dict:
    return {
        "code": topic.code, "title": topic.title, "methods": topic.methods_said, "reason": topic.reason,
        "focus": topic.focus, "committee": _committees(topic), "organ": topic.organ.name if topic.organ else "",
        "month": topic.month, "approach": topic.approach,
    }  # fmt: skip


def paper(version: PlanVersion) -> dict:
    """The context of print/supervision/plan.html: the stored words."""
    return {
        **version.content, "title": version.title, "doc_no": version.doc_no, "changes": version.changes,
        "reason": version.reason,
        "bracket": f"（{full_day(version.adopted_on)}{version.adopted_at}通过）", "issued_on": version.issued_on,
    }  # fmt: skip


def draft_paper(plan: YearPlan) -> dict:
    """The draft that goes to the chairs' meeting."""
    topics = of_plan(plan).exclude(status=TopicStatus.CANCELLED).prefetch_related("joined_by")
    return {
        "guide": plan.guide, "rows": [_words(topic) for topic in topics], "title": f"{plan.title}（草案）",
        "doc_no": "", "changes": [], "reason": "", "bracket": "", "issued_on": None,
    }  # fmt: skip
