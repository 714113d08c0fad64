"""The formal check of ten days: registered, to be completed, handed back, or passed on to whom it belongs."""

from django.utils.timezone import localdate, now

from congress.numbering.issue import issue
from congress.workflow.wanted import want_words
from supervision import notices
from supervision.deadlines import filing as clocks
from supervision.flow import FILING
from supervision.models import Filing


def receive_filing(filing: Filing, *, by) -> Filing:
    """签收: the formal check begins; its days run since the document arrived."""
    with FILING.take("receive_filing", filing, by=by) as (filing, told):
        told["said"] = ""
    return filing


def register_filing(filing: Filing, *, by, note: str = "") -> Filing:
    """予以登记: complete and in form. From today three months for the review, five workdays to hand it out."""
    with FILING.take("register_filing", filing, by=by, note=note) as (filing, told):
        today = localdate()
        filing.registered_on = today
        clocks.meet(filing, "filing.form_check")
        clocks.start("filing.distribute", filing, on=today)
        clocks.start("filing.review", filing, on=today)
        key, label = f"filing:{today.year}", f"{today.year}年备案登记"
        filing.number = issue(key, label=label, template=f"备字〔{today.year}〕{{n}}号", about=filing.title).text
        told["said"] = filing.number
        notices.filing_checked(filing, f"已登记，备案登记号{filing.number}")
    return filing


def ask_supplement(filing: Filing, *, by, wanted: str) -> Filing:
    """要求补充: ten days, and what is missing is named."""
    with FILING.take("ask_supplement", filing, by=by, note=wanted) as (filing, told):
        clocks.meet(filing, "filing.form_check")
        clock = clocks.start("filing.supplement", filing, on=localdate())
        filing.wanted, told["said"] = wanted.strip(), f"{_said(clock.due_on)}前补充"
        notices.filing_checked(filing, f"请于{_said(clock.due_on)}前补充：{filing.wanted}")
    return filing


def return_filing(filing: Filing, *, by, note: str) -> Filing:
    """退回: not in form, or not completed in time. The maker files anew."""
    want_words("请写明理由。", note=note)
    with FILING.take("return_filing", filing, by=by, note=note) as (filing, told):
        clocks.meet(filing, "filing.form_check")
        clocks.stop(filing, "filing.supplement")
        filing.outcome = told["said"] = note.strip()[:500]
        notices.filing_checked(filing, f"已退回：{filing.outcome}")
    return filing


def transfer_filing(filing: Filing, *, by, transfer_to: str, note: str) -> Filing:
    """移送: not within the district's filing, and passed on within ten days (参照北京条例第十七条)."""
    want_words("请写明理由。", note=note)
    with FILING.take("transfer_filing", filing, by=by, note=note) as (filing, told):
        clocks.stop(filing)
        clocks.start("filing.transfer", filing, on=filing.filed_on, met=now())
        filing.outcome = told["said"] = f"不属于本区备案范围，移送{transfer_to.strip()}"[:500]
        notices.filing_checked(filing, filing.outcome)
    return filing


def _said(day) -> str:
    return f"{day.month}月{day.day}日"
