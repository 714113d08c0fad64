"""主任会议: who goes before the standing committee, who waits, who does not; and how a suspended one goes on (§9.4)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.workflow.wanted import want_past
from meetings import notices
from meetings.deadlines import appointments as clocks
from meetings.flow import APPOINTMENT, ITEM, LINE
from meetings.models import (
    OVER,
    AppointmentLine,
    AppointmentMotion,
    AppointmentPaper,
    Body,
    BodyKind,
    Complaint,
    Item,
    ItemKind,
    ItemStatus,
    LineStatus,
    Meeting,
    Nominator,
    Proposer,
)
from meetings.queries.appointments import lines_of, still_open

SUBMIT, REFUSE, SUSPEND = "submit", "refuse", "suspend"
# Whose motion it is, in the words of the agenda.
PROPOSERS = {
    Nominator.GOVERNMENT_HEAD: Proposer.GOVERNMENT,
    Nominator.SUPERVISORY_HEAD: Proposer.SUPERVISORY,
    Nominator.COURT_PRESIDENT: Proposer.COURT,
    Nominator.CHIEF_PROCURATOR: Proposer.PROCURATORATE,
}


def rule_appointments(
    motion: AppointmentMotion, *, by, meeting: Meeting | None = None, rulings: dict[int, str], note: str = ""
) -> AppointmentMotion:
    """主任会议研究: ``rulings`` says submit, refuse or suspend for every line that was reviewed; none is left out."""
    with APPOINTMENT.take("rule_appointments", motion, by=by, note=note) as (motion, told):
        if meeting is not None and meeting.body.kind != BodyKind.CHAIRS_MEETING:
            raise ValidationError({"meeting": "请选择主任会议。"})
        if set(rulings.values()) - {SUBMIT} and not note.strip():
            raise ValidationError({"note": "有不提请、暂缓提请的，请写明理由。"})
        lines = list(lines_of(motion).filter(status=LineStatus.REVIEWED))
        for line in lines:
            _rule(line, rulings.get(line.pk), by, note)
        motion.ruled_at = meeting
        count = {word: list(rulings.values()).count(word) for word in (SUBMIT, REFUSE, SUSPEND)}
        words = (("提请", SUBMIT), ("不提请", REFUSE), ("暂缓", SUSPEND))
        told["said"] = "，".join(f"{word} {count[key]} 人次" for word, key in words if count[key]) or "没有待研究的人选"
        notices.appointment_ruled(motion, told["said"])
    close_if_over(motion)
    motion.refresh_from_db()
    return motion


def _rule(line: AppointmentLine, ruling: str | None, by, note: str) -> None:
    steps = {SUBMIT: ("submit_line", None), REFUSE: ("refuse_line", None), SUSPEND: ("suspend_line", by)}
    if ruling not in steps:
        raise ValidationError(f"请写明主任会议对{line.official}的决定。")
    step, who = steps[ruling]
    if ruling == SUBMIT and (reason := LINE.refusal(LINE.steps[step], line)):
        raise ValidationError(f"{line.official}：{reason}")
    with LINE.take(step, line, by=who, note=note) as (line, _told):
        if ruling == SUSPEND:
            notices.line_suspended(line, note)


def close_if_over(motion: AppointmentMotion) -> None:
    """办结, by itself, once every line has its end."""
    motion.refresh_from_db()
    if motion.status == "submitted_to_meeting" and not still_open(motion):
        with APPOINTMENT.take("close_appointments", motion, by=None) as (motion, told):
            told["said"] = "各人选均有结果"


def receive_complaint(line: AppointmentLine, *, by, received_on: date, channel: str, text: str) -> Complaint:
    """登记举报: internal, without the name of who told it; until it is cleared up the line cannot go on."""
    with LINE.take("receive_complaint", line, by=by) as (line, told):
        want_past("收到日期", received_on=received_on)
        made = Complaint.objects.create(line=line, received_on=received_on, channel=channel, text=text, by=by)
        told["said"] = channel
    return made


def suspend_line(line: AppointmentLine, *, by, note: str) -> AppointmentLine:
    """暂缓提请: back to the organ, to investigate and report (参照重庆市任免条例第二十条)."""
    with LINE.take("suspend_line", line, by=by, note=note) as (line, told):
        told["said"] = note
        notices.line_suspended(line, note)
    return line


def report_investigation(line: AppointmentLine, *, by, finding: str, file=None) -> AppointmentLine:
    """报送调查报告: what the organ found about what was told."""
    with LINE.take("report_investigation", line, by=by) as (line, told):
        open_ = line.complaints.filter(found_on=None)
        open_.update(finding=finding, found_on=localdate())
        if file is not None:
            AppointmentPaper.objects.create(motion=line.motion, line=line, kind="investigation", file=file, by=by)
        told["said"] = finding[:200]
        notices.investigation_reported(line)
    return line


def resume_line(line: AppointmentLine, *, by, note: str) -> AppointmentLine:
    """恢复提请: the chairs' meeting decides on the report; the line waits for the next agenda."""
    with LINE.take("resume_line", line, by=by, note=note) as (line, told):
        told["said"] = note
        notices.appointment_ruled(line.motion, f"{line.official}恢复提请")
    return line


def withdraw_line(line: AppointmentLine, *, by, note: str) -> AppointmentLine:
    """撤回人选: one person, where the others stay (§9.4)."""
    with LINE.take("withdraw_line", line, by=by, note=note) as (line, told):
        told["said"] = note
        clocks.void(line.motion, line=line)
        notices.line_withdrawn(line, note)
    close_if_over(line.motion)
    return line


@transaction.atomic
def bring_appointments(motion: AppointmentMotion, *, by) -> Item:
    """列入会议议题: an item for the standing committee, ruled on already; its lines are voted on one by one.

    Whoever is suspended, or was put off at an earlier meeting, comes with a later item.
    """
    with APPOINTMENT.take("bring_appointments", motion, by=by) as (motion, told):
        if open_ := motion.items.exclude(status__in=(*OVER, ItemStatus.DEFERRED)).first():
            raise ValidationError(f"已经列为议题“{open_.title}”。")
        body = Body.objects.filter(kind=BodyKind.STANDING_COMMITTEE).first()
        if body is None:
            raise ValidationError("还没有登记常务委员会，请先在“会议主体”中登记。")
        item = Item.objects.create(  # neither title nor reason may name anybody: an agenda goes out before the vote
            body=body, kind=ItemKind.APPOINTMENT, appointment=motion,
            title=f"{motion.get_nominator_display()}提请的人事任免案",
            proposer_kind=PROPOSERS.get(motion.nominator, Proposer.CHAIRS_MEETING), proposer_unit=motion.unit,
            submitted_on=motion.received_on, status=ItemStatus.ACCEPTED, ruled_at=motion.ruled_at, needs_vote=True,
            secret_ballot=True, is_late=bool(motion.late_why), reporter_name=motion.signed_by,
        )  # fmt: skip
        with ITEM.take("propose", item, by=by) as (item, said):
            said["said"] = f"{item.proposer}提请，主任会议已研究"
        waiting = motion.lines.filter(status__in=(LineStatus.SUBMITTED, LineStatus.DEFERRED)).count()
        told["said"] = f"{waiting} 人次"
        notices.appointment_brought(motion, item)
    return item
