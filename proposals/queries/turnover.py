"""换届: what a term leaves open, and what it promised and did not do."""

from datetime import date

from django.db.models import QuerySet

from congress.organs.models import Term
from proposals.models import RUNNING, Commitment, CommitmentStatus, Proposal, Status


def following(term: Term) -> Term | None:
    return Term.objects.filter(number__gt=term.number).order_by("number").first()


def not_over(term: Term, after: Term | None, today: date) -> str:
    """Why this term cannot be closed yet; empty when it can."""
    if after is None:
        return "还没有登记新一届，请先在“届次”中登记。"
    if term.ends_on is None:
        return f"{term}还没有届满日期，请先在“届次”中填写。"
    if term.ends_on > today:
        return f"{term}于 {term.ends_on} 届满，届满以后再结转。"
    return ""


def open_cases(term: Term) -> QuerySet[Proposal]:
    """Raised in this term or an earlier one, and not at their end."""
    waiting = (*RUNNING, Status.SUBMITTED, Status.RETURNED)
    return Proposal.objects.filter(term__number__lte=term.number, status__in=waiting).order_by("pk")


def open_promises(term: Term) -> QuerySet[Commitment]:
    standing = Commitment.objects.standing().filter(proposal__term__number__lte=term.number)
    return standing.select_related("unit", "proposal__session__term", "proposal__term").order_by("pk")


def not_done(term: Term) -> QuerySet[Commitment]:
    """Promised in this term or carried into it, and not kept: still open, or explained away within it."""
    found = Commitment.objects.filter(proposal__term__number__lte=term.number)
    changed = found.filter(status=CommitmentStatus.CHANGED, ended_on__gte=term.starts_on)
    if term.ends_on:
        changed = changed.filter(ended_on__lte=term.ends_on)
    return found.filter(pk__in=[*found.standing().values_list("pk", flat=True), *changed.values_list("pk", flat=True)])
