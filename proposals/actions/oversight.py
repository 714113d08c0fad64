"""重点督办: candidates, the chairs' meeting's list, the plan, what was done, the report (law.md 5.7)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.timezone import localdate

from congress.accounts.grants import grant, revoke
from congress.rulebook.book import setting
from congress.workflow.wanted import want_past
from proposals.actions.attaching import attach
from proposals.flow import KEY, SUGGESTION
from proposals.models import KEY as ON_THE_LIST
from proposals.models import Criterion, KeyCase, OversightEvent, Purpose
from proposals.notices import oversight as notices

WHY = "参与重点督办"


def nominate(proposal, *, by, year: int, criteria, grounds: str) -> KeyCase:
    """列为候选: the house's own analysis puts a matter before the chairs' meeting."""
    if not criteria:
        raise ValidationError({"criteria": "请至少选择一项列入理由。"})
    with SUGGESTION.take("nominate", proposal, by=by) as (proposal, facts):
        key = KeyCase.objects.create(
            proposal=proposal, year=year, criteria=list(criteria), grounds=grounds.strip(), nominated_by=by,
            nominated_on=localdate(),
        )  # fmt: skip
        facts.update(key=key.pk, year=year, criteria="、".join(Criterion(each).label for each in criteria))
        notices.nominated(key)
    return key


def select(key, *, by, decided_at: str, decided_on: date, committee, leader=None, note: str = "") -> KeyCase:
    """列入重点督办: the chairs' meeting has decided; the office enters its word (代表法第五十二条)."""
    want_past("确定日期", decided_on=decided_on)
    if leader is None and setting("key_oversight.leader_required"):
        raise ValidationError({"leader": "重点督办须指定领衔督办的主任、副主任。"})
    with KEY.take("select", key, by=by, note=note) as (key, facts):
        _leave_room(key.year)
        key.decided_at, key.decided_on = decided_at.strip(), decided_on
        key.committee, key.leader = committee, leader
        facts.update(meeting=key.decided_at, leader=leader.name if leader else "", committee=committee.label)
        notices.selected(key)
    return key


def _leave_room(year: int) -> None:
    """The district's own ceiling (§12 #28); two clerks at once are counted one after the other."""
    most = setting("key_oversight.max")
    if not most:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('proposals.key_oversight'), %s)", [year])
    found = KeyCase.objects.filter(year=year, status__in=ON_THE_LIST).count()
    if found >= most:
        raise ValidationError(f"{year}年度重点督办已有 {found} 件，上限为 {most} 件（规则第28项）。")


def leave_out(key, *, by, note: str) -> KeyCase:
    """不列入: the chairs' meeting did not take it up; the suggestion goes its ordinary way."""
    with KEY.take("leave_out", key, by=by, note=note) as (key, _facts):
        pass
    return key


def plan_oversight(key, *, by, plan: str, plan_until: date, head=None, deputies=(), files=()) -> KeyCase:
    """制定督办方案: what will be done until when, which head of the unit handles it personally, and which deputies
    take part: they read the case from then on."""
    if plan_until < localdate():
        raise ValidationError({"plan_until": "完成时间不能早于今天。"})
    with KEY.take("plan_oversight", key, by=by) as (key, facts):
        key.plan, key.plan_until, key.head, key.planned_on = plan.strip(), plan_until, head, localdate()
        _keep(key, files, by)
        _let_take_part(key, deputies, by)
        facts.update(until=plan_until.isoformat(), head=head.name if head else "")
        notices.planned(key)
    return key


def _let_take_part(key, deputies, by) -> None:
    """Who is named now reads the case; who is no longer named does not, unless it is the own one anyway."""
    if silent := [each.name for each in deputies if each.user_id is None]:
        raise ValidationError({"deputies": f"{'、'.join(silent)}没有账号，不能在平台参与督办。"})
    standing = {each.pk: each for each in key.deputies.select_related("user")}
    named = {each.pk: each for each in deputies}
    for each in named.keys() - standing.keys():
        grant(named[each].user, "view_proposal", key.proposal, by=by, why=WHY)
    for each in standing.keys() - named.keys():
        revoke(standing[each].user, "view_proposal", key.proposal, by=by, why=WHY)
    key.deputies.set(named)
    notices.joined(key, [named[pk].user_id for pk in named.keys() - standing.keys()])


def record_event(
    key, *, by, kind, on: date, people: str, content: str, place: str = "", opinions: str = "", files=()
) -> OversightEvent:
    """记录督办活动: 视察, 座谈, 约见, 听取汇报 …, with what was said and the pictures."""
    want_past(on=on)
    with KEY.take("record_event", key, by=by) as (key, facts):
        event = OversightEvent.objects.create(
            key=key, kind=kind, on=on, place=place.strip(), people=people.strip(), content=content.strip(),
            opinions=opinions.strip(), recorded_by=by,
        )  # fmt: skip
        event.photos.set(_keep(key, files, by))
        facts.update(event=event.pk, kind=event.get_kind_display(), on=on.isoformat(), place=event.place)
        notices.event_recorded(event)
    return event


def report_back(key, *, by, report: str) -> KeyCase:
    """报告督办情况: to the chairs' meeting, which then ends the oversight or lets it go on."""
    with KEY.take("report_back", key, by=by) as (key, _facts):
        key.report, key.reported_on = report.strip(), localdate()
        notices.reported(key)
    return key


def finish(key, *, by, heard_at: str, outcome: str) -> KeyCase:
    """结束督办: the chairs' meeting has heard the report and is content."""
    with KEY.take("finish", key, by=by) as (key, facts):
        key.heard_at, key.outcome, key.finished_on = heard_at.strip(), outcome.strip(), localdate()
        facts.update(meeting=key.heard_at)
        notices.finished(key)
    return key


def resume(key, *, by, note: str) -> KeyCase:
    """继续督办: the chairs' meeting has heard the report and wants more."""
    with KEY.take("resume", key, by=by, note=note) as (key, _facts):
        notices.resumed(key, note)
    return key


def _keep(key: KeyCase, files, by) -> list:
    return [attach(key.proposal, stored, purpose=Purpose.OVERSIGHT, by=by) for stored in files]
