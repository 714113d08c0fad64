from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import render
from django.utils.timezone import localdate

from meetings import deadlines, queries, rules
from meetings.flow import MEETING
from meetings.models import MeetingClock, Status
from meetings.queries.own import offers_to
from meetings.queries.versions import agenda_for
from meetings.views.fetch import meeting as found
from meetings.views.ways import ways

MILESTONES = ("计划", "议程", "通知", "文件", "开会", "闭会", "纪要", "公布", "归档")
REACHED = {
    Status.PLANNED: 1, Status.AGENDA_DRAFTED: 2, Status.NOTIFIED: 3, Status.PAPERS_SENT: 4, Status.OPENED: 5,
    Status.AGENDA_ADOPTED: 5, Status.CLOSED: 6, Status.MINUTES_ISSUED: 7, Status.PUBLISHED: 8, Status.ARCHIVED: 9,
    Status.CANCELLED: 0,
}  # fmt: skip


def milestones(meeting) -> list[dict]:
    """The step track: what is behind, where it stands, what lies ahead."""
    behind = REACHED[meeting.status]
    return [
        {"label": word, "state": "done" if place < behind else "now" if place == behind else "todo", "note": ""}
        for place, word in enumerate(MILESTONES)
    ]


def clocks_of(meeting):
    """What was kept and what still runs; a limit for bringing matters in that has passed presses nobody."""
    met = Q(pk__in=deadlines.pressing(localdate()).filter(meeting=meeting)) | Q(met_at__isnull=False)
    return MeetingClock.objects.filter(met, meeting=meeting, void_at=None).select_related("item")


@login_required
def detail(request, code):
    meeting = found(request, code)
    user = request.user
    inside = queries.sees_inside(user, meeting)
    context = {
        "meeting": meeting,
        "ways": ways(request, meeting),
        "steps": milestones(meeting),
        "doors": MEETING.doors(user, meeting),
        "clocks": clocks_of(meeting) if inside else [],
        "items": agenda_for(user, meeting),
        "place": queries.own_place(user, meeting),
        "offer": offers_to(user, localdate()).filter(meeting=meeting).first(),
        "entries": queries.entries_for(user, meeting),
        "inside": inside,
        "may_write": rules.is_officer(user),
        "today": localdate(),
    }
    return render(request, "meetings/detail.html", context)
