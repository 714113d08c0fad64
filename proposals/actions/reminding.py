"""催办 by hand, beside the ladder that speaks by itself."""

from proposals import notices
from proposals.flow import SUGGESTION
from proposals.models import Proposal
from proposals.queries import reminded


def urge(proposal, *, by, note) -> Proposal:
    """催办: the office asks those who still owe something, in its own words, once a day."""
    with SUGGESTION.take("urge", proposal, by=by, note=note) as (proposal, facts):
        people = notices.urged(proposal, reminded.owing(proposal), note)
        facts.update(people=[person.name for person in people])
    return proposal
