"""Who may vote is asked once; who is honoured is told."""

from congress.notices.outbox import post
from proposals.notices import people_of, signers_of
from proposals.queries import awards as queries


def asked(award):
    post("proposal_award_asked", to=queries.voters_of(award), about=award, once=f"award:{award.code}:{award.version}")


def conferred(award, winners):
    for nominee in winners:
        people = people_of(nominee.unit) if nominee.unit else signers_of(nominee.proposal)
        post("proposal_awarded", to=people, about=award, once=f"nominee:{nominee.pk}", nominee=nominee)
