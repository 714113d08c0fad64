"""会议通知 in the form of 文件 (GB/T 9704-2012), as a plain dict that is stored with the notice and printed from it."""

from datetime import date, time

from congress.pages.dates import full_day
from meetings.models import BodyKind, Capacity, Meeting
from meetings.queries import items_of
from meetings.queries.people import people_of_paper

WEEKDAYS = "一二三四五六日"
CALLED_BY = {BodyKind.STANDING_COMMITTEE: "根据主任会议决定，", BodyKind.CHAIRS_MEETING: ""}
FOLLOWS = "现将有关事项通知如下："
ADDRESSED = {
    BodyKind.STANDING_COMMITTEE: "常委会各组成人员，各列席单位和人员",
    BodyKind.CHAIRS_MEETING: "主任、各副主任，各列席单位和人员",
    BodyKind.CONGRESS: "各位代表，各列席单位和人员",
}
# 出席 and 列席 by class, in the order of the notice; who listens or helps is not addressed by it.
CLASSES = (
    (Capacity.MEMBER, "出席"), (Capacity.BY_LAW, "依法列席"), (Capacity.BY_CUSTOM, "通常列席"),
    (Capacity.INVITED, "邀请列席"), (Capacity.SIGNED_UP, "报名列席代表"),
)  # fmt: skip


def facts(
    meeting: Meeting, *, office, number, at: time, reply_by: date | None, contact, requirements, issued_on
) -> dict:
    """Everything on the paper, in words."""
    return {
        "issuer": f"{office.name}文件",
        "number": number,
        "title": f"关于召开{meeting.title}的通知",
        "addressee": ADDRESSED.get(meeting.body.kind, "各位组成人员，各列席单位和人员"),
        "opening": f"{CALLED_BY.get(meeting.body.kind, '')}{meeting.title}定于{meeting.days}举行。{FOLLOWS}",
        "time": said_time(meeting, at),
        "place": meeting.place,
        "agenda": [_item(item) for item in items_of(meeting)],
        "people": _people(meeting),
        "requirements": [*_reply(reply_by), *(line for line in requirements if line)],
        "contact": contact,
        "signature": office.name,
        "issued_on": issued_on.isoformat(),
    }


def said_time(meeting: Meeting, at: time) -> str:
    """2026年12月18日（星期五）上午9时，会期1天."""
    first, last = meeting.opens_on, meeting.closes_on or meeting.opens_on
    half, hour = ("上午", at.hour) if at.hour < 12 else ("下午", at.hour - 12 or 12)
    minutes = f"{at.minute}分" if at.minute else ""
    length = (last - first).days + 1
    day = f"{full_day(first)}（星期{WEEKDAYS[first.weekday()]}）"
    return f"{day}{half}{hour}时{minutes}，会期{length}天"


def _item(item) -> str:
    return f"{item.title.rstrip('。')}{'（书面）' if item.written_only and '书面' not in item.title else ''}"


def _reply(reply_by: date | None) -> list[str]:
    if reply_by is None:
        return []
    return [f"请于{reply_by.month}月{reply_by.day}日前在平台回复参加或者请假；各单位请同时填报到会人员的姓名和职务。"]


def _people(meeting: Meeting) -> list[dict]:
    found: dict[str, list[str]] = {}
    for person in people_of_paper(meeting):
        found.setdefault(person.capacity, []).append(_named(person))
    return [
        {"label": label, "names": "、".join(found[capacity]), "count": len(found[capacity])}
        for capacity, label in CLASSES
        if capacity in found
    ]


def _named(person) -> str:
    """Members and deputies by name, units by the post that comes."""
    if person.capacity == Capacity.MEMBER or person.deputy_id:
        return person.name
    return f"{person.title}{person.name}" if person.name else person.title or str(person)


def printed(paper) -> dict:
    """The context of print/meetings/notice.html: the stored facts, the day as a day again."""
    return {**paper, "issued_on": date.fromisoformat(paper["issued_on"])}
