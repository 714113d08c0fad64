"""Inspections at each stage, for tests: an elder law, a team of two, a checklist of two lines."""

from datetime import timedelta

from django.utils.timezone import localdate

from supervision import actions
from supervision.models import Inspection, InspectionStatus, TopicStatus
from tests.make import stored
from tests.supervision import house as at_house

S = InspectionStatus
LAW = "中华人民共和国老年人权益保障法"


def facts(**more) -> dict:
    first = localdate() + timedelta(days=20)
    return {
        "law": LAW, "scope": "服务设施、护理队伍。", "plan": "实地检查、座谈。", "starts_on": first,
        "ends_on": first + timedelta(days=4), **more,
    }  # fmt: skip


def topic(house, stage=TopicStatus.PREPARING, methods=("inspection",), **known):
    return at_house.walked(house, stage, methods=list(methods), **known)


def planned(house, at=None, **more) -> Inspection:
    """With its team and its checklist; not yet adopted."""
    row = actions.plan_inspection(at or topic(house), by=house.keeper, **facts(**more))
    actions.name_member(
        row, by=house.keeper, user=getattr(house, "leader", None), name="副主任", capacity="member", is_leader=True
    )
    actions.name_member(row, by=house.keeper, name="某教授", capacity="expert", unit="某大学")
    actions.list_checks(row, by=house.keeper, lines=["床位建设", "护理员培训"], article="第三十八条")
    return again(row)


def again(row: Inspection) -> Inspection:
    return type(row).objects.get(pk=row.pk)


def road(house) -> dict:
    keeper, officer = house.keeper, house.officer
    day = localdate()
    return {
        "adopt_inspection": lambda i: actions.adopt_inspection(i, by=officer, adopted_on=day, adopted_at="第105次主任会议"),
        "notify_organ": lambda i: actions.notify_organ(i, by=officer, office=house.office),
        "record_visit": lambda i: actions.record_visit(
            i, by=keeper, on=day, form="site", place="城关街道敬老院", people="检查组", findings="护理员不足。"
        ),
        "add_problem": lambda i: actions.add_problem(
            i, by=keeper, text="护理员没有全员培训", article="第四十七条", advice="年内全员培训"
        ),
        "end_check": lambda i: actions.end_check(i, by=keeper, on=max(day, i.starts_on)),
        "report_inspection": lambda i: [
            *[
                actions.fill_line(i, by=keeper, line=line, verdict="partly", finding="部分落实。")
                for line in i.lines.all()
            ],
            actions.report_inspection(i, by=keeper, assessment="总体较好。", advice="加大投入。", law_advice="明确配比。"),
        ],
    }  # fmt: skip


def walked(house, stage, **more) -> Inspection:
    """Taken by the real steps as far as ``stage``. The check begins today, so that it may end today."""
    row = planned(house, starts_on=localdate(), ends_on=localdate(), **more)
    for take in road(house).values():
        if row.status == stage and stage != S.CHECKING:
            break
        if stage == S.CHECKING and row.status == S.CHECKING and row.problems.exists():
            break
        take(row)
        row = again(row)
    return row


def places(at: dict[str, dict], world, house) -> None:
    """A check at each stage in the world of tests (tests/world.py)."""
    matter = topic(house, year=2050)
    at["topic to inspect"] = {"code": matter.code}
    for stage in (S.DRAFTED, S.ADOPTED, S.NOTIFIED, S.CHECKING, S.CHECKED, S.REPORTED):
        row = walked(house, stage, at=matter if stage != S.REPORTED else topic(house, year=2051))
        at[f"{stage} inspection"] = {"code": row.topic.code, "pk": row.pk}
        if stage == S.DRAFTED:
            at["member of team"] = {**at["drafted inspection"], "member": row.team.last().pk}
        if stage == S.CHECKING:
            held = stored("照片.pdf", house.keeper)
            row.visits.get().files.add(held)
            at["line of inspection"] = {**at["checking inspection"], "line": row.lines.first().pk}
            at["file of inspection"] = {**at["checking inspection"], "file": held.pk}
