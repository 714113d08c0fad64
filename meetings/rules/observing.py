"""公民旁听: which meetings have seats for citizens, until when, and how many are left."""

from django.utils.timezone import localdate

from meetings.models import BodyKind, Status
from meetings.rules import answering_over

OPEN_TO_CITIZENS = (BodyKind.STANDING_COMMITTEE, BodyKind.CONGRESS)
AHEAD = (Status.AGENDA_DRAFTED, Status.NOTIFIED, Status.PAPERS_SENT)


def anyone(_user, _case=None) -> bool:
    return True


def not_for_citizens(meeting) -> str:
    return "" if meeting.body.kind in OPEN_TO_CITIZENS else "只有代表大会会议和常委会会议安排公民旁听。"


def observing_closed(call) -> str:
    """Why nobody can ask for a seat today; empty when everybody can."""
    if call.meeting.status not in AHEAD:
        return "会议已取消。" if call.meeting.status == Status.CANCELLED else "会议已经开始，报名已经结束。"
    if not call.takes_until(localdate()):
        return f"报名已于{call.closes_on.month}月{call.closes_on.day}日截止。"
    return ""


def no_place(observer) -> str:
    """安排: into the list of a meeting that has been called, while there are seats."""
    call = observer.call
    if over := answering_over(call):
        return over
    return "" if call.taken < call.places else f"旁听席 {call.places} 个，已经排满。"
