"""Agenda and schedule that changed after the notice went out: told to everybody who comes."""

from congress.notices.kinds import Kind
from congress.notices.outbox import post
from meetings.models import AgendaVersion
from meetings.notices.people import BOTH, TITLE, places, still_called
from meetings.queries.changes import Change
from meetings.queries.snapshot import GONE

CHANGED = {"版次": ("number", "2"), "改动": ("changed", "分组会议的地点由“常委会会议厅”改为“各组会议室”。")}
KINDS = [Kind("meeting_agenda_changed", "议程日程变动", TITLE | CHANGED, BOTH, still_true=still_called)]
SHOWN = 3


def agenda_changed(version: AgendaVersion, changes: list[Change]) -> None:
    """A new name on the list or a new draft of a paper is told elsewhere; when, where and what is told here."""
    meeting = version.meeting
    told = [change.words for change in changes if change.about not in ("人员", "文件")]
    if not told:
        return
    people = meeting.participants.exclude(status__in=GONE).select_related(
        "user", "membership__deputy__user", "membership__user", "deputy__user", "unit"
    )
    rest = f"共改动 {len(told)} 处。" if len(told) > SHOWN else ""
    post(
        "meeting_agenda_changed", to=places(people), about=meeting, once=f"{meeting.code}:version:{version.number}",
        link=version.get_absolute_url(), number=version.number, changed="".join(told[:SHOWN]) + rest,
    )  # fmt: skip
