"""The rounds of a case: what was answered, judged and talked over, one after the other."""

from proposals.models import Mediation, Proposal


def mediations_of(proposal: Proposal):
    """Newest first."""
    return proposal.mediations.select_related("convened_by", "settled_by").order_by("-round")


def open_mediation(proposal: Proposal) -> Mediation:
    return proposal.mediations.open().get()
