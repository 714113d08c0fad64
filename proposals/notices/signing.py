"""Who is told while deputies sign beside each other."""

from django.urls import reverse

from congress.accounts.models import User
from proposals.models import Status
from proposals.notices import _tell, coordinators, lead_of, signers_of


def asked(proposal, cosigners):
    """Each is asked in person, and no longer when the answer is there."""
    for each in cosigners:
        people, turn = User.objects.filter(pk=each.deputy.user_id, is_active=True), f"s{each.pk}"
        _tell("cosign_asked", proposal, people, turn=turn, premise={"cosigner": each.pk})


def cosigned(proposal, cosigner):
    _tell("cosigned", proposal, lead_of(proposal), turn=f"s{cosigner.pk}", name=cosigner.name)


def refused(proposal, by, note):
    _tell("cosign_refused", proposal, lead_of(proposal), name=by.name, note=note)


def stepped_out(proposal, by, note):
    """The office counts signatures from the handing in on."""
    people = lead_of(proposal)
    if proposal.status != Status.COSIGNING:
        people |= coordinators()
    _tell("stepped_out", proposal, people, name=by.name, note=note)


def taken_back(proposal, users):
    """They cannot see the text any more, so the message says all there is."""
    people = User.objects.filter(pk__in=users, is_active=True)
    _tell("cosign_taken_back", proposal, people, link=lambda _person: reverse("proposals:mine"))


def handed_in_again(proposal):
    """The text may have changed since they signed it: whoever does not agree steps out."""
    lead = [proposal.lead.user_id] if proposal.lead else []
    _tell("handed_in_again", proposal, signers_of(proposal).exclude(pk__in=lead))
