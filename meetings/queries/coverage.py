"""列席全覆盖: which deputies have come to the standing committee's meetings this term, and how often."""

from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from congress.organs.models import Term
from deputies.models import Level, Mandate
from meetings.models import HELD, Answer, BodyKind, Capacity, Membership, Participant, Presence
from meetings.models.presence import HERE

GUESTS = (Capacity.INVITED, Capacity.SIGNED_UP)
MOST = 3  # so often or more is one heap


def attended(term: Term) -> QuerySet[Participant]:
    """Deputies who came without a vote: by the sign-in of any sitting; where none was kept, by their own word."""
    signed = Presence.objects.filter(participant=OuterRef("pk"))
    came = Exists(signed.filter(state__in=HERE)) | (Q(status=Answer.CONFIRMED) & ~Exists(signed))
    return Participant.objects.filter(
        came, capacity__in=GUESTS, deputy__isnull=False, meeting__status__in=HELD,
        meeting__term=term, meeting__body__kind=BodyKind.STANDING_COMMITTEE,
    )  # fmt: skip


def times_observed(term: Term) -> dict[int, int]:
    return dict(attended(term).order_by().values_list("deputy").annotate(Count("pk")))


class Coverage:
    """The deputies in office who have no seat in the standing committee, each with ``times`` and ``last_on``."""

    def __init__(self, term: Term, today: date, norm: int):
        self.norm = max(norm, 1)
        seated = Membership.objects.in_force(today).filter(body__kind=BodyKind.STANDING_COMMITTEE)
        seats = Mandate.objects.in_force(today).filter(level=Level.DISTRICT)
        seats = seats.exclude(deputy__in=seated.filter(deputy__isnull=False).values("deputy"))
        mine = attended(term).filter(deputy=OuterRef("deputy")).order_by().values("deputy")
        self.rows = seats.select_related("deputy", "delegation").annotate(
            times=Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n")), 0),
            last_on=Subquery(mine.annotate(day=Max("meeting__opens_on")).values("day")),
            bucket=Least(F("times"), Value(MOST)),
        )
        counted = self.rows.order_by().aggregate(
            all=Count("pk"), reached=Count("pk", filter=Q(times__gte=self.norm)), never=Count("pk", filter=Q(times=0))
        )
        self.all, self.reached, self.never = counted["all"], counted["reached"], counted["never"]

    @property
    def rate(self) -> str:
        return f"{self.reached / self.all:.1%}（{self.reached}/{self.all}）" if self.all else ""
