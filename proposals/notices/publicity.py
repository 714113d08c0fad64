"""Who signed learns what became public of the case, and what did not."""

from congress.notices.outbox import post
from proposals.notices import people_of, signers_of


def _tell(kind: str, proposal, to, release) -> None:
    context = {"scope": release.get_scope_display(), "reason": release.get_reason_display()}
    post(f"proposal_{kind}", to=to, about=proposal, once=f"{proposal.code}:r{release.pk}", **context)


def published(proposal, release):
    _tell("published", proposal, signers_of(proposal), release)


def withheld(proposal, release):
    _tell("withheld", proposal, signers_of(proposal), release)


def retracted(proposal, release):
    """The units too: what they answered was out."""
    people = signers_of(proposal)
    for handling in proposal.handlings.select_related("unit"):
        people = people | people_of(handling.unit)
    _tell("retracted", proposal, people.distinct(), release)
