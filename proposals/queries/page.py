"""What the page of a case shows, for one person: the prepared answers, narrowed to what that person may read."""

from congress.prepared import keep, of
from proposals.deadlines import ANSWER, TELLING
from proposals.models import Handling, Proposal, ProposalClock
from proposals.queries import asked, sees_inside, unit_keys_of, visible_to
from proposals.rules import is_signer


def page_of(user, code: str) -> Proposal | None:
    """The case with everything its page shows of its own row; None for who may not know of it. Five queries."""
    proposal = asked.case.first(code)
    if proposal is None or not visible_to(user).filter(pk=proposal.pk).order_by().exists():
        return None
    for name in ("cosigners", "demands", "earlier"):
        keep(proposal, name, of(proposal, "proposal", getattr(asked, name)(proposal.pk)))
    return proposal


def shares_of(proposal) -> list[Handling]:
    """``handlings_of`` with their units and clocks, as a page shows them. Two queries."""
    shares = of(proposal, "proposal", asked.shares(proposal.pk))
    telling = {clock.handling_id: clock for clock in asked.share_clocks([share.pk for share in shares])}
    for share in shares:
        share.clock = [telling[share.pk]] if share.pk in telling else []
    return shares


def clocks_for(user, proposal) -> list[ProposalClock]:
    """The clocks of the case this person works by: the telling one first, the running ones, then those met."""
    clocks = of(proposal, "proposal", asked.clocks(proposal.pk))
    if not sees_inside(user, proposal):
        units, telling = unit_keys_of(user), (*ANSWER, "evaluation.window", "commitment.due")
        clocks = [each for each in clocks if each.kind in telling or (each.handling and each.handling.unit_id in units)]
    first = TELLING.get(proposal.status, ANSWER)  # of a case that is over: by when it was answered
    return sorted(clocks, key=lambda clock: (clock.met_at is not None, clock.kind not in first, clock.due_on, clock.pk))


def contacts_for(user, proposal):
    """Talks between units and deputies: each unit reads its own, the office and the signers read all."""
    talks = asked.contacts(proposal.pk)
    if sees_inside(user, proposal) or is_signer(user, proposal):
        return talks
    units = unit_keys_of(user)
    return [talk for talk in talks if talk.handling.unit_id in units]
