"""述职测评结果: what the poll said, round by round, and to whom the sheet goes."""

from congress.pages.context import organization
from congress.pages.dates import full_day
from meetings.models import DutyReport


def result_sheet(report: DutyReport, polls) -> dict:
    """The context of print/meetings/duty_result.html (汉台区做法：印送机关、本人、区委)."""
    return {
        "title": f"{report.tenure.official}同志{report.year}年度履职情况测评结果",
        "post": report.tenure.label, "issuer": organization()["name"], "today": report.told_on,
        "meeting": report.item.meeting.title if report.item and report.item.meeting else "",
        "rounds": [
            {"round": poll.round, "day": full_day(poll.ballot.vote.held_on), "tally": poll.ballot.result,
             "total": poll.ballot.vote.total, "verdict": poll.ballot.result.get_verdict_display()}
            for poll in polls
        ],
        "copies": "、".join(filter(None, ["区委", report.tenure.post.organ and report.tenure.post.organ.name, "本人"])),
        "rectified_on": report.rectified_on,
    }  # fmt: skip
