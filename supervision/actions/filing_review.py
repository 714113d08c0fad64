"""Distribution to committees, their comparison with higher law, their opinions (参照北京条例第二十二条、第二十三条)."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.workflow.wanted import want_words
from supervision import notices
from supervision.deadlines import filing as clocks
from supervision.flow import FILING, FILING_SHARE
from supervision.models import ComparisonNote, Filing, FilingShare, Finding, Verdict


def distribute_filing(filing: Filing, *, by, committees) -> Filing:
    """分送审查: to one committee or several, thirty days for each; later ones may be added while the review runs."""
    with FILING.take("distribute_filing", filing, by=by) as (filing, told):
        there = set(filing.shares.values_list("committee", flat=True))
        fresh = [unit for unit in committees if unit.pk not in there]
        if not fresh:
            raise ValidationError({"committees": "请选择还没有分送的专委会、工委。"})
        today = localdate()
        clocks.meet(filing, "filing.distribute")
        for unit in fresh:
            share = FilingShare.objects.create(filing=filing, committee=unit, sent_on=today)
            clocks.start("filing.opinion", filing, on=today, share=share)
        told["said"] = "、".join(unit.label for unit in fresh)
        notices.filing_distributed(filing, fresh)
    return filing


def compare_articles(
    share: FilingShare, *, by, provision: str, upper_law: str, verdict: str, upper_text: str = "", opinion: str = ""
) -> ComparisonNote:
    """条文对照: a provision beside the higher law. A doubt or a conflict says why."""
    if verdict != Verdict.CONSISTENT and not opinion.strip():
        raise ValidationError({"opinion": "认为存疑或者相抵触的，请写明意见。"})
    with FILING_SHARE.take("compare_articles", share, by=by) as (share, told):
        made = ComparisonNote.objects.create(
            share=share, provision=provision, upper_law=upper_law, upper_text=upper_text, verdict=verdict,
            opinion=opinion, added_by=by,
        )  # fmt: skip
        told["said"] = f"{upper_law}，{made.get_verdict_display()}"
    return made


def give_filing_opinion(share: FilingShare, *, by, finding: str, opinion: str) -> FilingShare:
    """提出审查意见, once; a problem is named by a note of the comparison."""
    with FILING_SHARE.take("give_filing_opinion", share, by=by, note=opinion) as (share, told):
        if finding == Finding.PROBLEM and not share.notes.exclude(verdict=Verdict.CONSISTENT).exists():
            raise ValidationError({"finding": "认为存在问题的，先在“条文对照”中列出有问题的条文和上位法。"})
        share.finding, share.opinion, share.opined_on = finding, opinion, localdate()
        clocks.meet(share.filing, *clocks.OPINION, share=share)
        told["said"] = share.get_finding_display()
        notices.filing_opined(share)
    return share


def extend_filing_opinion(share: FilingShare, *, by, note: str) -> FilingShare:
    """延长审查意见期限 by thirty days, once."""
    want_words("请写明延长的理由。", note=note)
    with FILING_SHARE.take("extend_filing_opinion", share, by=by, note=note) as (share, told):
        clock = clocks.extend(share.filing, "filing.opinion", "filing.opinion_extended", share=share)
        told["said"] = f"至{clock.due_on:%Y-%m-%d}"
    return share


def extend_review(filing: Filing, *, by, note: str) -> Filing:
    """延长审查期限 by three months, once."""
    want_words("请写明延长的理由。", note=note)
    with FILING.take("extend_review", filing, by=by, note=note) as (filing, told):
        clock = clocks.extend(filing, "filing.review", "filing.review_extended")
        told["said"] = f"至{clock.due_on:%Y-%m-%d}"
    return filing


def find_no_problem(filing: Filing, *, by, note: str = "") -> Filing:
    """未发现问题: every document gets its result, this one too (有备必审)."""
    with FILING.take("find_no_problem", filing, by=by, note=note) as (filing, told):
        conclude(filing, "未发现与法律、法规相抵触或者不适当的问题。")
        told["said"] = filing.outcome
        notices.filing_decided(filing)
    return filing


def conclude(filing: Filing, outcome: str) -> None:
    """The review is over: its own clocks are met, whatever else ran for it no longer does."""
    clocks.meet(filing, *clocks.REVIEW)
    clocks.stop(filing)
    filing.concluded_on, filing.outcome = localdate(), outcome[:500]
