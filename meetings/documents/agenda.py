"""议程, 日程, 分组名单, 名单 and the sheet of changes: each from one frozen version, not from live rows.

The public papers read ``version.content`` only; ``version.inside`` is opened in ``meetings.documents.regie`` alone.
"""

from datetime import date

from congress.pages.dates import full_day
from meetings.models import AgendaVersion
from meetings.queries.versions import changes_in

DRAFT = "（草案）"
WEEKDAYS = "一二三四五六日"


def agenda(version: AgendaVersion) -> dict:
    """会议议程: 草案 until the plenary adopts it, then with the day on which it did."""
    content = version.content
    items = [{"title": item["title"], "mark": "（书面）" if item["written_only"] else ""} for item in content["items"]]
    return {
        "title": f"{content['meeting']['title']}议程{DRAFT if version.is_draft else ''}",
        "adopted": "" if version.is_draft else f"（{full_day(_adopted_on(content))}通过）",
        "items": items,
    }


def _adopted_on(content: dict) -> str:
    """The day of the sitting that has the agenda before it, else the first day."""
    for sitting in content["sittings"]:
        if any(entry["activity"] == "adopt_agenda" for entry in sitting["entries"]):
            return sitting["day"]
    return content["meeting"]["opens_on"]


def schedule(version: AgendaVersion) -> dict:
    """会议日程: sitting by sitting, every line with its time."""
    content = version.content
    return {
        "title": f"{content['meeting']['title']}日程{DRAFT if version.is_draft else ''}",
        "sittings": [
            {
                **sitting,
                "when": when(sitting),
                "where": _where(sitting, content["groups"]),
                "chair": sitting["chaired_by"] or ("各组召集人" if sitting["kind"] == "group" else ""),
            }
            for sitting in content["sittings"]
        ],
    }


def _where(sitting: dict, groups: list[dict]) -> str:
    """In a group sitting each group has its own room."""
    if sitting["kind"] == "group" and not sitting["group"]:
        rooms = [f"{group['name']}：{group['place']}" for group in groups if group["place"]]
        if rooms:
            return "；".join(rooms)
    return sitting["place"]


def groups(version: AgendaVersion) -> dict:
    """分组名单 with conveners."""
    content = version.content
    return {
        "title": f"{content['meeting']['title']}分组名单",
        "groups": [
            {
                **group,
                "convener": spaced(group["convener"]),
                "vice_convener": spaced(group["vice_convener"]),
                "members": [spaced(each["name"]) for each in group["members"] if not each["guest"]],
                "guests": [spaced(each["name"]) for each in group["members"] if each["guest"]],
            }
            for group in content["groups"]
        ],
    }


def people(version: AgendaVersion) -> dict:
    """名单: 组成人员 by their titles, the others with their office. Whoever is not named yet keeps the place."""
    content, members, others = version.content, {}, {}
    for person in content["people"]:
        if person["capacity"] == "member":
            members.setdefault(person["title"] or "委员", []).append(spaced(person["name"]))
        else:
            others.setdefault(person["capacity_label"], []).append(_guest(person))
    return {
        "title": f"{content['meeting']['title']}名单",
        "members": list(members.items()),
        "count": sum(map(len, members.values())),
        "others": list(others.items()),
    }


def _guest(person: dict) -> dict:
    """A unit that has not yet said whom it sends stands under its own name."""
    if person["is_unit"]:
        return {"name": "（待报）", "title": person["title"] or person["name"]}
    return {"name": spaced(person["name"]), "title": person["title"]}


def change_sheet(version: AgendaVersion) -> dict:
    """变动说明: what this version changed of the one before it. Empty for the first version."""
    if version.number == 1:
        return {}
    parts = {}
    for change in changes_in(version):
        parts.setdefault(change.about, []).append(change.words)
    return {
        "title": f"{version.content['meeting']['title']}议程日程变动说明",
        "number": version.number,
        "before": version.number - 1,
        "parts": list(parts.items()),
        "frozen_at": version.frozen_at,
    }


def spaced(name: str) -> str:
    """张　三 stands as wide as 欧阳某."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 and not name.isascii() else name


def when(sitting: dict) -> str:
    """12月18日（星期五）上午9:00–11:40"""
    day, hour = date.fromisoformat(sitting["day"]), int(sitting["starts"][:2])
    part = "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    times = "–".join(sitting[name].lstrip("0") for name in ("starts", "ends"))
    return f"{day.month}月{day.day}日（星期{WEEKDAYS[day.weekday()]}）{part}{times}"
