"""Who may look after the house's own tables."""

from django.core.exceptions import PermissionDenied

from congress.accounts.models import DEPUTIES, Role


def is_of_the_house(user) -> bool:
    """Anybody with a post that is not a deputy's: reads the calendar, the rules, the units."""
    return any(role not in DEPUTIES for role in user.roles)


def keeps_calendar(user) -> bool:
    return user.has_any_role(Role.COORDINATOR, Role.SYSTEM_ADMIN)


def keeps_rules(user) -> bool:
    """The rules are business, so no administrator of the machine changes them."""
    return user.has_role(Role.COORDINATOR)


def reads_outbox(user) -> bool:
    """What left the house and how it went; the words themselves only for the office (``writes_to_all``)."""
    return user.has_any_role(Role.COORDINATOR, Role.SYSTEM_ADMIN)


def keeps_channels(user) -> bool:
    """Servers and keys are the machine's."""
    return user.has_role(Role.SYSTEM_ADMIN)


def keeps_contacts(user) -> bool:
    return user.has_role(Role.SYSTEM_ADMIN)


def writes_to_all(user) -> bool:
    """Words are business: the texts of notices, and letters to many."""
    return user.has_role(Role.COORDINATOR)


def watches_clocks(user) -> bool:
    """催办: each office and committee over its own limits, the government's office over what it owes."""
    return user.has_any_role(Role.COORDINATOR, Role.DISPATCHER, Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER)


def require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied
