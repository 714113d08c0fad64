"""参会人员名单 on paper: by class, in the order of the notice."""

from meetings.models import Answer, Capacity, Meeting
from meetings.queries.people import people_of

AWAY = {
    Answer.LEAVE_APPROVED: "请假",
    Answer.DECLINED: "不能参加",
    Answer.INVITED: "未回复",
    Answer.LEAVE_REQUESTED: "请假待批",
}


def sheet(meeting: Meeting, user, *, inside: bool) -> dict:
    """The context of print/meetings/attendance_list.html: what this person may read of the list."""
    rows: dict[str, list] = {}
    for person in people_of(meeting, user).exclude(status__in=(Answer.DROPPED, Answer.WAITING)):
        remark = AWAY.get(person.status, "") if inside else ""
        name = person.name or (f"{person.unit.label}" if person.unit else "")
        rows.setdefault(person.capacity, []).append({"name": name, "title": person.title, "remark": remark})
    groups = [{"label": each.label, "rows": rows[each]} for each in Capacity if each in rows]
    return {"title": f"{meeting.short}参会人员名单", "days": meeting.days, "place": meeting.place, "groups": groups,
            "inside": inside}  # fmt: skip
