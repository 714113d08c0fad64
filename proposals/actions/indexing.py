"""What a search finds a case by."""

from congress import search
from proposals.models import Proposal, Reply


def index_letter(reply: Reply) -> None:
    """Write what an issued letter answers: the next one of the unit is compared with it before it goes out."""
    Reply.objects.filter(pk=reply.pk).update(text_index=search.document(a=reply.substance))


def index(proposal: Proposal) -> None:
    """Write the search text: number and title weigh most, then people and units, then the body."""
    units = [h.unit for h in proposal.handlings.select_related("unit")]
    signers = [c.name for c in proposal.cosigners.confirmed()]
    initials = search.pinyin_initials(proposal.lead.name) if proposal.lead else ""
    people = [proposal.proposer, initials, *signers, *(u.name for u in units), *(u.short_name for u in units)]
    document = search.document(
        a=f"{proposal.number} {proposal.title}",
        b=" ".join(filter(None, people)),
        c=f"{proposal.reason} {proposal.request}",
    )
    Proposal.objects.filter(pk=proposal.pk).update(text_index=document)
