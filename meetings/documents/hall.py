"""签到表 and 表决结果单."""

from congress.pages.context import organization
from meetings.models import BallotLine, Choice, Method, Sitting, Vote
from meetings.queries import hall


def attendance_sheet(sitting: Sitting) -> dict:
    """签到表: to be signed; what the office has registered already stands in the last column."""
    rows = hall.roll(sitting)
    groups = {}
    for person, row in rows:
        groups.setdefault(person.get_capacity_display(), []).append(
            {"name": person.name, "title": person.title or (person.unit.label if person.unit else ""),
             "state": row.get_state_display() if row else ""}
        )  # fmt: skip
    return {
        "house": organization(),
        "meeting": sitting.meeting,
        "sitting": sitting,
        "groups": [{"label": label, "people": people} for label, people in groups.items()],
        "counted": hall.counted(rows),
        "quorum": hall.quorum_of(sitting),
    }


def result_sheet(vote: Vote, lines: list[BallotLine]) -> dict:
    """表决结果单, computed and explained, for the signatures of those who watched and counted."""
    called = []
    if vote.method == Method.ROLL_CALL and (tally := vote.lines.first().result):
        called = [
            {"name": row.participant.name, "said": Choice(row.choice).label}
            for row in tally.called.select_related("participant")
        ]
    tallies = [line.result for line in lines]
    return {
        "house": organization(),
        "meeting": vote.item.meeting,
        "vote": vote,
        "rows": [{"line": line, "tally": line.result} for line in lines],
        "version": max((tally.version for tally in tallies if tally), default=0),
        "secret": vote.is_secret,
        "called": called,
    }
