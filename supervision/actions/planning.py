"""The year's plan: drafted, adopted by the chairs' meeting, issued, adjusted in public (监督法第六十三条)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.numbering.documents import document_number
from congress.pages.dates import full_day
from congress.workflow.wanted import want_past
from supervision import deadlines, notices, rules
from supervision.documents import plan as sheet
from supervision.flow import PLAN, TOPIC
from supervision.models import PlanVersion, TopicStatus, YearPlan


@transaction.atomic
def open_plan(*, by, year: int) -> YearPlan:
    """The plan of a year; the one there is, if somebody was faster."""
    if not rules.is_office(by):
        raise PermissionDenied(f"{by} may not open a plan")
    return YearPlan.objects.get_or_create(year=year)[0]


def draft_plan(plan: YearPlan, *, by, guide: str, version=None) -> YearPlan:
    with PLAN.take("draft_plan", plan, by=by, version=version) as (plan, told):
        plan.guide, told["said"] = guide, f"{len(guide)} 字"
    return plan


def adopt_plan(plan: YearPlan, *, by, adopted_on: date, adopted_at: str) -> YearPlan:
    """主任会议通过: every topic of the draft is planned from now on."""
    want_past(adopted_on=adopted_on)
    with PLAN.take("adopt_plan", plan, by=by) as (plan, told):
        topics = list(plan.topics.filter(status=TopicStatus.IN_PLAN_DRAFT).order_by("month", "pk"))
        for topic in topics:
            if lacking := rules.not_ready_to_take_up(topic):
                raise ValidationError(f"“{topic.title}”{lacking}")
            with TOPIC.take("adopt_topic", topic, by=by) as (topic, said):
                said["said"] = f"{adopted_at}通过"
        plan.adopted_on, plan.adopted_at = adopted_on, adopted_at
        told["said"] = f"{full_day(adopted_on)}{adopted_at}，{len(topics)} 项"
    return plan


def publish_plan(plan: YearPlan, *, by, office) -> PlanVersion:
    """印发和公布: numbered, frozen, told to deputies and organs, and from now on on the public page."""
    with PLAN.take("publish_plan", plan, by=by) as (plan, told):
        made = _issue(plan, by, office, 1, adopted_on=plan.adopted_on, adopted_at=plan.adopted_at)
        told["said"] = made.doc_no
        notices.plan_published(made)
    return made


def adjust_plan(
    plan: YearPlan, *, by, office, adopted_on: date, adopted_at: str, reason: str, added=(), cancelled=(), moved=None
) -> PlanVersion:
    """调整计划: the chairs' meeting adds, cancels or moves topics; the new version says what changed.

    ``moved``: topic → its new month.
    """
    want_past(adopted_on=adopted_on)
    moved = {topic: month for topic, month in (moved or {}).items() if topic not in cancelled and topic.month != month}
    if not (added or cancelled or moved):
        raise ValidationError("没有选择要增加、取消或者改期的议题。")
    with PLAN.take("adjust_plan", plan, by=by) as (plan, told):
        if adopted_on < plan.adopted_on:
            raise ValidationError({"adopted_on": f"不能早于计划通过的日期（{full_day(plan.adopted_on)}）。"})
        changes = [
            *(_add(topic, plan, by, adopted_at) for topic in added),
            *(_cancel(topic, by, reason) for topic in cancelled),
            *(_move(topic, month, by, reason) for topic, month in moved.items()),
        ]
        number = 1 + plan.versions.count()
        made = _issue(
            plan, by, office, number, adopted_on=adopted_on, adopted_at=adopted_at, reason=reason, changes=changes
        )
        told["said"] = f"{made.doc_no}：{'；'.join(changes)}"
        notices.plan_adjusted(made)
    return made


def _add(topic, plan, by, adopted_at) -> str:
    if lacking := rules.not_ready_to_take_up(topic):
        raise ValidationError({"added": f"“{topic.title}”{lacking}"})
    with TOPIC.take("adopt_topic", topic, by=by) as (topic, said):
        topic.plan, said["said"] = plan, f"{adopted_at}决定增加"
    return f"增加“{topic.title}”"


def _cancel(topic, by, reason) -> str:
    with TOPIC.take("cancel_topic", topic, by=by, note=reason) as (topic, said):
        topic.outcome = reason[:300]
        deadlines.void(topic)
    return f"取消“{topic.title}”"


def _move(topic, month, by, reason) -> str:
    with TOPIC.take("move_topic", topic, by=by, note=reason) as (topic, said):
        said["said"] = f"由{topic.month}月调整到{month}月"
        topic.month = month
    return f"“{topic.title}”{said['said']}"


def report_plan(plan: YearPlan, *, by, reported_on: date, note: str = "") -> YearPlan:
    """报告区委: recorded where a place does it; no step of the legal procedure waits for it."""
    want_past(reported_on=reported_on)
    with PLAN.take("report_plan", plan, by=by, note=note) as (plan, told):
        plan.party_reported_on, told["said"] = reported_on, full_day(reported_on)
    return plan


def _issue(plan, by, office, number: int, **facts) -> PlanVersion:
    if not office.doc_prefix:
        raise ValidationError(f"{office}还没有填写机关代字，请先在单位资料中填写。")
    today = localdate()
    made = PlanVersion(plan=plan, number=number, issued_on=today, issued_by=by, content=sheet.content(plan), **facts)
    made.doc_no = document_number(office.doc_prefix, today.year, about=made.title).text
    made.save()
    return made
