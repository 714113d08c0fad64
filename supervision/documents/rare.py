"""Papers of 质询 and 特定问题调查, printed by print/supervision/sections.html."""

from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from supervision.models import AnswerForm, Commission, CommissionStatus, Interpellation, Mover
from supervision.rules import silent


def interpellation(case: Interpellation) -> dict:
    """The motion, the decision of the chairs' meeting, each answer and the word of the movers."""
    asked = [row.name for row in case.signers.all() if row.word != Mover.Word.DECLINED]  # the paper they sign on
    parts = [("质询的问题和内容", paragraphs(case.text)), ("提案人", ["、".join(case.movers or asked) + "。"])]
    if case.decided_on:
        way = f"{case.get_place_display()}，{case.get_form_display()}，{full_day(case.answer_by)}前"
        decided = f"{full_day(case.decided_on)}{case.decided_at}决定：{way}答复（监督法第五十二条）。"
        parts.append(("主任会议的决定", [decided]))
    for answer in case.answers.all():
        signed = "签署" if answer.form == AnswerForm.WRITTEN else "到会答复"
        lines = [*paragraphs(answer.text), f"{full_day(answer.answered_on)}，{answer.signer}{signed}。"]
        if answer.unsatisfied is not None:
            lines.append(f"提案人 {len(case.movers)} 人，不满意 {answer.unsatisfied} 人（监督法第五十三条）。")
        parts.append(("再次答复" if answer.round > 1 else "答复", lines))
    return {
        "title": f"关于{case.title}的质询案{'及答复' if case.answers.all() else ''}", "parts": parts,
        "bracket": f"（{full_day(case.moved_on)}提出，质询{case.organ.name}）",
    }  # fmt: skip


def verdict_sheet(case: Interpellation, url: str) -> dict:
    """For those who say on paper whether the answer satisfies them; the code leads to the page of the case."""
    answer = case.answer
    signed = "签署" if answer.form == AnswerForm.WRITTEN else "到会答复"
    return {
        "title": "质询案答复意见表", "case": case, "movers": silent(case), "url": url,
        "answered": f"{full_day(answer.answered_on)}，{answer.signer}{signed}",
    }  # fmt: skip


def commission_proposal(case: Commission) -> dict:
    """The paper the members sign on, or that tells who has signed (监督法第五十六条)."""
    asked = [row.name for row in case.signers.all() if row.word != Mover.Word.DECLINED]
    names = [f"{'、'.join(case.names or asked)}。"] if asked or case.names else [f"{case.get_proposer_display()}。"]
    parts = [("提议的理由和调查内容", paragraphs(case.matter)), ("提议人", names)]
    bracket = f"（{full_day(case.proposed_on)}提出，全体组成人员 {case.total} 人）"
    return {"title": f"关于组织{case.title}特定问题调查委员会的提议", "bracket": bracket, "parts": parts}


def commission(case: Commission) -> dict:
    """The report as it goes to the standing committee, and what was resolved (监督法第五十九条)."""
    if case.status in (CommissionStatus.SIGNING, CommissionStatus.PROPOSED, CommissionStatus.WITHDRAWN):
        return commission_proposal(case)
    parts = [("调查的问题", paragraphs(case.matter)), ("组成", [f"{row.said}。" for row in case.members.all()])]
    if case.words:
        parts.append(("组成的决定", [f"{full_day(case.formed_on)}{case.formed_at}表决：{case.words}。"]))
    parts.append(("调查情况", paragraphs(case.report)))
    if case.decision:
        parts.append(("决议、决定", [*paragraphs(case.decision), f"{full_day(case.decided_on)}。"]))
    day = full_day(case.reported_on) if case.reported_on else "稿"
    return {"title": f"关于{case.title}的调查报告", "bracket": f"（{day}）", "parts": parts}
