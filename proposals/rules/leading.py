"""Who names a leader for a case, and who writes down what the leader did."""

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT
from proposals.rules.people import WORKERS, is_coordinator


def names_leader(user, proposal) -> bool:
    """代表工委, and the government's own office for what its departments have in hand."""
    return is_coordinator(user, proposal) or _dispatches(user, proposal)


def reports_leading(user, proposal) -> bool:
    """Who names leaders, and the people of the units that work on the case."""
    if names_leader(user, proposal):
        return True
    units = user.units_as(*WORKERS) if user is not None else ()
    return bool(units) and proposal.handlings.filter(unit__in=units).exists()


def _dispatches(user, proposal) -> bool:
    if user is None or not user.has_role(Role.DISPATCHER):
        return False
    return proposal.handlings.filter(unit__kind__in=GOVERNMENT).exists()


def nobody_leads(proposal) -> str:
    return "" if proposal.leaders.filter(until=None).exists() else "本件没有领导领办。"


def oversees_subject(user, proposal) -> bool:
    """分类督办: the leaders, and the committee whose subject it is or to which the chairs' meeting gave it."""
    if user is None:
        return False
    if user.has_role(Role.LEADER):
        return True
    committees = user.units_as(Role.COMMITTEE_OFFICER)
    if not committees:
        return False
    by_category = proposal.category is not None and proposal.category.committee_id in committees
    return by_category or proposal.key_cases.given_to(committees).exists()
