"""送达文件: what has been prepared is opened to its readers, all at once, and later what was added."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from meetings import deadlines, notices
from meetings.flow import MEETING
from meetings.models import Meeting, Paper, PaperKind, PaperVersion
from meetings.queries import papers as reading


def send_papers(meeting: Meeting, *, by, note: str = "") -> Meeting:
    """送达文件: from now on members and those attending read what is theirs. What is missing or late wants a reason."""
    with MEETING.take("send_papers", meeting, by=by, note=note) as (meeting, facts):
        warnings = reading.warnings(meeting, localdate())
        if warnings and not note.strip():
            raise ValidationError({"note": "有需要说明的情况，请写明仍然送达的原因。"})
        papers = _release(meeting)
        told = notices.papers_sent(meeting, papers)
        facts.update(said=f"{len(papers)} 份文件，通知 {told} 人", warnings=warnings)
    return meeting


def send_late(meeting: Meeting, *, by, note: str = "") -> Meeting:
    """补送文件: papers that were added or replaced after the sending. Only who reads one of them is told."""
    with MEETING.take("send_late", meeting, by=by, note=note) as (meeting, facts):
        papers = _release(meeting)
        told = notices.papers_sent(meeting, papers, late=now().isoformat())
        facts.update(said=f"{'、'.join(f'会议文件（{paper.number}）' for paper in papers)}，通知 {told} 人")
    return meeting


def _release(meeting: Meeting) -> list[Paper]:
    """Fix the numbers, open the newest versions, and end the limits that waited for it."""
    every = reading.in_order(reading.papers_of(meeting))
    for paper in every:
        if paper.number is None and paper.place:
            paper.number = paper.place
            paper.save(update_fields=["number"])
    papers = reading.to_send(meeting)
    newest = [paper.versions.all()[0].pk for paper in papers]
    PaperVersion.objects.filter(pk__in=newest).update(sent_at=now())
    deadlines.meet(meeting, *(key for key in reading.SENT_BY if key in deadlines.OF_MEETING))
    for paper in papers:
        if paper.item and paper.kind == PaperKind.REPORT:
            deadlines.meet(meeting, reading.TO_MEMBERS, item=paper.item)
    return papers
