"""复查: from which closed cases a sample is drawn, who reads it, what it found."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from congress.accounts.models import Role
from congress.surveys.models import Grade
from proposals.models import Finding, Handling, Proposal, Recheck, Rechecked, Status
from proposals.queries import visible_to

READERS = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER)


def pool(*, since=None, until=None, category=None, reply_class=None, verdict="", unit=None) -> QuerySet[Proposal]:
    """The closed cases of this range."""
    found = Proposal.objects.filter(status=Status.CLOSED)
    for name, value in (("closed_on__gte", since), ("closed_on__lte", until), ("category", category),
                        ("reply_class", reply_class), ("verdict", verdict)):  # fmt: skip
        found = found.filter(**{name: value}) if value else found
    return found.filter(Exists(Handling.objects.filter(proposal=OuterRef("pk"), unit=unit))) if unit else found


def in_words(*, since=None, until=None, category=None, reply_class=None, verdict="", unit=None) -> dict:
    """The range as it is kept beside the sample: keys for machines, words for people."""
    words = [
        since and f"{since:%Y-%m-%d} 以后办结", until and f"{until:%Y-%m-%d} 以前办结",
        category and f"类别为{category}", reply_class and f"办理结果为{reply_class}",
        verdict and f"代表评价为{Grade(verdict).label}", unit and f"{unit}承办",
    ]  # fmt: skip
    rows = {"category": category, "reply_class": reply_class, "unit": unit}
    asked = {"since": since and since.isoformat(), "until": until and until.isoformat(), "verdict": verdict}
    asked |= {name: row and row.pk for name, row in rows.items()}
    return {"asked": asked, "words": "，".join(filter(None, words)) or "全部已办结的建议"}


def with_figures(found: QuerySet[Recheck]) -> QuerySet[Recheck]:
    counted = {each.value: Count("cases", filter=Q(cases__finding=each)) for each in Finding}
    # Grouped rows forget the order of the table.
    return found.select_related("drawn_by").defer("pool").annotate(**counted).order_by("-pk")


def lots_for(user, recheck: Recheck) -> QuerySet[Rechecked]:
    """The sample as this person may read it: a committee the cases of its own subjects."""
    found = recheck.cases.filter(proposal__in=visible_to(user).order_by().values("pk"))
    return found.select_related(
        "proposal__session__term", "proposal__term", "proposal__category__committee", "proposal__reply_class",
        "found_by", "recheck",
    ).defer("proposal__text_index", "proposal__reason", "proposal__request").order_by("place")  # fmt: skip


def findings_of(proposal) -> QuerySet[Rechecked]:
    return proposal.rechecks.exclude(finding=Finding.PENDING).select_related("recheck", "found_by").order_by("-pk")
