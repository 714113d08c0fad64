"""旁听人员名单 on paper: who has a seat, with room to sign on the day."""

from meetings.models import Answer, Meeting, ObserverStatus
from meetings.queries.observing import observers_of


def observer_sheet(meeting: Meeting) -> dict:
    """The context of print/meetings/observer_list.html."""
    seated = observers_of(meeting).filter(status=ObserverStatus.ACCEPTED).exclude(participant__status=Answer.DROPPED)
    return {"title": f"{meeting.short}旁听人员名单", "days": meeting.days, "place": meeting.place, "rows": list(seated)}
