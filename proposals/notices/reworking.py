"""Who learns that a case is taken up again."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.outbox import post
from proposals.models import HandlingStatus
from proposals.notices.truth import during


def redone(share, clock, reason):
    """The unit that has to answer once more, while the share still lies with it."""
    post(
        "proposal_redone", to=holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=share.unit), about=share.proposal,
        once=f"{share.proposal.code}:h{share.pk}:{share.version}", handling=share, clock=clock, note=reason,
        premise=during("handling", share, HandlingStatus.WORKING, HandlingStatus.SIGNING),
    )  # fmt: skip
