"""What waits for whom in 备案审查; found from the facts like every to-do (proposals/queries/todo.py)."""

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery

from proposals.queries.todo import Waiting
from supervision.models import (
    Filing,
    FilingClock,
    FilingShare,
    MakerAnswer,
    RequestClock,
    RequestStatus,
    ReviewRequest,
    ShareStatus,
    YearlyList,
)
from supervision.models import FilingStatus as F

OFFICE = (F.FILED, F.FORM_CHECK, F.REGISTERED, F.COMMUNICATING, F.TO_CHAIRS_MEETING)
MAKER = (F.SUPPLEMENT, F.MAKER_AMENDS, F.WRITTEN_OPINION, F.ORDERED)
ANSWERED = Exists(MakerAnswer.objects.filter(filing=OuterRef("pk")))
ASKED = Exists(FilingShare.objects.filter(filing=OuterRef("pk"), status=ShareStatus.ASKED))


def of_office() -> Waiting:
    """What has arrived, what is to be handed out, and what the committees have all spoken on."""
    spoken = Q(status=F.REVIEWING) & ~Q(ASKED)
    return Waiting(Filing.objects.all(), (Q(status__in=OFFICE) | spoken,), _filings)


def of_maker(mine: Q) -> Waiting:
    """What it must complete, answer or amend."""
    return Waiting(
        Filing.objects.filter(mine), (Q(status__in=MAKER),), lambda rows: _filings(rows).annotate(has_answered=ANSWERED)
    )


def of_committee(units) -> Waiting:
    asked = Q(status=ShareStatus.ASKED, committee__in=units)
    return Waiting(FilingShare.objects.all(), (asked,), _shares)


def requests() -> Waiting:
    """审查建议 that wait for a word or for their answer."""
    waiting = Q(status__in=(RequestStatus.RECEIVED, RequestStatus.ACCEPTED))
    return Waiting(ReviewRequest.objects.all(), (waiting,), _requests)


def lists(mine: Q) -> Waiting:
    return Waiting(YearlyList.objects.running(), (mine,), lambda rows: rows.select_related("maker"))


def _due(clocks, **of):
    return Subquery(
        clocks.running().filter(**of).order_by("due_on").values("due_on")[:1], output_field=DateField()
    )  # fmt: skip


def _filings(filings: QuerySet[Filing]) -> QuerySet[Filing]:
    return filings.select_related("maker").annotate(due_on=_due(FilingClock.objects, filing=OuterRef("pk")))


def _shares(shares: QuerySet[FilingShare]) -> QuerySet[FilingShare]:
    dated = shares.annotate(due_on=_due(FilingClock.objects, share=OuterRef("pk")))
    return dated.select_related("filing__maker", "committee")


def _requests(rows: QuerySet[ReviewRequest]) -> QuerySet[ReviewRequest]:
    return rows.annotate(due_on=_due(RequestClock.objects, request=OuterRef("pk")))
