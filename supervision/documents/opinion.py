"""审议意见书 in the form of 文件 (GB/T 9704-2012): stored with the opinion as issued, and printed from it."""

from datetime import date

from congress.pages.context import organization
from congress.pages.dates import full_day
from supervision.models import ReviewOpinion


def facts(opinion: ReviewOpinion, *, office) -> dict:
    """Everything on the paper, in words."""
    topic = opinion.topic
    return {
        "issuer": f"{organization()['name']}文件", "number": opinion.doc_no, "title": opinion.title,
        "addressee": topic.organ.name,
        "opening": (
            f"{full_day(topic.heard_on)}，{topic.heard_at}听取和审议了《{topic.title}》。"
            f"{full_day(opinion.adopted_on)}，{opinion.adopted_at}通过审议意见。现将审议意见交你们，请认真研究处理，"
            f"并于{full_day(opinion.due_on)}前将研究处理情况书面报告区人大常委会（监督法第十七条）。"
        ),
        "parts": [
            (label, [line for line in text.splitlines() if line.strip()])
            for label, text in (
                ("总体评价", opinion.assessment), ("存在问题", opinion.problems), ("意见建议", opinion.advice),
            )
            if text.strip()
        ],
        "items": [
            {"number": item.number, "text": item.text, "unit": item.unit.name, "due": full_day(item.due_on)}
            for item in opinion.items.select_related("unit")
        ],
        "signature": organization()["name"], "office": office.name, "issued_on": opinion.issued_on.isoformat(),
    }  # fmt: skip


def printed(opinion: ReviewOpinion) -> dict:
    """The context of print/supervision/opinion.html: the stored facts, the day as a day again."""
    return {**opinion.facts, "issued_on": date.fromisoformat(opinion.facts["issued_on"])}
