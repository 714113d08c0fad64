"""A topic from its first word into the draft of a year's plan, or not."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.workflow.wanted import want_words
from supervision import notices, rules
from supervision.flow import TOPIC
from supervision.models import PlanStatus, Topic, YearPlan

PARTS = (
    "title", "source", "source_note", "methods", "reason", "problems", "focus", "goal", "approach", "committee",
    "organ", "month", "with_city", "with_towns", "joint_note", "proposed_by",
)  # fmt: skip


@transaction.atomic
def propose_topic(*, by, year: int, joined_by=(), partners=(), **facts) -> Topic:
    """登记议题: by the office or a committee, with the way it came (监督法第十二条)."""
    if not rules.proposes(by):
        raise PermissionDenied(f"{by} may not register topics")
    _check(facts, partners)
    topic = Topic.objects.create(year=year, **facts)
    topic.joined_by.set(joined_by)
    topic.partners.set(partners)
    with TOPIC.take("propose_topic", topic, by=by) as (topic, told):
        told["said"] = f"{topic.get_source_display()}" + (f"，{topic.proposed_by}提出" if topic.proposed_by else "")
    return topic


def amend_topic(topic: Topic, *, by, version=None, joined_by=None, partners=None, **facts) -> Topic:
    """修改议题, while its plan is not adopted; afterwards the plan itself is adjusted, in public."""
    _check(facts, partners or ())
    with TOPIC.take("amend_topic", topic, by=by, version=version) as (topic, told):
        changed = [name for name in PARTS if name in facts and getattr(topic, name) != facts[name]]
        for name in changed:
            setattr(topic, name, facts[name])
        said = [Topic._meta.get_field(name).verbose_name for name in changed]
        for name, units in (("joined_by", joined_by), ("partners", partners)):
            if units is not None and set(units) != set(getattr(topic, name).all()):
                getattr(topic, name).set(units)
                said.append(Topic._meta.get_field(name).verbose_name)
        told["said"] = f"修改了{'、'.join(said)}" if said else "没有改动"
    return topic


def _check(facts, partners) -> None:
    if partners and not facts.get("with_towns"):
        raise ValidationError({"partners": "有镇街参加的，请勾选与镇街人大联动。"})
    if (facts.get("with_city") or facts.get("with_towns")) and not facts.get("joint_note", "").strip():
        raise ValidationError({"joint_note": "联动监督的，请写明与谁联动、怎样分工（监督法第三十四条）。"})


def screen(topic: Topic, *, by, note: str = "") -> Topic:
    """筛选同意, after a word with the organ (参照北京市听取专项工作报告办法第三条、第四条)."""
    return _take("screen", topic, by, note)


def reject_topic(topic: Topic, *, by, note: str) -> Topic:
    """不列入, with the reason that is told to who proposed it."""
    want_words("请写明不列入的理由。", note=note)
    with TOPIC.take("reject_topic", topic, by=by, note=note) as (topic, told):
        topic.outcome = told["said"] = note.strip()[:300]
        notices.topic_rejected(topic)
    return topic


def reconsider(topic: Topic, *, by, note: str = "") -> Topic:
    with TOPIC.take("reconsider", topic, by=by, note=note) as (topic, told):
        topic.outcome, told["said"] = "", note.strip()
    return topic


def take_up(topic: Topic, *, by) -> Topic:
    """列入计划草案: the plan of its year is opened if nobody has. A plan already adopted is adjusted instead."""
    with TOPIC.take("take_up", topic, by=by) as (topic, told):
        plan, _ = YearPlan.objects.select_for_update().get_or_create(year=topic.year)
        if plan.status != PlanStatus.DRAFT:
            raise ValidationError(f"{plan.title}已经由主任会议通过，增加议题请用“调整计划”。")
        topic.plan, told["said"] = plan, plan.title
    return topic


def put_back(topic: Topic, *, by, note: str = "") -> Topic:
    with TOPIC.take("put_back", topic, by=by, note=note) as (topic, told):
        topic.plan, told["said"] = None, note.strip()
    return topic


def _take(name, topic, by, note) -> Topic:
    with TOPIC.take(name, topic, by=by, note=note) as (topic, told):
        told["said"] = note.strip()
    return topic
