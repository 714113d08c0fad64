"""承诺事项台账: what was promised, read along the same rights as the cases themselves."""

from django.db.models import Prefetch, QuerySet

from proposals.models import Commitment, Progress
from proposals.queries import visible_to


def ledger_of(user) -> QuerySet[Commitment]:
    """Every promise made in a case this person may know of."""
    return Commitment.objects.filter(proposal__in=visible_to(user).order_by())


def of_case(proposal) -> list[Commitment]:
    """The promises of one case with everything its page says of them. Four queries."""
    reports = Progress.objects.select_related("by").prefetch_related("files__file")
    found = proposal.commitments.select_related("unit", "handling__unit", "demand", "reply").order_by("pk")
    rows = list(found.prefetch_related(Prefetch("reports", queryset=reports)))
    for each in rows:
        each.proposal = proposal
    return rows
