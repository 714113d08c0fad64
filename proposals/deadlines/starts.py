"""From which day each limit runs, and for whom."""

from datetime import date

from django.utils.timezone import localdate

from congress.rulebook.book import Book, open_book
from proposals.deadlines.clocks import meet, start, void
from proposals.models import Channel, Handling, Part, Proposal, ProposalClock


def examination(proposal: Proposal, today: date) -> None:
    start("proposal.examine", proposal, on=today)


def assignment(proposal: Proposal, today: date) -> None:
    """大会期间: from the day the session closes; 闭会期间: from the day it was received (law.md 5.2).

    A session that has no closing day yet lets the limit run from the registration, and says so; a suggestion
    sent back was received when it came again.
    """
    if proposal.channel == Channel.INTERSESSION:
        start("proposal.intersession_assign", proposal, on=_received_on(proposal) or today)
    elif proposal.session and proposal.session.closes_on:
        start("proposal.session_assign", proposal, on=proposal.session.closes_on)
    else:
        start("proposal.session_assign", proposal, on=today, anchor="登记日")


def _received_on(proposal: Proposal) -> date | None:
    """The day of the paper, or of the first handing in; after a return the day it came again."""
    if not proposal.entries.filter(step="send_back").exists():
        return proposal.submitted_on
    return localdate(proposal.entries.filter(step="submit").latest("seq").at)


def start_of(clock: ProposalClock) -> date:
    """From which day a running clock counts today: the closing day of a session may be corrected (law.md 5.2)."""
    session = clock.proposal.session if clock.kind == "proposal.session_assign" else None
    return session.closes_on if session and session.closes_on else clock.starts_on


def handling(share: Handling, today: date) -> None:
    """交办 starts the clocks of a unit: acknowledge, and the statutory reply of an answering unit
    (代表法第五十一条: counted from the congress's own hand-over, to whomever the matter is passed later)."""
    book = open_book()
    own = ["assignment.acknowledge"] if share.part == Part.DISPATCH else ["assignment.acknowledge", "contact.first"]
    _begin(share, today, book, own)
    if share.part == Part.ASSIST:
        _begin(share, today, book, ["assist.opinion"])
    else:
        _answer(share, today, book)
    if not _return_from_receipt(book, today):
        _begin(share, today, book, ["assignment.return"], anchor="交办日")


def _answer(share: Handling, today: date, book: Book) -> None:
    """One statutory limit for the case, from the first hand-over; §12 #9 lets a district count anew."""
    above = share.parent and share.parent.clocks.filter(kind="proposal.reply").order_by("pk").last()
    if above:  # passed on by a desk: the limit is the one the desk was given
        _begin(share, above.starts_on, book, ["proposal.reply"], anchor=above.rule["anchor"])
        return
    first = share.proposal.assigned_on or today
    if first != today and book.setting("assignment.restart_clock_on_reassign", today):
        _begin(share, today, book, ["proposal.reply"], anchor="重新交办日")
    else:
        _begin(share, first, book, ["proposal.reply"])


def passed_on(share: Handling, today: date) -> None:
    """转办: the desk has received it by that and owes nothing more; its departments do."""
    meet(share.proposal, "assignment.acknowledge", handling=share)
    void(share.proposal, handling=share)


def advice_sent_back(share: Handling, today: date) -> None:
    start("assist.redo", share.proposal, on=today, handling=share)


def received(share: Handling, today: date) -> None:
    """From receipt, unless the district counts it from the hand-over, runs the window in which the unit may say
    the matter is not its own (§12 #7)."""
    book = open_book()
    if _return_from_receipt(book, today):
        _begin(share, today, book, ["assignment.return"])


def _return_from_receipt(book: Book, on: date) -> bool:
    return book.setting("assignment.return_counts_from", on) == "received"


def _begin(share: Handling, on: date, book: Book, keys, *, anchor: str = "") -> None:
    ProposalClock.objects.bulk_create(
        ProposalClock.start(key, on=on, anchor=anchor, book=book, proposal=share.proposal, handling=share)
        for key in keys
    )
