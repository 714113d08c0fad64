"""Agenda and schedule as they are said to everybody: frozen, numbered, never changed."""

from django.core.exceptions import ValidationError
from django.db.models import Max

from congress.workflow.models import signature
from meetings import notices
from meetings.flow import MEETING
from meetings.models import BEFORE_NOTICE, AgendaVersion, Meeting, Status
from meetings.queries.changes import changes
from meetings.queries.snapshot import digest, snapshot

ADOPTED = (Status.AGENDA_ADOPTED, Status.CLOSED, Status.MINUTES_ISSUED, Status.PUBLISHED, Status.ARCHIVED)


def freeze(meeting: Meeting, *, by, note: str = "") -> AgendaVersion:
    """议程日程定稿: make a version of agenda, schedule, groups and people; pages and papers show it from now on."""
    with MEETING.take("freeze", meeting, by=by, note=note) as (meeting, facts):
        last = meeting.versions.order_by("number").last()
        version = keep_version(meeting, by=by, note=note, is_draft=meeting.status not in ADOPTED)
        if last and last.sha256 == version.sha256 and last.is_draft == version.is_draft:
            raise ValidationError(f"与第{last.number}版没有不同，不需要再定一版。")
        facts |= {"version": version.number, "sha256": version.sha256, "said": f"第{version.number}版"}
        if last:
            changed = changes(last.content, version.content)
            facts["said"] += f"，改动 {len(changed)} 处"
            if meeting.status not in BEFORE_NOTICE:
                notices.agenda_changed(version, changed)
    return version


def keep_version(meeting: Meeting, *, by, note: str = "", is_draft: bool) -> AgendaVersion:
    """The snapshot itself, inside a step that holds the meeting; without 草案 once the plenary has adopted it."""
    content, inside = snapshot(meeting)
    number = 1 + (meeting.versions.aggregate(last=Max("number"))["last"] or 0)
    return AgendaVersion.objects.create(
        meeting=meeting, number=number, is_draft=is_draft, content=content, inside=inside,
        sha256=digest(content, inside), frozen_by=by, frozen_by_name=signature(by), note=note[:200],
    )  # fmt: skip
