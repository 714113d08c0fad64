"""执法检查 before the check: plan, team, checklist, the chairs' meeting, the notice (监督法第三十三条、第三十四条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.numbering.documents import document_number
from congress.pages.dates import full_day
from congress.workflow.flow import NotYours
from congress.workflow.wanted import want_past
from supervision import deadlines, notices, rules
from supervision.documents import inspection as sheet
from supervision.flow import INSPECTION
from supervision.models import CheckLine, Inspection, TeamMember, Topic


@transaction.atomic
def plan_inspection(topic: Topic, *, by, **facts) -> Inspection:
    """起草方案: what is checked, when and how."""
    if not rules.may_inspect(by, topic):
        raise NotYours(f"{by} may not plan an inspection of {topic}")
    _check_days(facts)
    made = Inspection.objects.create(topic=topic, **facts)
    with INSPECTION.take("plan_inspection", made, by=by) as (made, told):
        told["said"] = sheet.span(made)
    return made


def _check_days(facts: dict) -> None:
    if facts["ends_on"] < facts["starts_on"]:
        raise ValidationError({"ends_on": "检查末日不能早于检查首日。"})


def draft_inspection(inspection: Inspection, *, by, **facts) -> Inspection:
    _check_days(facts)
    with INSPECTION.take("draft_inspection", inspection, by=by) as (inspection, told):
        for name, value in facts.items():
            setattr(inspection, name, value)
        told["said"] = sheet.span(inspection)
    return inspection


def name_member(
    inspection: Inspection, *, by, capacity: str, user=None, name: str = "", unit: str = "", is_leader: bool = False,
    is_another: bool = False,
) -> TeamMember:  # fmt: skip
    """加入检查组; officials of the inspected organ may not be on it (参照浙江省监督条例第二十八条)."""
    name = user.name if user else name.strip()
    if not name:
        raise ValidationError({"name": "请选择账号或者填写姓名。"})
    rules.check_member(inspection.topic, user=user, name=name, is_another=is_another)
    with INSPECTION.take("name_member", inspection, by=by) as (inspection, told):
        if inspection.team.filter(name=name, unit=unit).exists():
            raise ValidationError({"name": f"{name}已经在检查组里。"})
        if is_leader and inspection.team.filter(is_leader=True).exists():
            raise ValidationError({"is_leader": "已经有组长了，请先把原组长调出检查组。"})
        member = TeamMember.objects.create(
            inspection=inspection, user=user, name=name, unit=unit, capacity=capacity, is_leader=is_leader
        )
        told["said"] = member.said
    return member


def remove_member(inspection: Inspection, *, by, member: TeamMember) -> Inspection:
    with INSPECTION.take("remove_member", inspection, by=by) as (inspection, told):
        told["said"] = member.said
        member.delete()
    return inspection


def list_checks(inspection: Inspection, *, by, lines: list[str], article: str = "") -> Inspection:
    """检查清单: one line each, all of the same article."""
    lines = [line.strip()[:500] for line in lines if line.strip()]
    if not lines:
        raise ValidationError({"lines": "请至少写一项。"})
    with INSPECTION.take("list_checks", inspection, by=by) as (inspection, told):
        _append(inspection, [(article, line) for line in lines])
        told["said"] = f"{len(lines)} 项"
    return inspection


def _append(inspection: Inspection, rows) -> None:
    first = 1 + inspection.lines.count()
    CheckLine.objects.bulk_create(
        CheckLine(inspection=inspection, number=number, article=article, text=text)
        for number, (article, text) in enumerate(rows, first)
    )


def adopt_inspection(inspection: Inspection, *, by, adopted_on: date, adopted_at: str) -> Inspection:
    """主任会议通过方案; from now on the notice is awaited."""
    want_past("通过日期", adopted_on=adopted_on)
    with INSPECTION.take("adopt_inspection", inspection, by=by) as (inspection, told):
        inspection.adopted_on, inspection.adopted_at = adopted_on, adopted_at
        clock = deadlines.start(inspection.topic, "inspection.notice", on=inspection.starts_on)
        told["said"] = f"{full_day(adopted_on)}{adopted_at}；{clock.due_on:%Y-%m-%d}前通知"
    return inspection


def notify_organ(inspection: Inspection, *, by, office) -> Inspection:
    """通知被检查机关: a numbered letter, ten days before the first day; a late one is sent and said to be late."""
    if not office.doc_prefix:
        raise ValidationError(f"{office}还没有填写机关代字，请先在单位资料中填写。")
    if inspection.topic.organ_id is None:
        raise ValidationError("议题没有填写报告机关，通知没有收件单位。")
    with INSPECTION.take("notify_organ", inspection, by=by) as (inspection, told):
        today = localdate()
        clock = inspection.topic.clocks.running().filter(kind="inspection.notice").first()
        late = (today - clock.due_on).days if clock else 0
        deadlines.meet(inspection.topic, "inspection.notice")
        number = document_number(office.doc_prefix, today.year, about=inspection.title[:200]).text
        inspection.notice = sheet.notice(inspection, office=office, number=number, on=today)
        inspection.notice_no, inspection.notified_on = number, today
        told["said"] = number + (f"，逾期 {late} 天" if late > 0 else "")
        said = f"{inspection.title}的通知（{number}）已发出，检查从{full_day(inspection.starts_on)}开始"
        notices.to_organ(inspection.topic, said)
    return inspection


def order_followup(inspection: Inspection, *, by, starts_on: date, ends_on: date, plan: str) -> Inspection:
    """跟踪检查: whether the problems of the first check are mended; they are the checklist of the second."""
    facts = {"law": inspection.law, "starts_on": starts_on, "ends_on": ends_on, "plan": plan}
    _check_days(facts)
    with INSPECTION.take("order_followup", inspection, by=by) as (inspection, told):
        scope = f"{inspection.title}发现的问题的整改情况。"
        made = Inspection.objects.create(topic=inspection.topic, follows=inspection, scope=scope, **facts)
        _append(made, [(row.article, row.text[:500]) for row in inspection.problems.all()])
        told["said"] = sheet.span(made)
    return made
