"""Who was reminded of what: by the ladder, and by hand."""

from congress.reminders.queries import told
from proposals.models import Handling, HandlingStatus, Proposal, ProposalClock, Status

WITH_UNIT = (HandlingStatus.SENT, HandlingStatus.WORKING, HandlingStatus.SIGNING)


def with_reminders(clocks: list[ProposalClock], *, inside: bool) -> list[ProposalClock]:
    """Each clock with what it has said so far, newest first. Who still owes a rating is the office's to know."""
    shown = [clock for clock in clocks if inside or clock.handling_id]
    found = told(ProposalClock, [clock.pk for clock in shown])
    for clock in clocks:
        clock.told = found.get(clock.pk, [])
    return clocks


def owing(proposal: Proposal) -> list[Handling]:
    """The shares that lie with their units; none once the case is answered."""
    if proposal.status == Status.REPLIED:
        return []
    return [share for share in proposal.handlings.select_related("unit") if share.status in WITH_UNIT]
