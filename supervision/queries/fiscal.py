"""The committee for finance and the budget, found by its name."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.organs.models import Unit, UnitKind
from supervision.rules.fiscal import FISCAL


def fiscal_committees() -> QuerySet[Unit]:
    named = reduce(or_, (Q(name__contains=word) for word in FISCAL))
    return Unit.objects.valid_on(localdate()).filter(named, kind=UnitKind.COMMITTEE)


def fiscal_people() -> QuerySet[User]:
    """Who works for it; the office where the district has none."""
    units = list(fiscal_committees().values_list("pk", flat=True))
    found = holders_of(Role.COMMITTEE_OFFICER, units=units) if units else holders_of(Role.MEETING_OFFICER)
    return found if found.exists() else holders_of(Role.MEETING_OFFICER)
