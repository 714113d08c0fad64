"""What a frozen version holds, as plain data. Screens and papers of a version are made from this and from nothing live.

``content`` may be shown and printed::

    meeting   title short body body_kind number days opens_on closes_on place chaired_by is_urgent
    items     id code number title kind kind_label proposer reporter written_only needs_vote is_late speakers units
              minutes papers (code title version sha256)
    sittings  name kind kind_label day starts ends place chaired_by group, entries (item activity words minutes
              starts ends reporter)
    groups    name place convener vice_convener members (as people, guest)
    people    capacity capacity_label name title is_unit

Days are ISO dates, times ``09:00``. ``inside`` is for the office and the chair and enters no public page or paper: the
note, the remark of each item and of each line, secret ballots, confidential papers, the sums the chair announces.
"""

import hashlib
import json

from django.utils.timezone import localdate, localtime

from congress.rulebook.book import setting
from congress.surveys.majority import needed
from meetings.models import Activity, Answer, Capacity, Item, Meeting, Paper, Participant
from meetings.queries.hall import base_of, quorum_rule
from meetings.queries.papers import INSIDE
from meetings.queries.timetable import on_agenda, said, slots

NAMED = (Activity.REPORT, Activity.EXPLAIN, Activity.SPEECH)  # the item's own reporter stands behind these
GONE = (Answer.DROPPED, Answer.DECLINED, Answer.WAITING, Answer.LEAVE_APPROVED)


def snapshot(meeting: Meeting) -> tuple[dict, dict]:
    """``(content, inside)`` of this moment."""
    items, timetable = on_agenda(meeting), slots(meeting)
    usual, papers = setting("meeting.speech_minutes"), _papers(items)
    content = {
        "meeting": _meeting(meeting),
        "items": [
            _item(item, number, usual) | {"papers": papers[item.pk, False]} for number, item in enumerate(items, 1)
        ],
        "sittings": [_sitting(slot) for slot in timetable],
        "groups": _groups(meeting),
        "people": [_person(person) | {"capacity": person.capacity} for person in _people(meeting)],
    }
    total = base_of(meeting).total
    inside = {
        "note": meeting.note,
        "members": total,
        "majority": needed(total),
        "quorum": needed(total, quorum_rule(meeting.body)),
        "speech_minutes": [usual, setting("meeting.second_speech_minutes")],
        "items": {
            str(item.pk): {"remark": item.remark, "secret": item.secret_ballot, "papers": papers[item.pk, True]}
            for item in items
        },
        "sittings": [[row.entry.remark for row in slot.rows] for slot in timetable],
    }
    return content, inside


def digest(content: dict, inside: dict) -> str:
    """The same words give the same value on every machine."""
    text = json.dumps([content, inside], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _meeting(meeting: Meeting) -> dict:
    return {
        "title": meeting.title, "short": meeting.short, "body": meeting.body.name, "body_kind": meeting.body.kind,
        "number": meeting.number, "days": meeting.days, "opens_on": _day(meeting.opens_on),
        "closes_on": _day(meeting.closes_on), "place": meeting.place, "chaired_by": meeting.chaired_by,
        "is_urgent": meeting.is_urgent,
    }  # fmt: skip


def _day(day) -> str:
    return day.isoformat() if day else ""


def _item(item: Item, number: int, usual: int) -> dict:
    return {
        "id": item.pk, "code": item.code, "number": number, "title": item.title, "kind": item.kind,
        "kind_label": item.get_kind_display(), "proposer": item.proposer,
        "reporter": f"{item.reporter_title}{item.reporter_name}", "written_only": item.written_only,
        "needs_vote": item.needs_vote, "is_late": item.is_late, "minutes": item.minutes,
        "speakers": [
            {"name": each.membership.name, "title": each.membership.label, "minutes": each.minutes or usual}
            for each in item.speakers.all()
        ],
        "units": [unit.name for unit in item.units.all()],
    }  # fmt: skip


def _papers(items: list[Item]) -> dict[tuple, list[dict]]:
    """The papers of each item as they lie now, by whether they are confidential: ``(item, True)``."""
    papers = {(item.pk, hidden): [] for item in items for hidden in (False, True)}
    found = Paper.objects.filter(item__in=items, withdrawn_at=None).exclude(kind__in=INSIDE)
    for paper in found.prefetch_related("versions").order_by("position", "pk"):
        newest = next(iter(paper.versions.all()), None)
        facts = {"code": paper.code, "title": paper.name, "version": newest.number if newest else 0}
        papers[paper.item_id, paper.confidential].append(facts | {"sha256": newest.sha256 if newest else ""})
    return papers


def _sitting(slot) -> dict:
    sitting = slot.sitting
    starts, ends = localtime(sitting.starts_at), localtime(sitting.ends_at)
    return {
        "name": sitting.name, "kind": sitting.kind, "kind_label": sitting.get_kind_display(),
        "day": _day(localdate(sitting.starts_at)), "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}",
        "place": sitting.place, "chaired_by": sitting.chaired_by, "group": str(sitting.group or ""),
        "entries": [_entry(row) for row in slot.rows],
    }  # fmt: skip


def _entry(row) -> dict:
    entry, item = row.entry, row.entry.item
    own = f"{item.reporter_title}{item.reporter_name}" if item and entry.activity in NAMED else ""
    return {
        "item": entry.item_id, "activity": entry.activity, "words": said(entry), "minutes": entry.minutes,
        "starts": f"{row.starts:%H:%M}", "ends": f"{row.ends:%H:%M}", "reporter": entry.reporter or own,
    }  # fmt: skip


def _groups(meeting: Meeting) -> list[dict]:
    groups = meeting.groups.select_related("convener__unit", "vice_convener__unit").prefetch_related("members__unit")
    return [
        {
            "name": group.name,
            "place": group.place,
            "convener": str(group.convener or ""),
            "vice_convener": str(group.vice_convener or ""),
            "members": [_person(each) | {"guest": not each.votes} for each in sorted(group.members.all(), key=_rank)],
        }
        for group in groups.order_by("position", "pk")
    ]


def _people(meeting: Meeting) -> list[Participant]:
    return sorted(meeting.participants.exclude(status__in=GONE).select_related("unit"), key=_rank)


def _rank(person: Participant) -> tuple:
    return list(Capacity).index(person.capacity), person.position, person.pk


def _person(person: Participant) -> dict:
    return {
        "name": str(person), "title": person.title, "capacity_label": person.get_capacity_display(),
        "is_unit": not person.name,
    }  # fmt: skip
