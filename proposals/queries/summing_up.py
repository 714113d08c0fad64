"""Which units owe a summary of the year, who reads which, and what waits for whom."""

from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT, Unit
from proposals.models import GONE, Handling, Part, SummaryStatus, UnitSummary
from proposals.queries import units_of
from proposals.queries.todo import Waiting

OPEN = (SummaryStatus.OWED, SummaryStatus.RETURNED)
ALL = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER)


def shares_of_year(year: int) -> QuerySet[Handling]:
    """What was given to units in this year and stayed with them."""
    return Handling.objects.filter(sent_on__year=year).exclude(part=Part.DISPATCH).exclude(status__in=GONE)


def units_owing(year: int, by: date) -> QuerySet[Unit]:
    """Who was given something by the day the summaries are due."""
    return Unit.objects.filter(pk__in=shares_of_year(year).filter(sent_on__lte=by).values("unit"))


def summaries_visible_to(user) -> QuerySet[UnitSummary]:
    """The congress's people read all, the dispatcher those of the government's units, a unit its own."""
    found = UnitSummary.objects.filter(void_at=None).select_related("unit", "handed_in_by")
    if user.has_any_role(*ALL):
        return found
    mine = Q(unit__in=units_of(user))
    if user.has_role(Role.DISPATCHER):
        mine |= Q(unit__kind__in=GOVERNMENT)
    return found.filter(mine)


def with_shares(found: QuerySet[UnitSummary]) -> QuerySet[UnitSummary]:
    """Each with how many shares of its year the unit has had, the first due and the units in their order."""
    shares = Handling.objects.filter(unit=OuterRef("unit"), sent_on__year=OuterRef("year"))
    shares = shares.exclude(part=Part.DISPATCH).exclude(status__in=GONE).order_by().values("unit")
    counted = Coalesce(Subquery(shares.annotate(n=Count("pk")).values("n")), 0)
    return found.annotate(shares=counted).order_by("due_on", "unit__sort_key", "unit")


def summaries_owed(units) -> Waiting:
    return Waiting(
        UnitSummary.objects.running(),
        (Q(unit__in=units, status__in=OPEN),),
        lambda found: found.select_related("unit"),
    )


def summaries_watched(user, clocks) -> QuerySet[UnitSummary]:
    """The office watches over every summary, the dispatcher over those of the government's units."""
    if not user.has_role(Role.COORDINATOR):
        clocks = clocks.filter(unit__kind__in=GOVERNMENT if user.has_role(Role.DISPATCHER) else ())
    return clocks.select_related("unit")
