"""到任: the organ hears, the certificate is handed over, the oath is sworn; then they are in office (law.md §9.2)."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.files.models import StoredFile
from congress.numbering.documents import document_number
from congress.workflow.wanted import want_past
from meetings import notices
from meetings.actions.after import prefix_of
from meetings.actions.holding import begin, end
from meetings.actions.ruling import close_if_over
from meetings.deadlines import appointments as clocks
from meetings.documents import inducting as sheet
from meetings.flow import LINE
from meetings.models import (
    AppointmentLine,
    Certificate,
    LineStatus,
    Meeting,
    Oath,
    OathPhoto,
    OathTaker,
    OrganNotice,
    Tenure,
    TenureEnd,
    Verb,
)
from meetings.rules import inducting as rules

END_KINDS = {Verb.ACCEPT_RESIGNATION: TenureEnd.RESIGNED, Verb.DISMISS: TenureEnd.DISMISSED}
DECIDED = (LineStatus.PASSED, LineStatus.IN_OFFICE, LineStatus.DONE)


def of_same_motion(line: AppointmentLine, everybody: bool, refused) -> list[AppointmentLine]:
    """The line, and with ``everybody`` the others decided by the same meeting that still need the step."""
    if not everybody:
        return [line]
    found = line.motion.lines.filter(status__in=DECIDED, decided_at=line.decided_at).select_related(
        "official", "post", "motion__unit", "motion__term", "decided_at__body", "decided_at__term"
    )
    others = [each for each in found.order_by("position", "pk") if each.pk != line.pk and not refused(each)]
    return [line, *others]


@transaction.atomic
def notify_organ(
    line: AppointmentLine, *, by, office, sent_on: date | None = None, everybody: bool = True
) -> OrganNotice:
    """通知任免结果: numbered, within three days; those who were not passed are named to the organ alone."""
    sent_on = sent_on or localdate()
    lines = of_same_motion(line, everybody, rules.already_notified)
    _not_before(line, sent_on, "sent_on")
    told = list(line.motion.lines.filter(status=LineStatus.FAILED, decided_at=line.decided_at)) if everybody else []
    paper = _notice(line, [*lines, *told], by=by, office=office, sent_on=sent_on)
    for each in lines:
        with LINE.take("notify_organ", each, by=by) as (each, facts):
            paper.lines.add(each)
            facts["said"] = f"{paper.doc_no}，主送{paper.unit}"
        clocks.meet(each.motion, clocks.NOTIFY, line=each)
        settle_in(each)
    notices.organ_notified(paper)
    return paper


def _notice(line: AppointmentLine, lines, *, by, office, sent_on: date) -> OrganNotice:
    unit = line.motion.unit
    number = document_number(prefix_of(line.decided_at, office), sent_on.year, about=f"{line.motion}任免通知")
    facts = sheet.notice_facts(lines, office=office, number=number.text, addressee=unit.name, sent_on=sent_on)
    return OrganNotice.objects.create(
        motion=line.motion, unit=unit, doc_no=number.text, content=facts, sent_on=sent_on, sent_by=by
    )


def _not_before(line: AppointmentLine, day: date, field: str) -> None:
    if day < line.decided_on:
        raise ValidationError({field: "不能早于表决通过的日期。"})
    want_past(**{field: day})


@transaction.atomic
def hand_certificate(
    line: AppointmentLine, *, by, office, signed_by: str, handed_on: date, handed_by: str = "", everybody: bool = False
) -> list[Certificate]:  # fmt: skip
    """颁发任命书: numbered in the order of the list, signed by the chair."""
    _not_before(line, handed_on, "handed_on")
    made = []
    for each in of_same_motion(line, everybody, lambda one: _closed(one) or rules.certificate_refused(one)):
        with LINE.take("hand_certificate", each, by=by) as (each, facts):
            prefix = f"{prefix_of(each.decided_at, office).removesuffix('发')}任"
            number = document_number(prefix, each.decided_on.year, about=f"{each}任命书")
            made.append(Certificate.objects.create(
                line=each, number=number.text, signed_by=signed_by, handed_on=handed_on, handed_by=handed_by,
                meeting=each.decided_at, by=by,
            ))  # fmt: skip
            facts["said"] = f"{number.text}，{signed_by}签署"
        settle_in(each)
    return made


def _closed(line: AppointmentLine) -> bool:
    return line.status != LineStatus.PASSED


@transaction.atomic
def swear_in(
    line: AppointmentLine, *, by, held_on: date, place: str, form: str, others: Iterable[AppointmentLine] = (),
    elected: Sequence[Tenure] = (), files: Sequence[StoredFile] = (), **facts,
) -> Oath:  # fmt: skip
    """宪法宣誓: one alone, or several behind a leader; whoever came to office by other lines may swear with them."""
    _not_before(line, held_on, "held_on")
    if held_on != line.decided_on:
        _within(facts.get("meeting"), held_on)
    lines = [line, *(each for each in others if each.pk != line.pk)]
    oath = _ceremony(len(lines) + len(elected), by, held_on, place, form, files, facts)
    for each in lines:
        if reason := rules.oath_refused(each):
            raise ValidationError({"others": f"{each.official}：{reason}"})
        with LINE.take("swear_in", each, by=by) as (each, told):
            OathTaker.objects.create(oath=oath, line=each)
            told["said"] = f"{oath.get_form_display()}，{place}"
        clocks.meet(each.motion, *clocks.OATHS, line=each)
        settle_in(each)
    OathTaker.objects.bulk_create(OathTaker(oath=oath, tenure=tenure) for tenure in elected)
    return oath


def _within(meeting: Meeting | None, day: date) -> None:
    """Sworn in the meeting is sworn while it sits (参照重庆市宪法宣誓组织办法第九条)."""
    if meeting and meeting.opens_on and not meeting.opens_on <= day <= (meeting.closes_on or meeting.opens_on):
        said = f"{meeting.short}的会期是{meeting.days}；不在会上宣誓的，请不选“在表决的会议上宣誓”。"
        raise ValidationError({"held_on": said})


@transaction.atomic
def swear_in_elected(
    tenures: Sequence[Tenure], *, by, held_on: date, place: str, form: str, files: Sequence[StoredFile] = (), **facts
) -> Oath:
    """Who was elected by the congress swears before it, called by its 主席团; there is no motion of office."""
    if not tenures:
        raise ValidationError({"elected": "请选择宣誓人。"})
    if any(held_on < tenure.starts_on for tenure in tenures):
        raise ValidationError({"held_on": "不能早于当选日期。"})
    oath = _ceremony(len(tenures), by, held_on, place, form, files, facts)
    OathTaker.objects.bulk_create(OathTaker(oath=oath, tenure=tenure) for tenure in tenures)
    return oath


def _ceremony(people: int, by, held_on, place, form, files, facts) -> Oath:
    if form == Oath.Form.SINGLE and people > 1:
        raise ValidationError({"form": f"共 {people} 人宣誓，应当是集体宣誓。"})
    if form == Oath.Form.COLLECTIVE and not facts.get("leader", "").strip():
        raise ValidationError({"leader": "集体宣誓，请填写领誓人。"})
    oath = Oath.objects.create(held_on=held_on, place=place, form=form, text=sheet.OATH, by=by, **facts)
    OathPhoto.objects.bulk_create(OathPhoto(oath=oath, file=file) for file in files)
    return oath


def settle_in(line: AppointmentLine) -> None:
    """到任、离任, by itself, once nothing is wanted any more; in force from the day it was passed."""
    line = AppointmentLine.objects.select_related("official", "post", "motion__term").get(pk=line.pk)
    if line.status != LineStatus.PASSED or rules.still_wanted(line):
        return
    if line.is_appointing:
        with LINE.take("take_office", line, by=None) as (line, facts):
            begin(line)
            facts["said"] = f"自{line.decided_on.isoformat()}起任职"
    else:
        with LINE.take("leave_office", line, by=None) as (line, facts):
            ended = end(line, END_KINDS.get(line.verb, TenureEnd.REMOVED))
            facts["said"] = f"自{line.decided_on.isoformat()}起离任" if ended else "平台上没有登记在任"
    close_if_over(line.motion)
