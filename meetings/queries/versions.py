"""Frozen versions of a meeting's agenda and schedule, and who reads which part of them."""

from meetings.models import AgendaVersion, Item, Meeting
from meetings.queries import items_of, own_place, sees_inside, with_details
from meetings.queries.changes import Change, changes
from meetings.rules import sits_in


def latest_version(meeting: Meeting) -> AgendaVersion | None:
    """What is said to everybody; None before the first one is frozen."""
    return meeting.versions.select_related("meeting__body", "meeting__term").order_by("number").last()


def one_before(version: AgendaVersion, number: str = "") -> AgendaVersion | None:
    """The earlier version it is compared with: the one asked for, else the one just before; None for the first."""
    earlier = version.meeting.versions.filter(number__lt=version.number).order_by("number")
    asked = earlier.filter(number=int(number)).first() if number.isascii() and number.isdigit() else None
    return asked or earlier.last()


def changes_in(version: AgendaVersion, before: AgendaVersion | None = None, *, names: bool = True) -> list[Change]:
    """What this version changed of an earlier one, the one before unless another is given; nothing for the first."""
    before = before or one_before(version)
    found = changes(before.content, version.content) if before else []
    return found if names else [change for change in found if change.about not in ("分组", "人员", "文件")]


def agenda_for(user, meeting: Meeting) -> list[Item]:
    """The agenda as this person may read it: the office the draft, everybody else what was frozen last.

    Before the first version there is only one agenda, the one the notice named.
    """
    version = None if sees_inside(user, meeting) else latest_version(meeting)
    if version is None:
        return list(items_of(meeting))
    found = with_details(Item.objects.filter(pk__in=[told["id"] for told in version.content["items"]])).in_bulk()
    shown = []
    for told in version.content["items"]:
        if item := found.get(told["id"]):
            item.title, item.written_only, item.position = told["title"], told["written_only"], told["number"]
            shown.append(item)
    return shown


def reads_names(user, meeting: Meeting) -> bool:
    """Groups and lists of people are for those who come; agenda and schedule for everybody who knows of the meeting."""
    return sees_inside(user, meeting) or sits_in(user, meeting.body) or own_place(user, meeting) is not None
