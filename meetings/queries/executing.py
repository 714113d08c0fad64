"""Whose executions of decisions somebody reads, and what waits for whom."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings.models import Execution, ExecutionStatus
from meetings.rules import UNIT_ROLES, is_staff
from proposals.queries.todo import Waiting


def executions_visible_to(user) -> QuerySet[Execution]:
    """The house all of them, an organ its own."""
    rows = Execution.objects.select_related("decision__item", "unit")
    if not user.is_authenticated:
        return rows.none()
    if is_staff(user):
        return rows
    mine = Q(unit__in=user.units_as(*UNIT_ROLES))
    if user.has_role(Role.DISPATCHER):
        mine |= Q(unit__kind=UnitKind.GOVERNMENT)
    return rows.filter(mine)


def executions_of(meeting) -> dict[int, list[Execution]]:
    """Item -> to whom its decision was given."""
    found = defaultdict(list)
    for row in Execution.objects.filter(decision__item__meeting=meeting).select_related("unit", "decision"):
        found[row.decision.item_id].append(row)
    return found


def dressed(rows: QuerySet[Execution]) -> QuerySet[Execution]:
    return rows.select_related("decision", "unit")


def executions_of_office() -> Waiting:
    return Waiting(Execution.objects.all(), (Q(status=ExecutionStatus.REPORTED),), dressed)


def executions_of_units(units, *, dispatches: bool) -> Waiting:
    mine = Q(unit__in=units) | Q(unit__kind=UnitKind.GOVERNMENT) if dispatches else Q(unit__in=units)
    return Waiting(Execution.objects.filter(mine), (Q(status=ExecutionStatus.ORDERED),), dressed)
