"""任免案 drafted by the proposing organ, or logged from paper: its lines, its papers, until it is handed in (§9.2)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.organs.models import Term
from congress.workflow.wanted import want_past
from meetings import notices
from meetings.actions.offices import keep_official
from meetings.deadlines import appointments as clocks
from meetings.flow import APPOINTMENT, LINE
from meetings.models import (
    LINE_OVER,
    AppointmentLine,
    AppointmentMotion,
    AppointmentPaper,
    AppointmentStatus,
    Official,
    OfficialPost,
    Verb,
)
from meetings.rules import appointments as rules

MOST = 100  # people in one motion: 人民陪审员 come by the dozen


@transaction.atomic
def draft_appointments(*, by, title, nominator, unit, meeting=None, reason="", **signed) -> AppointmentMotion:
    """起草任免案: seen by the organ and the reviewing office alone until it is handed in."""
    return _make("draft_appointments", by, title, nominator, unit, meeting, AppointmentStatus.DRAFT, reason, signed)


@transaction.atomic
def log_appointments(
    *, by, title, nominator, unit, received_on: date, meeting=None, reason="", late_why="", files=(), **signed
) -> AppointmentMotion:
    """登记提请: from paper, by the reviewing office; told apart for ever. Its lines are entered before the review."""
    want_past("收到日期", received_on=received_on)
    facts = {**signed, "received_on": received_on, "is_paper": True}
    state = AppointmentStatus.RECEIVED
    motion = _make("log_appointments", by, title, nominator, unit, meeting, state, reason, facts)
    _came_in(motion, received_on, late_why)
    motion.save()
    _keep_papers(motion, [("letter", None, file) for file in files], by)
    return motion


def _make(step, by, title, nominator, unit, meeting, status, reason, facts) -> AppointmentMotion:
    term = Term.objects.filter(starts_on__lte=localdate()).order_by("-starts_on").first()
    if term is None:
        raise ValidationError("还没有登记届次，请先在“届次”中登记。")
    motion = AppointmentMotion(
        title=title, nominator=nominator, unit=unit, term=term, meeting=meeting, status=status, reason=reason,
        made_by=by, **facts,
    )  # fmt: skip
    if not rules.hands_in(by, motion):
        raise PermissionDenied(f"{by} may not hand in for {unit}")
    _check_unit(nominator, unit)
    motion.save()
    with APPOINTMENT.take(step, motion, by=by) as (motion, told):
        told["said"] = f"{unit.label}：{title}"
        clocks.count_back(motion)
    return motion


def _check_unit(nominator, unit) -> None:
    kinds = rules.HANDED_IN_BY.get(nominator)
    if kinds and unit.kind not in kinds:
        label = AppointmentMotion(nominator=nominator).get_nominator_display()
        raise ValidationError({"unit": f"{label}提请的，由其所在机关报送，不能由{unit.label}报送。"})


def amend_appointments(motion, *, by, version=None, **facts) -> AppointmentMotion:
    """修改任免案: its own words; who is on it is changed line by line."""
    with APPOINTMENT.take("amend_appointments", motion, by=by, version=version) as (motion, told):
        changed = [name for name, value in facts.items() if getattr(motion, name) != value]
        for name in changed:
            setattr(motion, name, facts[name])
        clocks.count_back(motion)
        words = [AppointmentMotion._meta.get_field(name).verbose_name for name in changed]
        told["said"] = f"修改了{'、'.join(words)}" if words else "没有改动"
    return motion


def add_line(motion, *, by, official: Official, post: OfficialPost, matter: str, reason: str = "") -> AppointmentLine:
    """加入人选: one person, one post; the verb is the statute's for that post."""
    with APPOINTMENT.take("amend_appointments", motion, by=by) as (motion, told):
        line = _enter(motion, official, post, matter, reason)
        told["said"] = f"加入：{line.label}"
    return line


@transaction.atomic
def add_person(motion, *, by, official: Official | None = None, person: dict | None = None, **facts) -> AppointmentLine:
    """加入人选, known already or entered with the line."""
    return add_line(motion, by=by, official=official or keep_official(by=by, **person), **facts)


def add_people(motion, *, by, people: list[dict], post: OfficialPost, matter: str, reason: str = "") -> list:
    """成批加入: many people for the same post, as with 人民陪审员; all of them or none."""
    with APPOINTMENT.take("amend_appointments", motion, by=by) as (motion, told):
        made = [_enter(motion, keep_official(by=by, **facts), post, matter, reason) for facts in people]
        told["said"] = f"加入 {len(made)} 人：{made[0].post}"
    return made


def _enter(motion, official, post, matter, reason) -> AppointmentLine:
    verb = rules.verb_for(post, matter)
    lines = list(motion.lines.select_related("official", "post"))
    if len(lines) >= MOST:
        raise ValidationError(f"一件任免案最多 {MOST} 人，请另行提请。")
    if any((line.official_id, line.post_id, line.verb) == (official.pk, post.pk, verb) for line in lines):
        raise ValidationError({"official": f"{official}已经在本案中。"})
    _check_line(motion, lines, official, post, verb)
    place = max((line.position for line in lines), default=0) + 1
    return AppointmentLine.objects.create(
        motion=motion, position=place, official=official, post=post, verb=verb, reason=reason
    )


def _check_line(motion, lines, official, post, verb) -> None:
    if post.valid_to:
        raise ValidationError({"post": f"“{post}”已经撤销。"})
    if verb in (Verb.ACT, Verb.CHOOSE_ACTING):
        also = [(line.official, line.post) for line in lines if line.is_appointing]
        if refused := rules.acting_refused(official, post, also):
            raise ValidationError({"post": refused})
    appoints = AppointmentLine(verb=verb).is_appointing
    who = (official, post, motion.term)
    if appoints and (refused := rules.blocked(*who) or rules.too_soon(*who, _aimed_at(motion))):
        raise ValidationError({"official": refused})


def _aimed_at(motion) -> date:
    """The day of the vote, as far as it is known."""
    return (motion.meeting and motion.meeting.opens_on) or localdate()


def drop_line(line: AppointmentLine, *, by) -> AppointmentMotion:
    """移出人选 before the review has begun on it; afterwards it is withdrawn, and stays on the record."""
    with APPOINTMENT.take("amend_appointments", line.motion, by=by) as (motion, told):
        line = AppointmentLine.objects.select_for_update().get(pk=line.pk, motion=motion)
        if line.entries.exists() or motion.status == AppointmentStatus.UNDER_REVIEW:
            raise ValidationError(f"{line.official}已经进入审查，请用“撤回人选”。")
        told["said"] = f"移出：{line.label}"
        line.papers.all().delete()
        line.delete()
    return motion


def submit_appointments(motion, *, by, late_why: str = "") -> AppointmentMotion:
    """提请: received the same day; after the last day only with the reason for the chairs' meeting (§9.2)."""
    with APPOINTMENT.take("submit_appointments", motion, by=by) as (motion, told):
        _came_in(motion, localdate(), late_why)
        clocks.government_is_in(motion)
        told["said"] = f"{motion.lines.count()} 人次"
        notices.appointment_received(motion)
    return motion


def _came_in(motion: AppointmentMotion, on: date, late_why: str) -> None:
    motion.received_on = on
    late = clocks.is_late(motion, on)
    if late and not late_why.strip():
        due = clocks.last_day(motion.meeting)
        said = f"提请最迟日为 {due.due_on:%Y-%m-%d}（{due.one_line}），请写明逾期的原因，向主任会议说明。"
        raise ValidationError({"late_why": said})
    motion.late_why = late_why.strip() if late else ""
    clocks.meet(motion, clocks.SUBMIT)


def add_appointment_paper(motion, *, by, kind: str, file, line: AppointmentLine | None = None) -> AppointmentPaper:
    """加入材料, to the motion or to one of its people."""
    with APPOINTMENT.take("add_appointment_paper", motion, by=by) as (motion, told):
        if line is not None and line.motion_id != motion.pk:
            raise ValidationError({"line": "这个人选不在本案中。"})
        paper = _keep_papers(motion, [(kind, line, file)], by)[0]
        told["said"] = "，".join(filter(None, (line and line.official.name, paper.get_kind_display())))
    return paper


def _keep_papers(motion, papers, by) -> list[AppointmentPaper]:
    return [
        AppointmentPaper.objects.create(motion=motion, line=line, kind=kind, file=file, by=by)
        for kind, line, file in papers
    ]


def supplement_appointments(motion, *, by, note: str = "", files=()) -> AppointmentMotion:
    """补充材料: what was asked for, and back to the office. The papers of single people are added on their pages."""
    with APPOINTMENT.take("supplement_appointments", motion, by=by, note=note) as (motion, told):
        _keep_papers(motion, [("other", None, file) for file in files], by)
        told["said"] = f"补充了 {len(files)} 份" if files else "已补充"
        motion.wanted = ""
        notices.appointment_received(motion)
    return motion


def withdraw_appointments(motion, *, by, note: str) -> AppointmentMotion:
    """撤回提请, in writing and before the vote (参照北京市任免条例第十六条)."""
    with APPOINTMENT.take("withdraw_appointments", motion, by=by, note=note) as (motion, told):
        for line in motion.lines.exclude(status__in=LINE_OVER):
            with LINE.take("withdraw_line", line, by=by, note=note):
                pass
        clocks.void(motion)
        told["said"] = note
        notices.appointment_withdrawn(motion, note)
    return motion
