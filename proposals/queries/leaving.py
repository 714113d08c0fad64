"""What a person or a unit leaves behind: open shares, forms waiting for a second look, drafts."""

from django.db.models import QuerySet

from congress.surveys.queries import papers_to_check
from proposals.models import OPEN_SHARES, Evaluation, Handling, Origin, Proposal, Status


def _open() -> QuerySet[Handling]:
    found = Handling.objects.filter(status__in=OPEN_SHARES).exclude(proposal__status=Status.CLOSED)
    return found.select_related("unit", "handler", "proposal__session__term", "proposal__term").order_by("proposal_id")


def open_shares(unit) -> QuerySet[Handling]:
    """The shares a unit still works on, in the order of their cases."""
    return _open().filter(unit=unit)


def shares_in_hand(user, unit=None) -> QuerySet[Handling]:
    """What is open under a person's own name, in one unit or in all."""
    found = _open().filter(handler=user)
    return found.filter(unit=unit) if unit is not None else found


def papers_entered_by(user) -> list[tuple[Proposal, str]]:
    """Rating forms this person keyed in that wait for a second one: the case and whose form it is. Two queries."""
    waiting = list(papers_to_check().filter(entered_by=user))
    surveys = [paper.invitation.survey_id for paper in waiting]
    rounds = Evaluation.objects.filter(survey__in=surveys).select_related("proposal__session__term", "proposal__term")
    cases = {each.survey_id: each.proposal for each in rounds}
    return [
        (cases[paper.invitation.survey_id], paper.invitation.name)
        for paper in waiting
        if paper.invitation.survey_id in cases
    ]


def paper_drafts_of(user) -> QuerySet[Proposal]:
    """What a clerk began to log from paper and has not sent on; the whole office sees it."""
    return Proposal.objects.filter(drafted_by=user, status=Status.DRAFT, origin=Origin.PAPER)
