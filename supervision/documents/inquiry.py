"""Papers of an inquiry: its plan and its record, both printed by print/supervision/sections.html."""

from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from supervision.models import Inquiry, Question

PROMISES = (("承诺事项", ""), ("责任单位", "w-unit"), ("完成时限", "w-unit"))  # with the class of its width


def where(inquiry: Inquiry) -> str:
    return f"{full_day(inquiry.held_on)}，{inquiry.held_at}{inquiry.get_form_display()}"


def proposed(inquiry: Inquiry) -> str:
    count = f"，{inquiry.proposers}人" if inquiry.proposers else ""
    names = f"（{inquiry.proposed_by}{count}）" if inquiry.proposed_by else ""
    return f"{inquiry.get_proposer_display()}{names}提出"


def plan(inquiry: Inquiry) -> dict:
    """方案, without the questions: it goes to the organ as well."""
    adopted = inquiry.adopted_on and f"（{full_day(inquiry.adopted_on)}{inquiry.adopted_at}通过）"
    return {
        "title": f"{inquiry.title}方案", "bracket": adopted or "（稿）", "opening": [f"{proposed(inquiry)}。"],
        "parts": [
            ("时间和会议形式", [f"{where(inquiry)}。"]),
            ("应询人", [str(row) for row in inquiry.respondents.select_related("unit")] or ["待定。"]),
            ("询问内容", paragraphs(inquiry.content)),
            ("组织安排", paragraphs(inquiry.arrangement)),
            *([("新闻报道", paragraphs(inquiry.press))] if inquiry.press.strip() else []),
        ],
    }  # fmt: skip


def record(inquiry: Inquiry, questions: list[Question]) -> dict:
    """询问记录: every question with its answer as it was said, polls and promises."""
    promises = [row for q in questions if q.reply for row in q.reply.promises.all()]
    return {
        "title": f"{inquiry.title}记录", "bracket": f"（{where(inquiry)}）", "opening": [],
        "parts": [(heading(question), _lines(question)) for question in questions],
        "tables": [
            ("附件：承诺事项", PROMISES,
             [(row.text, row.unit.label, full_day(row.due_on)) for row in promises])
        ],
    }  # fmt: skip


def heading(question: Question) -> str:
    return f"{question.asker}{'追问' if question.follows_id else '提问'}"


def _lines(question: Question) -> list[str]:
    lines = paragraphs(question.text)
    answer = question.reply
    if answer:
        first, *rest = paragraphs(answer.text) or [""]
        lines += [f"{answer.respondent}：{first}", *rest]
        if answer.words:
            lines.append(f"对回答的测评：{answer.words}。")
    return lines
