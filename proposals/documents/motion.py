"""The printed papers of a motion: 议案专用纸 for the hand and filled, each report of its road, the hand-over letter."""

from congress.pages.context import organization
from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from congress.rulebook.book import setting
from proposals.documents.wording import session_name
from proposals.models import Advised, Motion, MotionPaper

Kind = MotionPaper.Kind
ABOUT = {
    Kind.REVIEW: "关于{case}的审查报告",
    Kind.DECISION: "关于{case}的处理决定",
    Kind.RESOLUTION: "关于{case}的决议",
    Kind.OPINION: "关于{case}的意见",
    Kind.RESULT: "关于{case}审议结果的报告",
    Kind.PLAN: "关于{case}的办理方案",
    Kind.REPORT: "关于{case}办理情况的报告",
    Kind.DELIBERATION: "关于{case}办理情况的审议意见",
    Kind.CONGRESS: "关于{case}办理情况向代表大会的报告",
}
REQUIREMENTS = (
    "提出办理方案，明确负责单位、措施、目标和时限，经主要负责人审定后提交。",
    "同议案办理工作组同步调研，听取提案代表的意见，记入工作日志。",
    "办理情况由常委会会议审议；未获同意的，一个月内再次报告。",
)


def motion_form(motion: Motion) -> dict:
    """议案专用纸: what the deputies sign by hand."""
    signers = [_signer(each, motion) for each in motion.in_force]
    return {
        "session_name": session_name(motion),
        "number": motion.number,
        "submitted_on": motion.submitted_on,
        "title": motion.title,
        "lead": {"name": motion.lead.name, "deputy_no": motion.deputy_no, "delegation": motion.delegation or ""},
        "count": motion.head_count,
        "signers": signers,
        "least": setting("motion.min_signers"),
        "sections": [
            {"heading": "案由", "paragraphs": paragraphs(motion.cause)},
            {"heading": "案据", "paragraphs": paragraphs(motion.basis)},
            {"heading": "方案", "paragraphs": paragraphs(motion.remedy)},
        ],
        "advised_options": [
            {"label": label, "chosen": value == motion.advised} for value, label in Advised.choices
        ],
    }  # fmt: skip


def _signer(each, motion: Motion) -> dict:
    held = each.deputy.mandates.filter(term=motion.term).select_related("delegation").first()
    return {
        "name": each.name,
        "deputy_no": held.deputy_no if held else "",
        "delegation": held.delegation.name if held and held.delegation else "",
        "on": each.confirmed_at,
    }


def blank_motion_form() -> dict:
    """The same form for the pen, with a row for each of the nine who must sign beside the lead."""
    least = setting("motion.min_signers")
    return {
        "least": least,
        "signers": [{} for _ in range(least + 4)],
        "advised_options": [{"label": label, "chosen": False} for label in Advised.labels],
    }


def motion_paper(paper: MotionPaper) -> dict:
    """A report or decision of the road as it is printed for deputies."""
    motion, house = paper.motion, organization()
    office = house["name"]
    signature = paper.unit.name if paper.unit else motion.decider if paper.kind == Kind.DECISION else office
    case = f"{motion.full_number}《{motion.title}》" if motion.number else f"《{motion.title}》"
    facts = [
        ("议案", f"{motion.number}《{motion.title}》"),
        ("提案人" if motion.by_delegation else "领衔代表", motion.raised_by),
        *(("并案审议", f"{each.number}《{each.title}》，{each.raised_by}") for each in motion.along),
    ]
    if paper.kind == Kind.REVIEW:
        facts.append(("审查建议", motion.get_advised_display()))
    return {
        "title": ABOUT[paper.kind].format(case=motion.full_number or case),
        "bracket": f"（{paper.where}，{full_day(paper.on)}）" if paper.where else "",
        "facts": facts,
        "paragraphs": paragraphs(paper.text),
        "goals": list(motion.goals.all()) if paper.kind in (Kind.PLAN, Kind.REPORT) else [],
        "shows_outcome": paper.kind == Kind.REPORT,
        "signature": signature,
        "issued_on": paper.on,
        "enclosures": [each.file.name for each in paper.files.select_related("file")],
    }


def _along(motion: Motion) -> str:
    said = "；".join(f"{each.raised_by}提出的《{each.title}》（{each.number}）" for each in motion.along)
    return f"，以及并案审议的{said}" if said else ""


def motion_letter(motion: Motion) -> dict:
    """交办函: hands the motion to the organ, with the limit and how it was reckoned."""
    house = organization()
    clock = motion.clocks.filter(kind="motion.handling_report").order_by("pk").first()
    return {
        "issuer": house["name"],
        "number": "",
        "title": f"关于交办{motion.full_number}的函",
        "addressee": motion.organ.name,
        "opening": [
            f"{motion.raised_by}提出的《{motion.title}》（{motion.number}）{_along(motion)}，"
            f"经{motion.committee.name if motion.committee else '专门委员会'}审议，交由你们办理。现将有关事项函告如下："
        ],
        "due_on": clock.due_on if clock else None,
        "rule": clock.rule.get("article", "") if clock else "",
        "requirements": REQUIREMENTS,
        "enclosures": ["议案专用纸", "审议结果报告"],
        "signature": house["name"],
        "issued_on": motion.assigned_on,
        "contact_phone": house["phone"],
    }
