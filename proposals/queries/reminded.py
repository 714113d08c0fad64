"""Who was reminded of what: by the ladder, and by hand; and the running limits somebody watches over."""

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT
from congress.reminders.queries import told
from congress.rulebook.reminders import COORDINATOR, HANDLER, HEAD, RATER
from proposals.deadlines import RIGHTS
from proposals.models import Handling, HandlingStatus, Proposal, ProposalClock, Status
from proposals.queries import visible_to
from proposals.queries.diary import CHECKED, OFFICE_RULES

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


def watched(user, clocks):
    """The office watches over every limit, the dispatcher over those of the government's departments. A right that
    may be used until a day presses nobody."""
    seen = clocks.filter(proposal__in=visible_to(user).order_by()).exclude(kind__in=RIGHTS)
    if not user.has_role(Role.COORDINATOR):
        of_government = GOVERNMENT if user.has_role(Role.DISPATCHER) else ()
        seen = seen.filter(handling__unit__kind__in=of_government).exclude(kind=CHECKED)
    texts = [f"proposal__{name}" for name in ("reason", "request", "text_index")]
    return seen.select_related("proposal", "handling__unit").defer(*texts)


def holders(clock: ProposalClock) -> tuple[str, ...]:
    """Whose turn it is: a unit's share lies with the unit until it is signed, the rating with the deputies."""
    if clock.kind == "evaluation.window":
        return (RATER,)
    share = clock.handling
    if share is None or clock.kind in OFFICE_RULES or share.status == HandlingStatus.SIGNED:
        return (COORDINATOR,)
    return (HANDLER, HEAD)


def holder_word(clock: ProposalClock) -> str:
    return {RATER: "代表", COORDINATOR: "代表工委"}.get(holders(clock)[0]) or clock.handling.unit.label
