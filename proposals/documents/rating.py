"""征询意见表: what a deputy answers on paper."""

from django.urls import reverse

from congress.pages.context import organization
from congress.surveys.models import STARS, Grade, Scale
from proposals.documents.wording import options, session_name
from proposals.models import Handling, Part, Proposal, ProposalClock, Reply


def opinion_forms(proposal: Proposal, raters, site: str) -> list[dict]:
    """征询意见表, one for each of these raters: it comes back on paper, and its QR code opens the page where the
    office keys in the answer of just this person.
    """
    house, evaluation = organization(), proposal.current_evaluation()
    issued = Reply.objects.filter(handling__proposal=proposal, issued_on__isnull=False)
    letters = issued.order_by("handling_id", "-round").distinct("handling_id")  # this round's, or the last there was
    handlings = list(proposal.handlings.in_charge().select_related("unit"))
    clock = ProposalClock.objects.filter(proposal=proposal, kind="evaluation.window").last()
    by_stars = evaluation is not None and evaluation.survey.scale == Scale.FIVE
    grades = options(STARS.items() if by_stars else Grade.choices)
    codes = evaluation.survey.codes if evaluation else ("manner", "result")
    shared = {
        "session_name": session_name(proposal),
        "number": proposal.number,
        "round": evaluation.round if evaluation else 1,
        "proposal_title": proposal.title,
        "units": _units_line(handlings),
        "reply_number": "、".join(letter.doc_no for letter in letters if letter.doc_no),
        "replied_on": proposal.replied_on,
        "category": proposal.reply_class.code if proposal.reply_class else "",
        "attitude_options": grades if "manner" in codes else [],
        "result_options": grades,
        "done_options": grades if "done" in codes else [],
        "reason_from": _reason_from(evaluation),
        "return_to": house["office"],
        "return_by": evaluation.survey.closes_on if evaluation else None,
        "return_basis": _words(clock),
        "contact_name": "",
        "contact_phone": house["phone"],
    }
    page = site.rstrip("/") + reverse("proposals:opinion", args=[proposal.code])
    return [{**shared, **_rater(rater, proposal), "url": f"{page}?rater={rater.pk}"} for rater in raters]


def _reason_from(evaluation) -> str:
    """The grade that must be explained, in the words of the page where the form is keyed in."""
    grade = evaluation.survey.reason_from if evaluation else Grade.LOW
    return f"“{Grade(grade).label}”{'' if grade == Grade.LOW else '及以下'}" if grade else ""


def _rater(rater, proposal: Proposal) -> dict:
    """Who is asked: the lead by the form of the suggestion, a cosigner by the roster."""
    if rater.invitation.part == "lead":
        delegation = proposal.delegation.name if proposal.delegation else ""
        return {"deputy": rater.invitation.name, "delegation": delegation, "deputy_phone": proposal.phone}
    held = None
    if rater.deputy:
        held = rater.deputy.mandates.filter(term=proposal.term).select_related("delegation").first()
    return {
        "deputy": rater.invitation.name,
        "delegation": held.delegation.name if held and held.delegation else "",
        "deputy_phone": rater.deputy.phone if rater.deputy else "",
        "is_cosigner": True,
    }


def _units_line(handlings: list[Handling]) -> str:
    parts = []
    for part in Part:
        names = [h.unit.name for h in handlings if h.part == part]
        if names:
            parts.append(f"{part.label}：{'、'.join(names)}")
    return "；".join(parts)


def _words(clock) -> str:
    if clock is None:
        return ""
    units = {"working_day": "个工作日", "calendar_day": "日", "month": "个月"}
    return f"{clock.rule.get('value', '')}{units.get(clock.rule.get('unit', ''), '')}"
