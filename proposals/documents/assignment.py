"""交办单: the letter that hands a suggestion over."""

import re

from congress.pages.context import organization
from proposals.documents.wording import name_of
from proposals.models import HandlingStatus, Proposal, ProposalClock

REQUIREMENTS = (
    "收到后请及时在平台签收，明确分管领导和经办人；认为不属于本单位职责的，请在规定期限内书面说明。",
    "办理前、办理中、办理后请与代表沟通，听取意见，并在平台如实记录。",
    "请对代表提出的诉求逐条答复，由主要负责人签发，以正式公文答复代表。",
    "有会办单位的，会办意见按期送主办单位，由主办单位统一答复。",
)
ISO = re.compile(r"\s?(\d{4})-(\d\d)-(\d\d)")
SPACED = re.compile(r"(\d) ([个日])")


def assignment_slip(proposal: Proposal) -> dict:
    """交办单: the office's letter to the units, with every limit and how it was reckoned."""
    house = organization()
    handlings = list(_given_by_the_office(proposal))
    entry = proposal.entries.filter(step="assign").order_by("seq").last()
    asked = [entry.note] if entry and entry.note else []
    return {
        "issuer": house["office"],
        "number": proposal.paper_no,
        "title": f"关于交办{proposal.full_number}的函",
        "addressee": "、".join(h.unit.name for h in handlings),
        "opening": [
            f"{proposal.raised_by}提出的《{proposal.title}》（{proposal.number}），经研究，交由你们办理。"
            "现将有关事项函告如下："
        ],
        "units": [{"name": h.unit.name, "role": h.get_part_display(), "part": part_of(h)} for h in handlings],
        "limits": limits(proposal),
        "requirements": [*REQUIREMENTS, *asked],
        "enclosures": ["代表建议登记表"],
        "signature": house["office"],
        "issued_on": proposal.assigned_on,
        "contact_name": name_of(entry),
        "contact_phone": entry.by.phone if entry and entry.by and entry.by.phone else house["phone"],
        "copies": "",
    }


def part_of(handling) -> str:
    """What this unit does, and which demands it answers where they were given out."""
    said = handling.demands_said
    return "；".join(filter(None, (handling.share, said and f"答复{said}")))


def _given_by_the_office(proposal: Proposal):
    """What the office itself handed over and stands; a desk of dispatch writes to its departments."""
    given = proposal.handlings.filter(parent=None).exclude(status=HandlingStatus.RETURNED)
    return given.select_related("unit")


def limits(proposal: Proposal, shares=None) -> list[dict]:
    """One row per kind of limit; units given the same day have the same date. ``shares``: of these only."""
    names = {
        "assignment.acknowledge": "签收",
        "contact.first": "与代表首次联系",
        "assist.opinion": "会办单位提交意见",
        "proposal.reply": "答复代表",
    }
    clocks = ProposalClock.objects.filter(proposal=proposal, handling__isnull=False, kind__in=names)
    clocks = clocks if shares is None else clocks.filter(handling__in=shares)
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
