"""What goes on the printed papers: contexts for templates/print/proposals/, from facts alone."""

import re

from django.urls import reverse

from congress.organs.models import GOVERNMENT, UnitKind
from congress.pages.context import organization
from congress.printing.prose import paragraphs
from congress.surveys.models import Grade
from proposals.models import (
    Formation,
    Handling,
    Part,
    Proposal,
    ProposalClock,
    Publication,
    Purpose,
    RepeatedYears,
    Reply,
)

REQUIREMENTS = (
    "收到后请及时在平台签收，明确分管领导和经办人；认为不属于本单位职责的，请在规定期限内书面说明。",
    "办理前、办理中、办理后请与代表沟通，听取意见，并在平台如实记录。",
    "请对代表提出的诉求逐条答复，由主要负责人签发，以正式公文答复代表。",
    "有会办单位的，会办意见按期送主办单位，由主办单位统一答复。",
)
NOT_SHOWN = "（不显示）"
ISO = re.compile(r"\s?(\d{4})-(\d\d)-(\d\d)")
SPACED = re.compile(r"(\d) ([个日])")


def options(choices, chosen="") -> list[dict]:
    return [{"label": label, "chosen": value == chosen} for value, label in choices]


def session_name(proposal: Proposal) -> str:
    if proposal.session is None:
        return str(proposal.term or "")
    return f"{proposal.session}{'' if proposal.channel == 'session' else '闭会期间'}"


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
        "cosigners": [_cosigner(c, proposal, contact) for c in proposal.cosigners.select_related("deputy")],
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
        "reviewer": _name(registered),
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


def _name(entry) -> str:
    """Who took the step, as one signs: the name without the post."""
    return entry.by.name if entry and entry.by else ""


def _lead(proposal: Proposal, contact: bool) -> dict:
    return {
        "name": proposal.lead.name if proposal.lead else proposal.proposer,
        "deputy_no": proposal.deputy_no,
        "delegation": proposal.delegation.name if proposal.delegation else "",
        "phone": proposal.phone if contact else NOT_SHOWN,
        "address": proposal.address if contact else NOT_SHOWN,
        "postcode": proposal.postcode if contact else "",
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


def assignment_slip(proposal: Proposal) -> dict:
    """交办单: the office's letter to the units, with every limit and how it was reckoned."""
    house = organization()
    handlings = list(proposal.handlings.select_related("unit"))
    entry = proposal.entries.filter(step="assign").order_by("seq").last()
    asked = [entry.note] if entry and entry.note else []
    return {
        "issuer": house["office"],
        "number": proposal.paper_no,
        "title": f"关于交办{proposal.full_number}的函",
        "addressee": "、".join(h.unit.name for h in handlings),
        "opening": [
            f"{proposal.proposer}代表提出的《{proposal.title}》（{proposal.number}），经研究，交由你们办理。"
            "现将有关事项函告如下："
        ],
        "units": [{"name": h.unit.name, "role": h.get_part_display(), "part": h.share} for h in handlings],
        "limits": _limits(proposal),
        "requirements": [*REQUIREMENTS, *asked],
        "enclosures": ["代表建议登记表"],
        "signature": house["office"],
        "issued_on": proposal.assigned_on,
        "contact_name": _name(entry),
        "contact_phone": entry.by.phone if entry and entry.by and entry.by.phone else house["phone"],
        "copies": "",
    }


def _limits(proposal: Proposal) -> list[dict]:
    """One row per kind of limit; units given the same day have the same date."""
    names = {
        "assignment.acknowledge": "签收",
        "contact.first": "与代表首次联系",
        "assist.opinion": "会办单位提交意见",
        "proposal.reply": "答复代表",
    }
    clocks = ProposalClock.objects.filter(proposal=proposal, handling__isnull=False, kind__in=names)
    first = {clock.kind: clock for clock in clocks.order_by("-pk")}
    return [
        {
            "label": label,
            "due_on": first[kind].due_on,
            "explanation": _in_words(first[kind].one_line),
            "article": first[kind].rule.get("article", ""),
        }
        for kind, label in names.items()
        if kind in first
    ]


def _in_words(one_line: str) -> str:
    """“交办日2026年3月2日 + 3个月”: the way there; the day stands beside it, one that moved stands in the way too."""
    start, _, rest = one_line.split("（")[0].partition("→")
    nominal, _, moved = rest.partition("，")
    way = f"{start.strip()}，至{nominal.strip()}，{moved}" if moved else start.strip()
    return SPACED.sub(r"\1\2", ISO.sub(lambda d: f"{d[1]}年{int(d[2])}月{int(d[3])}日", way))


def reply_letter(handling: Handling, reply: Reply) -> dict:
    """答复函: the letter of the answering unit, demand by demand."""
    proposal, house = handling.proposal, organization()
    return {
        "issuer": handling.unit.name,
        "number": reply.doc_no,
        "category": reply.reply_class.code if reply.reply_class else "",
        "signer": reply.signed_by.name if reply.signed_by else "",
        "title": f"对{proposal.full_number}的答复",
        "salutation": proposal.addressees,
        "opening": paragraphs(reply.opening),
        "demands": [
            {"heading": f"关于“{a.demand.text.rstrip('。；')}”", "paragraphs": paragraphs(a.text)}
            for a in reply.answers.all()
        ],
        "closing": [*_promise(reply), *paragraphs(reply.closing)],
        "enclosures": ["代表建议办理情况征询意见表"],
        "signature": handling.unit.name,
        "issued_on": reply.issued_on,
        "contact_name": reply.contact_name,
        "contact_phone": reply.contact_phone,
        "publicity": "此件公开发布" if reply.is_public and proposal.publication == Publication.FULL else "",
        "copies": "，".join([house["office"], *_government_office(handling.unit)]),
    }


def _government_office(unit) -> list[str]:
    """It reads what its own units answer; courts, procuratorates and the party answer for themselves."""
    return ["区人民政府办公室"] if unit.kind in GOVERNMENT and unit.kind != UnitKind.DISPATCHER else []


def _promise(reply: Reply) -> list[str]:
    found = []
    if reply.promised_on:
        day = reply.promised_on
        found.append(f"以上列入计划的事项，于{day.year}年{day.month}月{day.day}日前完成，并再次答复您。")
    return found + paragraphs(reply.explanation)


def opinion_forms(proposal: Proposal, raters, site: str) -> list[dict]:
    """征询意见表, one for each of these raters: it comes back on paper, and its QR code opens the page where the
    office keys in the answer of just this person.
    """
    house, evaluation = organization(), proposal.current_evaluation()
    handlings = list(proposal.handlings.select_related("unit"))
    letters = Reply.objects.filter(handling__proposal=proposal, issued_on__isnull=False)
    clock = ProposalClock.objects.filter(proposal=proposal, kind="evaluation.window").last()
    grades = options(Grade.choices)
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
