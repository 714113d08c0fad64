"""Who puts topics forward, and by which of the six ways that counts."""

from congress.accounts.models import Role
from supervision.models import Proposer, Source

SOURCES = {
    Proposer.PUBLIC: Source.PUBLIC_CONCERN, Proposer.DEPUTY: Source.DEPUTY_SUGGESTIONS,
    Proposer.MEMBER: Source.MEMBER_PROPOSALS, Proposer.ORGAN: Source.ORGAN_REQUEST,
}  # fmt: skip


def anyone(_user, _idea=None) -> bool:
    """What the public page and the page of who is signed in take from everybody."""
    return True


def proposer_kind(user) -> str:
    if user.has_role(Role.LEADER):
        return Proposer.MEMBER
    return Proposer.DEPUTY if user.has_role(Role.DEPUTY) else Proposer.ORGAN
