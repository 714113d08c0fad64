"""预算: who submits its changes, who reads the year of the four books."""

from congress.accounts.models import Role
from supervision.rules.fiscal import WORKING, keeps_money
from supervision.rules.people import is_staff

TREASURY = "财政"


def submits_budget(user, _case=None) -> bool:
    """The government's own office, its finance department; the committee for it, where it comes on paper."""
    if user is None:
        return False
    treasury = any(post.role in WORKING and TREASURY in post.unit.name for post in user.acting_posts)
    return treasury or user.has_role(Role.DISPATCHER) or keeps_money(user)


def sees_budget(user, _case=None) -> bool:
    return user is not None and (is_staff(user) or submits_budget(user))
