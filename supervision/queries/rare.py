"""Which interpellations and commissions a person knows of."""

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision.models import Commission, Inquiry, Inspection, Interpellation
from supervision.queries import ORGANS
from supervision.queries.inquiry import inquiries_visible_to
from supervision.queries.inspection import inspections_visible_to
from supervision.rules import is_staff


def interpellations_visible_to(user):
    """The house all; the organ what the chairs' meeting has handed to it."""
    rows = Interpellation.objects.select_related("organ")
    if is_staff(user):
        return rows
    told = rows.exclude(status__in=("moved", "withdrawn"))
    mine = told.filter(organ__in=user.units_as(*ORGANS))
    return mine | told.filter(organ__kind=UnitKind.GOVERNMENT) if user.has_role(Role.DISPATCHER) else mine


def commissions_visible_to(user):
    """The house, and who sits in it."""
    rows = Commission.objects.select_related("organ").prefetch_related("members")
    return rows if is_staff(user) else rows.filter(members__user=user).exclude(status="rejected").distinct()


def newest(user) -> dict[str, list[Inspection | Inquiry | Interpellation | Commission]]:
    """What there is of each rare and less rare form, the newest first."""
    return {
        "inspections": list(inspections_visible_to(user).order_by("-pk")[:100]),
        "inquiries": list(inquiries_visible_to(user).order_by("-pk")[:100]),
        "interpellations": list(interpellations_visible_to(user)[:100]),
        "commissions": list(commissions_visible_to(user)[:100]),
    }
