"""Who learns that a case is taken up again, and who is asked to the table."""

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.notices.outbox import post
from proposals.models import ANSWERING, HandlingStatus, Status
from proposals.notices.truth import during, held_by


def redone(share, clock, reason):
    """The unit that has to answer once more, while the share still lies with it."""
    post(
        "proposal_redone", to=holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=share.unit), about=share.proposal,
        once=f"{share.proposal.code}:h{share.pk}:{share.version}", handling=share, clock=clock, note=reason,
        premise=during("handling", share, HandlingStatus.WORKING, HandlingStatus.SIGNING)
        | held_by(Role.HANDLER, Role.UNIT_HEAD),
    )  # fmt: skip


def _signers(proposal):
    """The lead and who confirmed, those with an account."""
    beside = proposal.cosigners.confirmed().exclude(deputy__user=None).values_list("deputy__user", flat=True)
    lead = [proposal.lead.user_id] if proposal.lead and proposal.lead.user_id else []
    return User.objects.filter(pk__in=[*lead, *beside], is_active=True)


def _units(proposal):
    units = proposal.handlings.filter(part__in=ANSWERING).values_list("unit", flat=True)
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, units=list(units))


def reworked(proposal, shares, note):
    """What the office made of the verdict, to who gave it."""
    units = "、".join(share.unit.label for share in shares)
    post(
        "proposal_reworked", to=_signers(proposal), about=proposal, once=f"{proposal.code}:{proposal.version}",
        units=units, due_on=proposal.due_on, note=note,
    )  # fmt: skip


def convened(meeting):
    """Both sides are asked to come; told until the meeting is over."""
    proposal = meeting.proposal
    post(
        "proposal_convened", to=_signers(proposal) | _units(proposal), about=proposal,
        once=f"{proposal.code}:m{meeting.round}", meeting=meeting,
        premise=during("case", proposal, Status.MEDIATION),
    )  # fmt: skip


def settled(meeting):
    proposal = meeting.proposal
    post(
        "proposal_settled", to=_signers(proposal) | _units(proposal), about=proposal,
        once=f"{proposal.code}:m{meeting.round}", meeting=meeting,
    )  # fmt: skip
