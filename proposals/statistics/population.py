"""Which suggestions a year has: those registered, between sessions too; a draft or a withdrawn one is none."""

from datetime import date

from django.db.models import Min, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from proposals.models import BEFORE_REGISTRATION, Kind, Proposal
from proposals.queries import visible_to

# An imported case knows no registration: the next day that is known tells its year.
BEGUN = Coalesce("registered_on", "assigned_on", "session__opens_on", "replied_on", "submitted_on")


def countable(user) -> QuerySet[Proposal]:
    """What this person may know of, so that no figure says more than the list behind it."""
    known = visible_to(user).filter(kind=Kind.SUGGESTION).exclude(status__in=BEFORE_REGISTRATION)
    return known.annotate(year=ExtractYear(BEGUN))


def of_year(user, year: int | None) -> QuerySet[Proposal]:
    """One year, or all of them."""
    found = countable(user)
    return found if year is None else found.filter(year=year)


def years(user) -> list[int]:
    """The years that have any, newest first."""
    found = countable(user).filter(year__isnull=False).order_by().values_list("year", flat=True).distinct()
    return sorted(found, reverse=True)


def since(found: QuerySet[Proposal]) -> date | None:
    """The day of the first of them."""
    return found.order_by().aggregate(first=Min(BEGUN))["first"]
