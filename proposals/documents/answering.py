"""答复函: the letter of the answering unit."""

from congress.organs.models import GOVERNMENT, UnitKind
from congress.pages.context import organization
from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from proposals.models import Handling, Proposal, Publication, Reply


def reply_letter(handling: Handling, reply: Reply, *, main: Proposal | None = None) -> dict:
    """答复函: the letter of the answering unit, demand by demand; of a case handled with ``main`` one of its own,
    since every deputy is answered separately (law.md §2)."""
    proposal, house = handling.proposal, organization()
    return {
        "issuer": handling.unit.name,
        "number": reply.doc_no,
        "category": reply.reply_class.code if reply.reply_class else "",
        "signer": reply.signed_by.name if reply.signed_by else "",
        "title": f"对{proposal.full_number}的答复",
        "salutation": proposal.addressees,
        "opening": _along(proposal, main, reply) if main else paragraphs(reply.opening),
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


def _along(proposal: Proposal, main: Proposal, reply: Reply) -> list[str]:
    """The sentence that names the main case gives way to one that names this deputy's own."""
    rest = [each for each in paragraphs(reply.opening) if main.title not in each]
    return [f"您提出的《{proposal.title}》（{proposal.number}）与{main.full_number}并案办理，现一并答复如下：", *rest]


def _government_office(unit) -> list[str]:
    """It reads what its own units answer; courts, procuratorates and the party answer for themselves."""
    return ["区人民政府办公室"] if unit.kind in GOVERNMENT and unit.kind != UnitKind.DISPATCHER else []


def _promise(reply: Reply) -> list[str]:
    found = []
    if reply.promised_on:
        day = reply.promised_on
        found.append(f"以上列入计划的事项，于{full_day(day)}前完成，并再次答复您。")
    if reply.reported_on:
        day = reply.reported_on
        found.append(f"该事项属于上级机关职权，已于{full_day(day)}向{reply.reported_to}报告，结果另行告知您。")
    return found + paragraphs(reply.explanation)
