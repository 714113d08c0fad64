"""The ledger of leaders, and the subjects of the committees: how the cases of each stand."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from congress.accounts.models import Role
from congress.prepared import keep
from congress.surveys.models import Grade
from proposals.models import JUDGED, KEY, Category, KeyCase, LeaderHandling, LeadingNote, Status
from proposals.queries import asked, visible_to


def leaders_visible_to(user) -> QuerySet[LeaderHandling]:
    """领办台账: the leaders of the cases this person may see, with the last word on each."""
    last = LeadingNote.objects.filter(leading=OuterRef("pk")).order_by("-on", "-pk")
    return (
        LeaderHandling.objects.filter(proposal__in=visible_to(user).order_by().values("pk"))
        .select_related("organ", "proposal__session__term", "proposal__term")
        .defer("proposal__text_index", "proposal__reason", "proposal__request")
        .annotate(last_on=Subquery(last.values("on")[:1]), last_text=Subquery(last.values("text")[:1]))
    )


def leading_of(proposal) -> LeaderHandling | None:
    """Who leads this case now, with what was done."""
    leading = asked.leaders.first(proposal.pk)
    if leading:
        keep(leading, "notes", asked.leading_notes(leading.pk))
    return leading


# Where the cases of a subject stand, by the words their list is asked with.
STANDS = {
    "assigned": Q(status=Status.ASSIGNED),
    "in_progress": Q(status=Status.IN_PROGRESS),
    "replied": Q(status=Status.REPLIED),
    "closed": Q(status=Status.CLOSED),
    "disliked": Q(verdict=Grade.LOW, status__in=JUDGED),
}


def by_subject(user, today) -> list[Category]:
    """分类督办: each subject with its committee and how its cases stand; each figure is a list. Three queries."""
    cases = visible_to(user).order_by().exclude(category=None)
    late = Q(due_on__lt=today)
    counts = {name: Count("pk", filter=condition) for name, condition in (*STANDS.items(), ("late", late))}
    found = {row["category"]: row for row in cases.values("category").annotate(total=Count("pk"), **counts)}
    given = KeyCase.objects.filter(status__in=KEY, proposal__in=cases.values("pk")).order_by()
    keys = dict(given.values_list("proposal__category").annotate(Count("pk")))
    rows = list(subjects_of(user))
    for category in rows:
        category.stands = {"total": 0, **dict.fromkeys(counts, 0), **found.get(category.pk, {})}
        category.keys = keys.get(category.pk, 0)
    return rows


def subjects_of(user) -> QuerySet[Category]:
    """The office and the leaders read every subject, a committee its own."""
    found = Category.objects.filter(is_active=True).select_related("committee").order_by("committee", "sort_key", "pk")
    if user.has_any_role(Role.COORDINATOR, Role.LEADER):
        return found
    return found.filter(committee__in=user.units_as(Role.COMMITTEE_OFFICER))
