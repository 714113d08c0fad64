"""交办建议清单: what lies on every table of the meeting."""

from congress.pages.context import organization
from proposals.models import HandOverMeeting, Part


def units_of(case) -> str:
    """Who has it; before the hand-over, whom the deputy would like to see it."""
    given = case.handlings.all()
    if not given:
        wished = "、".join(unit.label for unit in case.preferred_units.all())
        return f"（代表建议：{wished}）" if wished else ""
    parts = []
    for part in Part:
        names = [share.unit.label for share in given if share.part == part]
        if names:
            parts.append(f"{part.label}：{'、'.join(names)}")
    return "；".join(parts)


def hand_over_list(meeting: HandOverMeeting, cases) -> dict:
    return {
        "office": organization()["office"],
        "meeting": meeting,
        "rows": [
            {
                "number": case.number, "title": case.title, "proposer": case.proposer, "units": units_of(case),
                "due_on": case.due_on if given else None,
            }
            for case in cases
            for given in [case.assigned_on is not None]
        ],
    }  # fmt: skip
