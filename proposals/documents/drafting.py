"""代表建议登记表, filled in and blank."""

from congress.printing.prose import paragraphs
from proposals.documents.wording import name_of, options, session_name
from proposals.models import Formation, Proposal, Publication, Purpose, RepeatedYears

NOT_SHOWN = "（不显示）"


def register_form(proposal: Proposal, *, contact: bool = False) -> dict:
    """代表建议登记表（专用纸）: the fields of law.md 5.4; ``contact`` with telephones and addresses."""
    demands = [d.text for d in proposal.demands.all()] or paragraphs(proposal.request)
    registered = proposal.entries.filter(step="register").order_by("seq").last()
    files = proposal.attachments.filter(purpose=Purpose.MATERIAL).select_related("file")
    return {
        "session_name": session_name(proposal),
        "number": proposal.number,
        "registered_on": proposal.registered_on,
        "submitted_on": proposal.submitted_on,
        "title": proposal.title,
        "lead": _lead(proposal, contact),
        "cosigners": [_cosigner(c, proposal, contact) for c in proposal.cosigners.confirmed().select_related("deputy")],
        "publicity_options": options(Publication.choices, proposal.publication),
        "formation_options": options(Formation.choices, proposal.formation),
        "years_options": options(RepeatedYears.choices, proposal.repeated_years),
        "joint_options": [
            {"label": "可以", "chosen": proposal.open_to_cosign},
            {"label": "不可以", "chosen": not proposal.open_to_cosign},
        ],
        "wants_contact": proposal.wants_contact,
        "reference_only": proposal.reference_only,
        "preferred_units": "、".join(unit.name for unit in proposal.preferred_units.all()),
        "review_opinion": registered.note if registered else "",
        "reviewer": name_of(registered),
        "reviewed_on": proposal.registered_on,
        "cause": paragraphs(proposal.reason),
        "demands": [{"heading": "", "paragraphs": [text]} for text in demands],
        "attachments": [a.file.name for a in files],
    }


def blank_form() -> dict:
    """The same form for the pen: nothing filled in, every box there to be ticked."""
    return {
        "publicity_options": options(Publication.choices),
        "formation_options": options(Formation.choices),
        "years_options": options(RepeatedYears.choices),
        "joint_options": [{"label": "可以", "chosen": False}, {"label": "不可以", "chosen": False}],
    }


def _lead(proposal: Proposal, contact: bool) -> dict:
    return {
        "name": proposal.lead.name if proposal.lead else proposal.proposer,
        "deputy_no": proposal.deputy_no,
        "delegation": proposal.delegation.name if proposal.delegation else "",
        "phone": proposal.phone if contact else NOT_SHOWN,
        "address": proposal.address if contact else NOT_SHOWN,
        "postcode": proposal.postcode if contact else NOT_SHOWN,
    }


def _cosigner(cosigner, proposal, contact: bool) -> dict:
    mandate = None
    if cosigner.deputy:
        held = cosigner.deputy.mandates.filter(term=proposal.term).select_related("delegation")
        mandate = held.first()
    return {
        "name": cosigner.name,
        "deputy_no": mandate.deputy_no if mandate else "",
        "delegation": mandate.delegation.name if mandate and mandate.delegation else "",
        "phone": cosigner.deputy.phone if contact and cosigner.deputy else "",
    }
