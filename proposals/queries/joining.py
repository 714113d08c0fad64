"""Cases handled together: which, by whom, and into which a case may go."""

from django.db.models import QuerySet

from congress.pages.asked import whole
from proposals.models import Joining, Kind, Proposal, Status
from proposals.queries import asked, lists, visible_to

MAINS = (Status.REGISTERED, Status.ASSIGNED, Status.IN_PROGRESS)  # before its reply


def main_of(proposal) -> Proposal | None:
    """The case this one is handled with."""
    found = Joining.objects.standing().filter(proposal=proposal).select_related("main__session__term", "main__term")
    joining = found.first()
    return joining.main if joining else None


def joined_to(proposal) -> list[Proposal]:
    """The cases handled with this one, in the order they came."""
    found = Joining.objects.standing().filter(main=proposal).select_related("proposal__session__term", "proposal__term")
    return [joining.proposal for joining in found.order_by("pk")]


def around(proposal) -> tuple[Proposal | None, list[Proposal]]:
    """Both ends at once, as a page shows them: the main case, and what goes along with this one. One query."""
    main, along = None, []
    for joining in asked.joinings(proposal.pk):
        if joining.main_id == proposal.pk:
            along.append(joining.proposal)
        else:
            main = joining.main
    return main, along


def possible_mains(user, proposal) -> QuerySet[Proposal]:
    return (
        visible_to(user)
        .filter(status__in=MAINS, kind=Kind.SUGGESTION)
        .exclude(pk=proposal.pk)
        .select_related("session__term", "term")
    )


def found_by_number(found: QuerySet[Proposal], words: str) -> list[Proposal]:
    """第012号, 12 or 闭3."""
    asked = lists.numbered(words)
    return list(found.filter(asked)[:2]) if asked is not None else []


def chosen(found: QuerySet[Proposal], key) -> Proposal | None:
    number = whole(key)
    return found.filter(pk=number).first() if number is not None else None
