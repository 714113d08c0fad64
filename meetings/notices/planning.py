"""Who has been told of a meeting hears when it moves or is called off."""

from congress.notices.kinds import Kind
from congress.notices.outbox import post
from meetings.notices.people import places
from meetings.queries.people import told

TITLE = {"会议": ("about.title", "望川区第十八届人民代表大会常务委员会第十二次会议")}
NOTE = {"说明": ("note", "因防汛工作需要")}
BOTH = ("email", "sms")

MOVED = {"原定": ("before", "2026年12月18日"), "改为": ("about.days", "2026年12月24日")}
PLACES = {"原定": ("before", "四楼会议室"), "改为": ("about.place", "常委会会议厅")}
DAYS = {"日期": ("about.days", "2026年12月18日")}

KINDS = [
    Kind("meeting_rescheduled", "会议改期", TITLE | NOTE | MOVED, BOTH, urgent=True),
    Kind("meeting_relocated", "会议变更地点", TITLE | PLACES | DAYS, BOTH, urgent=True),
    Kind("meeting_cancelled", "会议取消", TITLE | NOTE | DAYS, BOTH, urgent=True),
]


def called(meeting):
    """The accounts of everybody on the list of the meeting, and of those who answer for the units on it."""
    return list(places(told(meeting)))


def rescheduled(meeting, before, note):
    once = f"{meeting.code}:{meeting.opens_on:%Y%m%d}:{meeting.version}"
    post("meeting_rescheduled", to=called(meeting), about=meeting, once=once, before=before, note=note)


def relocated(meeting, before):
    once = f"{meeting.code}:{meeting.version}"
    post("meeting_relocated", to=called(meeting), about=meeting, once=once, before=before)


def cancelled(meeting, note):
    post("meeting_cancelled", to=called(meeting), about=meeting, once=meeting.code, note=note)
