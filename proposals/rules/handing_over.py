"""What the law or the district asks of a hand-over besides the units."""

from congress.rulebook.book import setting
from proposals.models import Channel, Proposal


def chairs_give_out(proposal: Proposal) -> bool:
    """闭会期间: whether the chairs' meeting settles who handles it (北京市; law.md §12 #4)."""
    return proposal.channel == Channel.INTERSESSION and setting("proposal.intersession_needs_chairs")
