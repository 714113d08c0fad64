"""Days of 任后监督: the report before the meeting that hears it, what is put right after the poll (law.md §9.5)."""

from datetime import date

from django.utils.timezone import now

from congress.rulebook.book import open_book
from meetings.models import DutyClock, DutyReport

DRAFT = "appointment.duty_report_draft"
RECTIFY = "appointment.rectify"


def report_due(meeting, otherwise: date) -> date:
    """述职报告最迟日: counted back from the meeting; a report no meeting hears is due on the day the office names."""
    if meeting is None or meeting.opens_on is None:
        return otherwise
    return open_book().deadline(DRAFT, meeting.opens_on).due_on


def call(report: DutyReport) -> None:
    """The clock of the report; where no meeting hears it, it runs to the day that was named."""
    meeting = report.meeting
    heard = meeting is not None and meeting.opens_on is not None
    clock = DutyClock.start(DRAFT, on=meeting.opens_on if heard else report.called_on, report=report)
    if not heard:
        clock.due_on, clock.one_line = report.due_on, "按通知的报送期限"
        clock.reckoning = [{"label": "通知的报送期限", "value": report.due_on.isoformat(), "source": ""}]
    clock.save()


def rectify(report: DutyReport, on: date) -> DutyClock:
    clock = DutyClock.start(RECTIFY, on=on, report=report)
    clock.save()
    return clock


def meet(report: DutyReport, kind: str) -> None:
    DutyClock.objects.running().filter(report=report, kind=kind).update(met_at=now())


def void(report: DutyReport, kind: str) -> None:
    DutyClock.objects.running().filter(report=report, kind=kind).update(void_at=now())
