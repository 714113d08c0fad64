"""Papers of 备案审查: the written opinion, the decision, the comparison of articles."""

from datetime import date

from congress.pages.context import organization
from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from supervision.models import Filing, FilingPaper, FilingShare, PaperKind

COMPARED = ("专委会、工委", "文件条文", "上位法", "上位法条文", "判断", "意见")
ORDERS = {
    PaperKind.ORDER_CHANGE: "责令修改",
    PaperKind.ORDER_CLEANUP: "责令清理",
    PaperKind.ANNULMENT: "撤销",
}


def compared(shares) -> list[list[str]]:
    """条文对照 of every committee, as rows of a table."""
    return [
        [share.committee.label, note.provision, note.upper_law, note.upper_text, note.get_verdict_display(),
         note.opinion]
        for share in shares
        for note in share.notes.all()
    ]  # fmt: skip


def comparison(filing: Filing, shares: list[FilingShare]) -> dict:
    """The context of print/supervision/comparison.html."""
    return {
        "title": f"《{filing.title}》审查条文对照表", "filing": filing, "rows": compared(shares), "labels": COMPARED,
        "opinions": [
            (share.committee.name, share.get_finding_display(), paragraphs(share.opinion), share.opined_on)
            for share in shares
            if share.opined_on
        ],
    }  # fmt: skip


def opinion_content(filing: Filing, office, *, problems: str, advice: str, clock) -> dict:
    """书面审查意见 in words that stay as they were sent."""
    numbers = f"{filing.doc_no}，备案登记号{filing.number}"
    head = f"你单位{full_day(filing.filed_on)}报送备案的《{filing.title}》（{numbers}），经审查，"
    return {
        "issuer": office.name,
        "title": f"关于《{filing.title}》的审查意见",
        "addressee": filing.maker.name,
        "opening": [f"{head}认为存在与法律、法规相抵触或者不适当的问题。现将审查意见函告如下："],
        "parts": [["一、存在的问题", paragraphs(problems)], ["二、处理建议", paragraphs(advice)]],
        "closing": [
            f"请自收到本审查意见之日起{clock.rule['value']}日内，即{full_day(clock.due_on)}前书面答复处理意见。"
        ],
        "signature": office.name,
    }


def decision_content(filing: Filing, kind: str, *, decided_on: date, decided_at: str, text: str) -> dict:
    house = organization()["name"]
    return {
        "issuer": house,
        "title": f"{house}关于{ORDERS[kind]}《{filing.title}》的决定",
        "bracket": f"（{full_day(decided_on)}{decided_at}通过）",
        "addressee": "",
        "opening": paragraphs(text),
        "parts": [],
        "closing": [],
        "signature": "",
    }


def paper(row: FilingPaper) -> dict:
    """The context of print/supervision/filing_paper.html: the stored words."""
    return {**row.content, "number": row.doc_no, "issued_on": row.issued_on, "kind": row.kind}
