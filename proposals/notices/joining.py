"""Who is told when cases are handled together."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from proposals.notices import _tell, signers_of


def _units(main):
    units = list(main.handlings.values_list("unit", flat=True))
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units) if units else signers_of(main).none()


def merged(proposal, main):
    """The deputies learn that nothing is lost by it; the units, that one letter answers one case more."""
    _tell("merged", proposal, signers_of(proposal), main=main)
    _tell("taken_in", proposal, _units(main), main=main)


def unmerged(proposal, main):
    _tell("unmerged", proposal, signers_of(proposal), main=main)


def went_along(proposal, handlings):
    _tell("assigned_deputy", proposal, signers_of(proposal), handlings=handlings)
