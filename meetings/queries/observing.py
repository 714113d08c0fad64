"""Seats for citizens: which meetings offer them today, who asks, and what became of it in the citizen's words."""

from datetime import date

from django.db.models import QuerySet

from meetings.models import Answer, Observer, ObserverCall, ObserverStatus, Status
from meetings.rules.observing import AHEAD


def calls() -> QuerySet[ObserverCall]:
    return ObserverCall.objects.select_related("meeting__body", "meeting__term")


def open_calls(today: date) -> QuerySet[ObserverCall]:
    """Of a citizen's meetings the day, the place and the name are told by opening the seats, nothing more."""
    return calls().filter(meeting__status__in=AHEAD, closes_on__gte=today).order_by("meeting__opens_on")


def observers_of(meeting) -> QuerySet[Observer]:
    return Observer.objects.filter(call__meeting=meeting).select_related("participant")


def observers() -> QuerySet[Observer]:
    return Observer.objects.select_related("call__meeting__body", "call__meeting__term", "participant")


def fate(observer: Observer) -> str:
    meeting = observer.call.meeting
    if meeting.status == Status.CANCELLED:
        return f"{meeting.title}已经取消。"
    if observer.status == ObserverStatus.RECEIVED:
        return "已经收到，安排以后在这里答复。"
    if observer.status == ObserverStatus.DECLINED:
        return f"没有安排旁听：{observer.outcome}"
    if observer.participant and observer.participant.status == Answer.DROPPED:
        return "旁听安排已经取消，请与常委会办公室联系。"
    where = f"，{meeting.place}" if meeting.place else ""
    return f"已安排旁听{meeting.title}，{meeting.days}{where}。请携带身份证件按时到会。{observer.outcome}"
