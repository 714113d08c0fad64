"""会议通知: sent as an official paper and to each person; who has not answered is asked again."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, make_aware

from congress.numbering.documents import document_number
from meetings import deadlines, notices
from meetings.documents import notice as sheet
from meetings.flow import MEETING
from meetings.models import Answer, Meeting, MeetingNotice, SignUp
from meetings.queries.people import told, unanswered
from meetings.rules import CALLED

LAST_CALL = timedelta(days=1)  # before the day by which an answer is asked


def notify(
    meeting: Meeting, *, by, office, at: time, reply_by: date, contact: str, requirements=(), late_reason=""
) -> MeetingNotice:
    """发会议通知. Later than the limit only with a reason; a meeting called at short notice (临时召集) needs none."""
    with MEETING.take("notify", meeting, by=by) as (meeting, facts):
        today = localdate()
        if deadlines.notice_is_late(meeting, today) and not late_reason.strip():
            raise ValidationError({"late_reason": "已过通知期限，请写明变通的原因。"})
        if not office.doc_prefix:
            raise ValidationError(f"{office}还没有填写机关代字，请先在单位资料中填写。")
        meeting.contact = contact
        number = document_number(office.doc_prefix, today.year, about=f"{meeting.title}通知")
        paper = MeetingNotice.objects.create(
            meeting=meeting, version=1 + meeting.notices.count(), doc_no=number.text, issued_on=today, issued_by=by,
            starts_at=make_aware(datetime.combine(meeting.opens_on, at)), reply_by=reply_by,
            late_reason=late_reason.strip(),
            facts=sheet.facts(
                meeting, office=office, number=number.text, at=at, reply_by=reply_by, contact=contact,
                requirements=requirements, issued_on=today,
            ),
        )  # fmt: skip
        deadlines.meet(meeting, "meeting.notice", "chairs_meeting.notice")
        people = list(told(meeting))
        count = notices.called_together(paper, people)
        facts.update(doc_no=paper.doc_no, people=len(people), accounts=count, late_reason=paper.late_reason)
        facts["said"] = f"{paper.doc_no}，名单{len(people)}位（个），平台通知{count}人"
        if desk := SignUp.objects.filter(meeting=meeting).first():
            desk.meeting = meeting
            notices.sign_up_opened(desk)
    return paper


def tell_later(meeting: Meeting, people) -> None:
    """Who is put on the list after the notice went out hears of it at once."""
    paper = meeting.notices.last()
    if paper and meeting.status in CALLED:
        notices.called_together(paper, [person for person in people if person.status == Answer.INVITED])


def urge(meeting: Meeting, *, by, note="") -> int:
    """催复: those who have not answered, in the office's own words."""
    with MEETING.take("urge", meeting, by=by, note=note) as (meeting, facts):
        people = list(unanswered(meeting))
        count = notices.urged(meeting, people, note)
        facts["said"] = f"{len(people)}位（个）未回复，平台通知{count}人"
    return count


def remind_unanswered(*, today: date) -> int:
    """The day before an answer is due, and once more when it is not there. Open-ended: a missed night loses nothing."""
    due = MeetingNotice.objects.filter(
        meeting__status__in=CALLED, meeting__opens_on__gte=today, reply_by__lte=today + LAST_CALL
    )
    sent = 0
    for paper in due.select_related("meeting__body", "meeting__term"):
        people = list(unanswered(paper.meeting))
        sent += notices.reminded(paper, people, "late" if today > paper.reply_by else "soon")
    return sent
