"""The clocks of a case: begun once, met or void, and the one that tells where the case stands."""

from datetime import date

from django.db.models import Q
from django.utils.timezone import now

from congress.rulebook.book import Book
from proposals.models import Handling, Joining, Part, Proposal, ProposalClock, Status

# By which day a unit owes its answer, whichever of these runs.
ANSWER = ("proposal.reply", "proposal.extended", "rework.reply")
RIGHTS = ("assignment.return",)  # what a unit may do until that day and need not

# The clock that tells where a case stands, most telling first; the others run beside it.
TELLING = {
    Status.SUBMITTED: ("proposal.examine",),
    Status.REGISTERED: ("proposal.session_assign", "proposal.intersession_assign"),
    Status.ASSIGNED: ANSWER,
    Status.IN_PROGRESS: ANSWER,
    Status.REPLIED: ("evaluation.window",),
    Status.EVALUATED: ("evaluation.study",),
    Status.REWORK: ("rework.reply",),
    Status.TRACKING: ("commitment.due",),
}


def start(
    key: str,
    proposal: Proposal,
    *,
    on: date,
    anchor: str = "",
    handling: Handling | None = None,
    book: Book | None = None,
) -> ProposalClock:
    """Begin one clock, once: while it runs, starting it again changes nothing. What was met the same morning
    begins anew: a text sent back and handed in again is to be examined again.
    """
    same = {"proposal": proposal, "handling": handling, "kind": key, "starts_on": on}
    found = ProposalClock.objects.running().filter(**same).first()
    if found:
        return found
    clock = ProposalClock.start(key, on=on, anchor=anchor, book=book, proposal=proposal, handling=handling)
    clock.save()
    return clock


def running(proposal: Proposal, *keys: str, handling: Handling | None = None):
    clocks = ProposalClock.objects.filter(proposal=proposal).running()
    if handling is not None:
        clocks = clocks.filter(handling=handling)
    return clocks.filter(kind__in=keys) if keys else clocks


def meet(proposal: Proposal, *keys: str, handling: Handling | None = None) -> None:
    """What the clock waited for has been done."""
    running(proposal, *keys, handling=handling).update(met_at=now())


def void(proposal: Proposal, *keys: str, handling: Handling | None = None) -> None:
    """The clock has lost its object; nobody is late by it any more. Without keys: every running clock of the case
    itself; what was promised runs on until the promise ends (promises.py)."""
    running(proposal, *keys, handling=handling).filter(commitment=None).update(void_at=now())


def lapse(today: date) -> int:
    """A right that was not used ends with its last day; it is nobody's lateness."""
    return ProposalClock.objects.running().filter(kind__in=RIGHTS, due_on__lt=today).update(void_at=now())


def refresh(proposal: Proposal) -> None:
    """Copy the telling clock onto the proposal's own row, and of those handled with it, for lists that sort by it."""
    if proposal.status == Status.MERGED:
        return  # it goes by the day of its main case
    clock = (
        running(proposal, *TELLING.get(proposal.status, ()))
        .filter(~Q(handling__part=Part.ASSIST))
        .order_by("due_on")
        .first()
        if proposal.status in TELLING
        else None
    )
    proposal.due_on = clock.due_on if clock else None
    proposal.due_label = clock.label if clock else ""
    along = Joining.objects.standing().filter(main=proposal, proposal__status=Status.MERGED).values("proposal")
    told = Proposal.objects.filter(Q(pk=proposal.pk) | Q(pk__in=along))
    told.update(due_on=proposal.due_on, due_label=proposal.due_label)
