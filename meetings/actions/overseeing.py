"""任后监督: reports are called for, polled by the meeting's own votes, put right and polled again (law.md §9.5)."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.files.models import StoredFile
from congress.surveys.majority import Verdict
from congress.workflow.flow import NotYours
from congress.workflow.wanted import want_past
from meetings import notices
from meetings.deadlines import overseeing as clocks
from meetings.flow import LINE
from meetings.models import (
    AppointmentLine,
    Defence,
    DutyPoll,
    DutyReport,
    DutyStatus,
    Item,
    Meeting,
    Official,
    Sanction,
    Tenure,
    Vote,
)
from meetings.rules.appointments import is_appointer
from meetings.rules.overseeing import hands_in_report

TO_POLL = (DutyStatus.RECEIVED, DutyStatus.RECTIFIED)


def _only_appointers(by) -> None:
    if not is_appointer(by):
        raise NotYours(f"{by} is not of the appointment office")


@transaction.atomic
def call_reports(
    tenures: Sequence[Tenure], *, by, year: int, due_on: date, meeting: Meeting | None = None
) -> list[DutyReport]:
    """通知述职: everybody chosen who has not been called for this year; the organ hears of it."""
    _only_appointers(by)
    called = set(DutyReport.objects.filter(year=year).values_list("tenure", flat=True))
    due = clocks.report_due(meeting, due_on)
    if due < localdate():
        raise ValidationError({"due_on": f"报送期限 {due.isoformat()} 已经过去。"})
    made = []
    for tenure in tenures:
        if tenure.pk not in called:
            made.append(DutyReport.objects.create(
                tenure=tenure, year=year, meeting=meeting, called_on=localdate(), due_on=due, by=by
            ))  # fmt: skip
            clocks.call(made[-1])
            notices.report_called(made[-1])
    if not made:
        raise ValidationError({"tenures": "所选人员本年度都已经通知。"})
    return made


@transaction.atomic
def receive_report(report: DutyReport, *, by, file: StoredFile, received_on: date | None = None) -> DutyReport:
    """收到述职报告, uploaded by the organ or by the office; what was put right comes by the same door."""
    if not hands_in_report(by, report):
        raise NotYours(f"{by} does not hand in for {report}")
    report = DutyReport.objects.select_for_update().get(pk=report.pk)
    day = received_on or localdate()
    want_past("收到日期", received_on=day)
    if report.status in (DutyStatus.CALLED, DutyStatus.RECEIVED):
        report.file, report.received_on, report.status = file, day, DutyStatus.RECEIVED
        clocks.meet(report, clocks.DRAFT)
    elif report.status in (DutyStatus.RECTIFYING, DutyStatus.RECTIFIED):
        report.rectification, report.rectified_on, report.status = file, day, DutyStatus.RECTIFIED
        clocks.meet(report, clocks.RECTIFY)
    else:
        raise ValidationError(f"现在的状态是“{report.get_status_display()}”，不再接收报告。")
    report.save()
    return report


@transaction.atomic
def poll_reports(item: Item, *, by, reports: Sequence[DutyReport], method: str, prepare) -> list[Vote]:
    """拟定述职测评: one poll a person, prepared with the item's other votes (``prepare``: the meeting's own verb)."""
    made = []
    for report in DutyReport.objects.select_for_update().filter(pk__in=[each.pk for each in reports]):
        if report.status not in TO_POLL:
            raise ValidationError({"reports": f"{report}：{report.get_status_display()}，不能测评。"})
        question = f"{report.tenure.official}（{report.tenure.label}）{report.year}年度履职情况"
        vote = prepare(item, by=by, subject="poll", method=method, question=question)
        DutyPoll.objects.create(report=report, round=report.polls.count() + 1, ballot=vote.lines.get())
        report.status, report.item = DutyStatus.POLLING, item
        report.save()
        made.append(vote)
    return made


def settle_polls(vote: Vote) -> None:
    """不满意 is put right within three months and polled again; after the second poll the verdict stands."""
    for poll in DutyPoll.objects.filter(ballot__vote=vote).select_related("report", "ballot"):
        report = DutyReport.objects.select_for_update().get(pk=poll.report_id)
        bad = poll.ballot.result.verdict == Verdict.UNSATISFIED
        if bad and poll.round == 1:
            if report.status != DutyStatus.RECTIFYING:
                report.status = DutyStatus.RECTIFYING
                clocks.rectify(report, vote.held_on)
                notices.rectification_asked(report)
        else:
            report.status = DutyStatus.DONE
            clocks.void(report, clocks.RECTIFY)
        report.save()


@transaction.atomic
def tell_result(report: DutyReport, *, by) -> DutyReport:
    """印发测评结果: to the organ, the person and the district's party committee."""
    _only_appointers(by)
    report = DutyReport.objects.select_for_update().get(pk=report.pk)
    if not report.polls.filter(ballot__tallies__isnull=False).exists():
        raise ValidationError("还没有测评结果。")
    report.told_on = localdate()
    report.save()
    notices.result_told(report)
    return report


@transaction.atomic
def file_sanction(official: Official, *, by, files: Sequence[StoredFile] = (), **facts) -> Sanction:
    """处分备案 (参照重庆市任免条例第三十六条)."""
    _only_appointers(by)
    if facts["filed_on"] < facts["decided_on"]:
        raise ValidationError({"filed_on": "不能早于决定日期。"})
    return Sanction.objects.create(official=official, by=by, file=next(iter(files), None), **facts)


@transaction.atomic
def record_defence(line: AppointmentLine, *, by, way: str, text: str = "", files: Sequence[StoredFile] = ()) -> Defence:
    """记录申辩: before a dismissal is voted on the person is heard, reads it in writing, or waives it."""
    with LINE.take("record_defence", line, by=by) as (line, facts):
        if way == Defence.Way.WRITTEN and not text.strip() and not files:
            raise ValidationError({"text": "书面申辩，请填写或者上传申辩意见。"})
        made = Defence.objects.create(line=line, way=way, text=text, file=next(iter(files), None), by=by)
        facts["said"] = made.get_way_display()
    return made
