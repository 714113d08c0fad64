"""退办: the share loses its clocks, the case keeps its own; no day is lost in between."""

from datetime import date

from django.utils.timezone import now

from proposals.deadlines.clocks import ANSWER, running, start, void
from proposals.deadlines.extending import EXTENDED, extend
from proposals.deadlines.starts import handling
from proposals.models import Handling, Proposal, ProposalClock

FEW_DAYS = 30  # with fewer left the new unit is offered more time (law.md 5.7)


def return_asked(share: Handling, today: date) -> None:
    """The right is used; whoever rules it has a day of their own."""
    running(share.proposal, "assignment.return", handling=share).update(met_at=now())
    start("assignment.return_decide", share.proposal, on=today, handling=share)


def returned(share: Handling, today: date) -> None:
    """The answer owed is the case's own until another unit has it: its day goes on unchanged."""
    running(share.proposal, "assignment.return_decide", handling=share).update(met_at=now())
    answer = running(share.proposal, *ANSWER, handling=share).order_by("due_on").first()
    if answer and not _waiting(share.proposal).filter(kind=answer.kind, starts_on=answer.starts_on).exists():
        ProposalClock.objects.filter(pk=answer.pk).update(handling=None)
    void(share.proposal, handling=share)
    start("assignment.reassign", share.proposal, on=today, handling=share.parent)


def passed_to(share: Handling, today: date) -> None:
    """重新交办: the new unit's own days begin, and the answer is due when it was due before."""
    longer = _waiting(share.proposal).filter(kind=EXTENDED).first()
    handling(share, today)
    if longer and share.answers:
        extend(share, longer.rule["value"])


def settled(proposal: Proposal) -> None:
    """Nothing returned waits any more: what the case kept for it ends."""
    running(proposal, "assignment.reassign").update(met_at=now())
    _waiting(proposal).update(void_at=now())


def _waiting(proposal: Proposal):
    return running(proposal, *ANSWER).filter(handling=None)


def days_to_answer(proposal: Proposal, today: date) -> int | None:
    """How many days remain for what was returned and waits; None when no answer is owed for it."""
    clock = _waiting(proposal).order_by("due_on").first()
    return clock.days_left(today) if clock else None
