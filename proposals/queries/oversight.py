"""Reading the oversight: the list of the chairs' meeting, its candidates, and what speaks for a candidate."""

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.organs.models import Unit, UnitKind
from congress.prepared import of
from proposals.models import (
    JUDGED,
    KEY,
    OPEN_KEY,
    Cosigner,
    EarlierCase,
    Handling,
    KeyCase,
    Proposal,
    RepeatedYears,
    Status,
)
from proposals.queries import asked, visible_to

INSIDE = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER)


def key_cases_visible_to(user) -> QuerySet[KeyCase]:
    """The list is open to who may see the case; candidates are the house's own until the chairs' meeting has spoken."""
    found = KeyCase.objects.filter(proposal__in=visible_to(user).order_by().values("pk"))
    return found if user.has_any_role(*INSIDE) else found.filter(status__in=KEY)


def for_key_page(found: QuerySet[KeyCase]) -> QuerySet[KeyCase]:
    return found.select_related(
        "proposal__session__term", "proposal__term", "proposal__lead", "proposal__category", "leader", "committee",
        "head", "nominated_by",
    ).defer("proposal__text_index")  # fmt: skip


def key_case_of(user, proposal) -> KeyCase | None:
    """The newest place of the case on the list, as this person may know of it."""
    known = of(proposal, "proposal", asked.key_cases(proposal.pk))
    inside = user.has_any_role(*INSIDE)
    return next((each for each in known if inside or each.status in KEY), None)


def years() -> list[int]:
    return list(KeyCase.objects.order_by("-year").values_list("year", flat=True).distinct())


def leaders() -> QuerySet[User]:
    return holders_of(Role.LEADER).order_by("name")


def committees(today) -> QuerySet[Unit]:
    return Unit.objects.valid_on(today).filter(kind=UnitKind.COMMITTEE)


def heads_of(proposal) -> QuerySet[User]:
    """主要负责人 of the units that answer: one of them handles a key case in person."""
    return holders_of(Role.UNIT_HEAD, units=proposal.handlings.values("unit")).order_by("name")


def _many(rows, by="proposal"):
    """How many rows of another table belong to the case."""
    counted = rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def candidates(user) -> QuerySet[Proposal]:
    """综合分析: the running cases with what speaks for each; the heaviest first.

    One point for each two cosigners (three at most), for each earlier time the matter was asked, for each unit
    beyond the first, and two for a verdict of 不满意 on an earlier case or this one.
    """
    before = Proposal.objects.filter(later__proposal=OuterRef("pk"), verdict="low")
    found = visible_to(user).filter(status__in=(Status.REGISTERED, Status.ASSIGNED, Status.IN_PROGRESS, *JUDGED))
    return (
        found.exclude(status=Status.CLOSED)
        .annotate(
            signers=_many(Cosigner.objects.confirmed()) + 1,
            asked=_many(EarlierCase.objects) + 1,
            units=_many(Handling.objects),
            is_old=~Q(repeated_years=RepeatedYears.FIRST),
            disliked=Q(verdict="low") | Exists(before),
            is_key=Exists(KeyCase.objects.filter(proposal=OuterRef("pk"), status__in=OPEN_KEY)),
        )
        .annotate(weight=_weight())
        .filter(weight__gt=0)
        .select_related("session__term", "term", "category__committee", "lead")
        .defer("reason", "request")
        .order_by("-weight", "-pk")
    )


def _weight():
    signers = _points((Q(signers__gte=7), 3), (Q(signers__gte=5), 2), (Q(signers__gte=3), 1))
    units = _points((Q(units__gte=4), 3), (Q(units__gte=3), 2), (Q(units__gte=2), 1))
    return signers + units + F("asked") - 1 + _points((Q(is_old=True), 1)) + _points((Q(disliked=True), 2))


def _points(*rungs):
    """The first rung that holds; nothing when none does."""
    return Case(*(When(condition, then=worth) for condition, worth in rungs), default=0, output_field=IntegerField())
