"""The plan of a year: as rows of a table, and as a sheet of paper."""

from itertools import groupby

from congress.pages.context import organization
from meetings.models import Meeting

PLAN_LABELS = ("会议主体", "会议", "月份", "会期", "地点", "主要议题", "状态")


def plan_row(meeting: Meeting) -> list[str]:
    month = f"{meeting.month.year}年{meeting.month.month}月"
    days = meeting.days if meeting.opens_on else ""
    status = meeting.get_status_display()
    return [meeting.body.short_name, meeting.short, month, days, meeting.place, meeting.theme, status]


def by_body(meetings: list[Meeting]) -> list[tuple]:
    """The meetings come ordered by body."""
    return [(body, list(rows)) for body, rows in groupby(meetings, key=lambda meeting: meeting.body)]


def year_plan(year: int, meetings: list[Meeting]) -> dict:
    going = [meeting for meeting in meetings if meeting.status != "cancelled"]
    house = organization()
    return {"title": f"{house['name']}{year}年会议计划", "year": year, "bodies": by_body(going)}
