"""Who is told when a suggestion is to be withdrawn."""

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from proposals.notices import IN_OFFICE, _tell, coordinators, lead_of, signers_of


def asked(proposal, withdrawal):
    """Whoever signed is asked to agree; the office knows what is coming."""
    turn, holds = f"w{withdrawal.pk}", {"withdrawal": withdrawal.pk}
    lead = [proposal.lead.user_id] if proposal.lead else []
    people = signers_of(proposal).exclude(pk__in=lead)
    _tell("withdrawal_asked", proposal, people, turn=turn, premise=holds, note=withdrawal.note)
    _tell("withdrawal_waits", proposal, coordinators(), turn=turn, premise=holds | IN_OFFICE, note=withdrawal.note)


def agreed(proposal, withdrawal, name):
    people = lead_of(proposal) | coordinators()
    _tell("withdrawal_agreed", proposal, people, turn=f"w{withdrawal.pk}:{proposal.version}", name=name)


def withdrawn(proposal, units, note):
    _tell("withdrawn", proposal, signers_of(proposal), note=note)
    people = holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units) if units else User.objects.none()
    _tell("recalled", proposal, people, note=note)
