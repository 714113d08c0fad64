"""Who a letter to many goes to. Nothing chosen is nobody."""

from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from deputies.models import Mandate


def audience(*, all_deputies=False, delegations=(), units=()) -> list[User]:
    """Active accounts, each once, by name."""
    found = set()
    if all_deputies or delegations:
        seats = Mandate.objects.in_force(localdate())
        if not all_deputies:
            seats = seats.filter(delegation__in=delegations)
        found |= set(
            User.objects.filter(is_active=True, pk__in=seats.values("deputy__user")).values_list("pk", flat=True)
        )
    if units:
        found |= set(holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units).values_list("pk", flat=True))
    return list(User.objects.filter(pk__in=found).order_by("pinyin", "pk"))


def described(*, all_deputies=False, delegations=(), units=()) -> str:
    """The choice in words, for the letter and the audit."""
    parts = ["全体代表"] if all_deputies else [str(each) for each in delegations]
    return "、".join([*parts, *(unit.label for unit in units)])[:200]
