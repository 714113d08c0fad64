"""From which day each limit runs, and for whom."""

from datetime import date

from django.utils.timezone import localdate

from congress.rulebook.book import Book, open_book
from proposals.deadlines.clocks import start
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
    (代表法第五十一条: counted from the congress's own hand-over)."""
    book = open_book()
    last = "assist.opinion" if share.part == Part.ASSIST else "proposal.reply"
    _begin(share, today, book, ["assignment.acknowledge", "contact.first", last])
    if not _return_from_receipt(book, today):
        _begin(share, today, book, ["assignment.return"], anchor="交办日")


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
