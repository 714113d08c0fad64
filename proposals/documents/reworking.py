"""协调记录: what both sides sign when it has been talked over."""

from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from proposals.documents.wording import session_name
from proposals.models import Mediation


def mediation_record(meeting: Mediation) -> dict:
    """Before the meeting with room for the pen, afterwards with what was said."""
    proposal = meeting.proposal
    day = meeting.held_on or meeting.meets_on
    words = [
        ("时间地点", f"{full_day(day)}，{meeting.place}"), ("协调事项", meeting.agenda),
        ("参加人员", meeting.attendees), ("代表意见", meeting.deputy_word), ("承办单位意见", meeting.unit_word),
    ]  # fmt: skip
    lines = "1234"  # each side writes this many, and it stays one sheet
    if meeting.form == Mediation.Form.EXPERT:
        words.append(("评估意见", meeting.expert_word))
        lines = "12"
    decided = f"{meeting.get_outcome_display()}。{meeting.decision}" if meeting.outcome else ""
    return {
        "session_name": session_name(proposal), "number": proposal.number, "title": proposal.title,
        "form": meeting.get_form_display(), "lines": lines,
        "rows": [{"label": label, "paragraphs": paragraphs(text)} for label, text in [*words, ("结论", decided)]],
    }  # fmt: skip
