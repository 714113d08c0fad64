"""Who keeps the figures of money: the committee for finance and the budget, and the office for it."""

from congress.accounts.models import Role
from supervision.rules.people import is_office, is_staff

# The committees for finance and the budget by the words of their names; law knows no other mark of them.
FISCAL = ("财经", "财政", "预算", "经济工作")
WORKING = (Role.HANDLER, Role.UNIT_HEAD)


def is_fiscal(user, _case=None) -> bool:
    """Works for the committee for finance and the budget (财政经济委员会、预算工委)."""
    if user is None:
        return False
    names = [post.unit.name for post in user.acting_posts if post.role == Role.COMMITTEE_OFFICER]
    return any(word in name for name in names for word in FISCAL)


def keeps_money(user, _case=None) -> bool:
    return is_office(user) or is_fiscal(user)


def owes_finding(user, finding) -> bool:
    """The unit of the finding; whoever keeps the ledger for it, where a report comes on paper."""
    return keeps_money(user) or finding.unit_id in (user.units_as(*WORKING) if user is not None else ())


def sees_findings(user, _case=None) -> bool:
    """Has a place in the ledger at all."""
    return user is not None and (is_staff(user) or user.has_any_role(*WORKING, Role.DISPATCHER))
