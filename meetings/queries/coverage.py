"""列席全覆盖: which deputies have come to the standing committee's meetings this term, and how often."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from congress.organs.models import Term
from meetings.models import HELD, Answer, BodyKind, Capacity, Participant

GUESTS = (Capacity.INVITED, Capacity.SIGNED_UP)


def attended(term: Term) -> QuerySet[Participant]:
    """Deputies who came without a vote: on the list, said yes, and the meeting was held."""
    return Participant.objects.filter(
        capacity__in=GUESTS, deputy__isnull=False, status=Answer.CONFIRMED, meeting__status__in=HELD,
        meeting__term=term, meeting__body__kind=BodyKind.STANDING_COMMITTEE,
    )  # fmt: skip


def times_observed(term: Term) -> dict[int, int]:
    return dict(attended(term).order_by().values_list("deputy").annotate(Count("pk")))


def with_times(deputies: QuerySet, term: Term, key: str = "pk") -> QuerySet:
    """Rows about deputies with ``times``; ``key`` is where a row keeps the deputy."""
    mine = attended(term).filter(deputy=OuterRef(key)).order_by().values("deputy").annotate(n=Count("pk"))
    return deputies.annotate(times=Coalesce(Subquery(mine.values("n")), 0))
