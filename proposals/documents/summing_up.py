"""年度总结 as the unit sends it: its figures, its words, what is sent along."""

from congress.pages.context import organization
from congress.printing.prose import paragraphs
from proposals.models import UnitSummary

HEADINGS = (("办理工作情况和主要做法", "practice"), ("存在的问题", "problems"), ("下一步工作", "plans"))


def summary_paper(summary: UnitSummary, figures: list) -> dict:
    return {
        "title": f"{summary.unit.name}关于{summary.year}年代表建议办理工作的总结",
        "addressee": organization()["office"],
        "figures": figures,
        "sections": [
            {"heading": heading, "paragraphs": paragraphs(getattr(summary, name))}
            for heading, name in HEADINGS if getattr(summary, name).strip()
        ],
        "enclosures": [each.file.name for each in summary.files.select_related("file")],
        "signature": summary.unit.name,
        "issued_on": summary.handed_in_on,
    }  # fmt: skip
