"""Units with what the apps above know of them."""

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from congress.accounts.models import Post
from congress.organs.models import Succession, Unit
from congress.search import pinyin_initials
from proposals.models import OPEN_SHARES, Handling, Status
from proposals.queries import lists, visible_to

MOST_WORK = 200  # rows on a unit's page


def units(q: str = "", *, kind: str = "", life: str = "") -> QuerySet[Unit]:
    """Units by name, alias or the first letters of their pinyin, with the number of their open shares."""
    shares = Handling.objects.filter(unit=OuterRef("pk"), status__in=OPEN_SHARES).order_by()
    count = shares.values("unit").annotate(n=Count("pk")).values("n")
    found = Unit.objects.select_related("parent").annotate(open_count=Coalesce(Subquery(count), 0))
    ended = Q(valid_to__lt=localdate())
    if life != "all":
        found = found.filter(ended) if life == "ended" else found.exclude(ended)
    if kind:
        found = found.filter(kind=kind)
    if q:
        named = Q(name__icontains=q) | Q(short_name__icontains=q)
        found = found.filter(named | Q(pk__in=Unit.objects.filter(aliases__name__icontains=q)) | Q(pk__in=_sounding(q)))
    return found


def _sounding(q: str) -> list[int]:
    if not q.isascii():
        return []
    names = Unit.objects.order_by().values_list("pk", "name", "short_name")
    return [pk for pk, *found in names if any(q.lower() in pinyin_initials(name) for name in found if name)]


def lineage(unit: Unit) -> list[Succession]:
    """Where the unit came from and who took over, oldest first."""
    found = Succession.objects.filter(Q(old=unit) | Q(new=unit)).select_related("old", "new")
    return list(found.order_by("on", "pk"))


def posts_of(unit: Unit) -> QuerySet[Post]:
    found = Post.objects.current(localdate()).filter(unit=unit, user__is_active=True)
    return found.select_related("user").order_by("role", "user__name")


def work_of(unit: Unit, user) -> list[Handling]:
    """The open shares of a unit as far as this person may know the cases, the most pressing first.

    Each with ``told``, the clock it must next keep.
    """
    known = visible_to(user).exclude(status=Status.CLOSED).values("pk")
    found = lists.shares(Q(unit=unit, status__in=OPEN_SHARES, proposal__in=known))
    rows = list(found.order_by(F("due_on").asc(nulls_last=True), "pk")[:MOST_WORK])
    for share in rows:
        share.told = next((clock for clock in share.clock_rows if clock.is_running), None)
    return rows
