"""What a person or a unit leaves behind: open shares, letters to be signed, forms waiting for a second look."""

from django.db.models import QuerySet

from congress.surveys.queries import papers_to_check
from proposals.models import OPEN_SHARES, Evaluation, Handling, HandlingStatus, Proposal, Status


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


def to_sign_in(unit) -> QuerySet[Handling]:
    """Letters that wait for the head of this unit."""
    return _open().filter(unit=unit, status=HandlingStatus.SIGNING)


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
