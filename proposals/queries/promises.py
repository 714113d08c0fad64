"""承诺事项台账: what was promised, read along the same rights as the cases themselves."""

from django.db.models import Prefetch, Q, QuerySet

from congress.prepared import keep, of
from proposals.models import Commitment, Progress
from proposals.queries import asked, visible_to


def ledger_of(user) -> QuerySet[Commitment]:
    """Every promise made in a case this person may know of."""
    return Commitment.objects.filter(proposal__in=visible_to(user).order_by())


def of_case(proposal) -> list[Commitment]:
    """The promises of one case with what was reported of them. Two queries, one where nothing was promised."""
    rows = of(proposal, "proposal", asked.commitments(proposal.pk))
    reports = asked.reports([each.pk for each in rows]) if rows else []
    for each in rows:
        keep(each, "reports", of(each, "commitment", (one for one in reports if one.commitment_id == each.pk)))
    return rows


def rows_of(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """What a line of the ledger shows, in a fixed number of queries."""
    texts = [f"proposal__{name}" for name in ("reason", "request", "text_index")]
    found = found.select_related("unit", "proposal__session__term", "proposal__term", "proposal__lead", "reply")
    return found.defer(*texts).prefetch_related(Prefetch("reports", queryset=Progress.objects.order_by("pk")))


def of_term(found: QuerySet[Commitment], term) -> QuerySet[Commitment]:
    """What stood at any time of a term: made in it, or carried over into it."""
    if term.ends_on:
        found = found.filter(opened_on__lte=term.ends_on)
    return found.filter(Q(ended_on=None) | Q(ended_on__gte=term.starts_on))
