"""Who reads which finding of the audit."""

from django.db.models import Q, QuerySet

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT
from supervision.models import AuditFinding, Obligation
from supervision.rules import is_staff
from supervision.rules.fiscal import WORKING


def findings_visible_to(user) -> QuerySet[AuditFinding]:
    """The house reads the ledger, a unit its own, the government's office what concerns the government."""
    if not user.is_authenticated:
        return AuditFinding.objects.none()
    found = AuditFinding.objects.select_related("unit")
    if is_staff(user):
        return found
    mine = Q(unit__in=user.units_as(*WORKING))
    if user.has_role(Role.DISPATCHER):
        mine |= Q(unit__kind__in=GOVERNMENT)
    return found.filter(mine)


def rectification_of(year: int) -> Obligation | None:
    """The report on rectification of that audit is due the year after (监督法第二十七条)."""
    return Obligation.objects.filter(duty="audit.rectification", year=year + 1).first()
