"""What the public reads of a case: no address, no telephone, no file, nobody but the deputy who leads."""

import hashlib
import json

from congress.printing.prose import paragraphs
from congress.surveys.models import Grade
from proposals.models import Proposal, ReleaseScope


def release(proposal: Proposal, letters, *, scope: str, feedback: bool = False) -> dict:
    """What a ``Release`` would hold of this case, nothing covered yet."""
    found = {
        "number": proposal.full_number,
        "title": proposal.title,
        "session": str(proposal.session or proposal.term or ""),
        "category": proposal.category.name if proposal.category else "",
    }
    if scope == ReleaseScope.FULL:
        found |= _whole(proposal, letters)
        found["verdict"] = Grade(proposal.verdict).label if feedback and proposal.verdict else ""
    return found


def _whole(proposal: Proposal, letters) -> dict:
    beside = proposal.cosigners.confirmed().count()
    named = proposal.lead.name if proposal.lead else proposal.proposer
    return {
        "proposer": f"{named}等{beside + 1}名代表" if beside else f"{named}代表",
        "delegation": proposal.delegation.name if proposal.delegation else "",
        "submitted_on": _day(proposal.submitted_on),
        "assigned_on": _day(proposal.assigned_on),
        "replied_on": _day(proposal.replied_on),
        "reason": proposal.reason,
        "request": proposal.request,
        "letters": [_letter(letter) for letter in letters if letter.is_public],
    }


def _letter(letter) -> dict:
    answers = [
        {"demand": each.demand.text, "outcome": each.get_outcome_display(), "text": each.text}
        for each in letter.answers.all()
    ]
    of = letter.reply_class
    return {
        "unit": letter.handling.unit.name,
        "doc_no": letter.doc_no,
        "issued_on": _day(letter.issued_on),
        "class": f"{of.code} {of.label}" if of else "",
        "opening": paragraphs(letter.opening),
        "answers": answers,
        "promised_on": _day(letter.promised_on),
        "closing": [*paragraphs(letter.explanation), *paragraphs(letter.closing)],
    }


def _day(day) -> str:
    return day.isoformat() if day else ""


def digest(content: dict) -> str:
    """Of exactly these words, so that a copy can be compared with what was let out."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
