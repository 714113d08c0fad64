"""评议结果通知: the same result, told to each recipient with what is asked of it."""

from datetime import date

from congress.pages.context import organization
from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from supervision.models import ResultSheet, WorkReview

K = ResultSheet.Kind
ASKED = {
    K.PARTY: "现将评议情况和测评结果报告如上。",
    K.GOVERNMENT: "请督促被评议单位研究处理评议意见。",
    K.PERSONNEL: "请将评议情况和测评结果作为考核的依据之一。",
    K.SUPERIOR: "请指导被评议单位改进工作。",
    K.UPPER: "被评议单位属垂直管理，特向你机关通报，请指导改进工作。",
    K.UNIT: "请认真研究处理评议意见，",
}
VOTES = (("yes", "满意"), ("basic", "基本满意"), ("no", "不满意"), ("invalid", "无效"))


def result(review: WorkReview, *, kind: str, name: str, number: str, on: date, office) -> dict:
    """Everything on the sheet, in words that stay as they were sent."""
    house, votes = organization()["name"], review.votes
    counted = "，".join(f"{label} {votes.get(key) or 0} 票" for key, label in VOTES)
    asked = ASKED[kind]
    if kind == K.UNIT:
        asked += f"并于{full_day(review.answer_by)}前将整改情况书面报告{house}。"
    return {
        "issuer": office.name, "number": number, "issued_on": on.isoformat(), "addressee": name,
        "title": f"关于{review.title}结果的{'报告' if kind == K.PARTY else '通知'}", "signature": office.name,
        "opening": [
            f"根据年度监督工作安排，{house}组织评议组{review.title.removesuffix('的评议')}进行了评议。"
            f"{full_day(review.held_on)}，{review.held_at}听取评议报告并进行满意度测评。"
        ],
        "parts": [
            ["一、测评结果", [
                f"全体组成人员 {votes['total']} 人，出席 {votes['present']} 人：{counted}。", f"{review.words}。",
            ]],
            ["二、评议意见", paragraphs(review.advice)],
        ],
        "closing": [asked],
    }  # fmt: skip


def printed(sheet: ResultSheet) -> dict:
    """The context of print/supervision/filing_letter.html: the stored facts, the day as a day again."""
    return {**sheet.facts, "issued_on": date.fromisoformat(sheet.facts["issued_on"])}
