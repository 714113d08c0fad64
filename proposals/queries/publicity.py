"""What is public, what is not and why: one word for each registered case, counted without a gap."""

from collections import Counter

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from congress.rulebook.book import setting
from proposals.models import (
    BEFORE_REGISTRATION,
    JUDGED,
    Kind,
    Origin,
    Proposal,
    Publication,
    Release,
    ReleaseAct,
    ReleaseScope,
    Reply,
    Status,
    Withheld,
)

RUNNING, WAITING, OFFLINE, RENEWED = "running", "waiting", "offline", "renewed"
LABELS = {
    **dict(ReleaseScope.choices),
    RENEWED: "公开后又有新的答复，待再次审查",
    **dict(Withheld.choices),
    WAITING: "办理结束，待公开审查",
    RUNNING: "正在办理",
    OFFLINE: "涉密，线下办理",
}
PUBLIC = (*ReleaseScope.values, RENEWED)


def counted() -> QuerySet[Proposal]:
    """Every suggestion that was given its number."""
    return Proposal.objects.filter(kind=Kind.SUGGESTION).exclude(status__in=BEFORE_REGISTRATION)


def with_stand(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With the last decision on each case, and whether a letter went out after it."""
    newest = Release.objects.filter(proposal=OuterRef("pk")).order_by("-pk")
    letters = Reply.objects.filter(handling__proposal=OuterRef("pk"), issued_on__gt=OuterRef("released_on"))
    found = found.annotate(released_on=Subquery(newest.values(day=TruncDate("at"))[:1]))
    return found.annotate(
        has_news=Exists(letters),
        act=Subquery(newest.values("act")[:1]),
        released_scope=Subquery(newest.values("scope")[:1]),
        withheld=Subquery(newest.values("reason")[:1]),
        is_judged=Q(status__in=JUDGED),
        is_offline=Q(status=Status.OFFLINE),
    )


FACTS = ("act", "released_scope", "withheld", "is_judged", "is_offline", "publication", "origin", "has_news")


def stand(facts: dict) -> str:
    """Where one case belongs: public as a whole or by its title, or the reason it is not. What was published
    in full and then answered again is no longer all there is to read; its new outcome is examined like the first."""
    if facts["is_offline"]:
        return OFFLINE
    if facts["act"] == ReleaseAct.PUBLISHED:
        is_renewed = facts["has_news"] and facts["is_judged"] and facts["released_scope"] == ReleaseScope.FULL
        return RENEWED if is_renewed else facts["released_scope"]
    if facts["act"]:
        return facts["withheld"]
    if facts["publication"] == Publication.NONE:
        return Withheld.REFUSED
    if not facts["is_judged"]:
        return RUNNING
    if facts["origin"] == Origin.IMPORTED and setting("publication.needs_consent"):
        return Withheld.UNASKED
    return WAITING


def stand_of(case: Proposal) -> str:
    return stand({name: getattr(case, name) for name in FACTS})


def counts(found: QuerySet[Proposal]) -> list[tuple[str, str, int]]:
    """(word, label, cases) for every word that has any; together they are all registered cases."""
    sums = Counter()
    rows = with_stand(found).order_by().values(*FACTS).annotate(cases=Count("pk"))
    for row in rows:
        sums[stand(row)] += row["cases"]
    return [(word, label, sums[word]) for word, label in LABELS.items() if sums[word]]


def releases(*, words: str = "", session=None, category: str = "") -> QuerySet[Release]:
    """What the public reads, the newest first."""
    found = Release.objects.public().select_related("proposal").order_by("-at", "-pk")
    if session:
        found = found.filter(proposal__session=session)
    if category:
        found = found.filter(content__category=category)
    for word in words.split()[:5]:
        found = found.filter(
            Q(content__title__icontains=word) | Q(content__request__icontains=word) | Q(content__number__icontains=word)
        )
    return found


def of_stand(found: QuerySet[Proposal], word: str) -> QuerySet[Proposal]:
    """The cases behind one figure of ``counts``: the same question, asked as a condition."""
    found = with_stand(found).select_related("session__term", "term").order_by("-closed_on", "-pk")
    refused, asks = Q(publication=Publication.NONE), setting("publication.needs_consent")
    unasked = Q(origin=Origin.IMPORTED) if asks else Q(pk__in=[])
    if word == OFFLINE:
        return found.filter(is_offline=True)
    found = found.filter(is_offline=False)
    renewed = Q(has_news=True, is_judged=True, released_scope=ReleaseScope.FULL)
    if word == RENEWED:
        return found.filter(renewed, act=ReleaseAct.PUBLISHED)
    if word in PUBLIC:
        return found.filter(~renewed, act=ReleaseAct.PUBLISHED, released_scope=word)
    undecided = Q(act=None)
    if word == RUNNING:
        return found.filter(undecided & ~refused, is_judged=False)
    if word == WAITING:
        return found.filter(undecided & ~refused & ~unasked, is_judged=True)
    said = {Withheld.REFUSED: undecided & refused, Withheld.UNASKED: undecided & ~refused & unasked & Q(is_judged=True)}
    decided = Q(act__isnull=False, withheld=word) & ~Q(act=ReleaseAct.PUBLISHED)
    return found.filter(decided | said.get(word, Q(pk__in=[])))
