"""A round more: the shares go back to their units, the letters and verdicts of before stay as they are."""

from django.utils.timezone import localdate

from proposals import deadlines
from proposals.flow import HANDLING
from proposals.models import Handling, Reply, Status
from proposals.notices import reworking as told

OPENING = "您提出的《{title}》（{number}），经重新研究办理，现再次答复如下："


def open_round(proposal, shares, *, by, reason) -> list[Handling]:
    """Begin the next round of replies of these answered shares; called within the step that leads to 重新办理.

    The limit of the new round is its own (law.md 5.7); the earlier letter keeps its row, and the new one begins as
    an empty draft. The caller writes the step that says why.
    """
    opened = [_redo(share, by=by, reason=reason) for share in shares]
    proposal.status, proposal.closed_on = Status.REWORK, None
    deadlines.refresh(proposal)
    return opened


def _redo(share: Handling, *, by, reason) -> Handling:
    with HANDLING.take("redo", share, by=by) as (share, facts):
        reply = _next_letter(share)
        share.done_on = None
        clock = deadlines.start("rework.reply", share.proposal, on=localdate(), handling=share)
        facts.update(unit=share.unit.name, round=reply.round, due_on=clock.due_on.isoformat())
        told.redone(share, clock, reason)
    return share


def _next_letter(share: Handling) -> Reply:
    """Whom to ask stays the same; every demand is to be answered anew. A case read from a sheet has no letter yet."""
    last = share.current_reply() or Reply(handling=share, round=0)
    return Reply.objects.create(
        handling=share,
        round=last.round + 1,
        opening=OPENING.format(title=share.proposal.title, number=share.proposal.number),
        closing=last.closing,
        is_public=last.is_public,
        contact_name=last.contact_name,
        contact_phone=last.contact_phone,
    )
