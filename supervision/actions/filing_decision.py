"""What the chairs' meeting puts before the standing committee, and what it decides (参照北京条例第三十一条)."""

from datetime import date

from congress.pages.dates import full_day
from congress.workflow.wanted import want_past, want_words
from supervision import notices
from supervision.actions.filing_opinion import issue_paper
from supervision.actions.filing_review import conclude
from supervision.deadlines import filing as clocks
from supervision.documents import filing as sheet
from supervision.flow import FILING
from supervision.models import Filing, FilingPaper, PaperKind


def put_to_chairs_meeting(filing: Filing, *, by, note: str) -> Filing:
    """提请主任会议: the maker does not mend it, or has not answered in its days."""
    want_words("请写明提请的理由。", note=note)
    with FILING.take("put_to_chairs_meeting", filing, by=by, note=note) as (filing, told):
        clocks.stop(filing, "filing.maker_answer")
        told["said"] = ""
    return filing


def order_change(filing: Filing, *, by, office, decided_on: date, decided_at: str, text: str) -> FilingPaper:
    """确认并责令修改, by the standing committee."""
    return _decide("order_change", filing, by, office, decided_on, decided_at, text, "责令制定机关修改。")


def order_cleanup(filing: Filing, *, by, office, decided_on: date, decided_at: str, text: str) -> FilingPaper:
    """责令清理 of what else the maker issued on the same matter."""
    return _decide("order_cleanup", filing, by, office, decided_on, decided_at, text, "责令制定机关清理。")


def annul_filing(filing: Filing, *, by, office, decided_on: date, decided_at: str, text: str) -> FilingPaper:
    """撤销, the last word (监督法第五章)."""
    return _decide("annul_filing", filing, by, office, decided_on, decided_at, text, "予以撤销。")


KINDS = {
    "order_change": PaperKind.ORDER_CHANGE,
    "order_cleanup": PaperKind.ORDER_CLEANUP,
    "annul_filing": PaperKind.ANNULMENT,
}


def _decide(name, filing, by, office, decided_on, decided_at, text, outcome) -> FilingPaper:
    want_past(decided_on=decided_on)
    with FILING.take(name, filing, by=by) as (filing, told):
        said = f"{full_day(decided_on)}{decided_at.strip()}决定{outcome}"
        if name == "annul_filing":
            conclude(filing, said)
        else:
            filing.outcome = said[:500]
        content = sheet.decision_content(
            filing, KINDS[name], decided_on=decided_on, decided_at=decided_at.strip(), text=text
        )
        paper = issue_paper(filing, KINDS[name], content, by=by, office=office)
        told["said"] = f"{paper.doc_no}，{said}"
        notices.filing_decided(filing)
    return paper
