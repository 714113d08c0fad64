from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import StrIndex, Substr
from django.utils.timezone import now

from congress.accounts.models import Role
from congress.notices.kinds import SUBJECTS
from congress.notices.models import Delivery, Gateway, Letter, Notice, Preference
from congress.notices.models.deliveries import State

# So many attempts in a row, and messages waiting so long: more than a server that is started anew.
SILENT, WAITED = 3, timedelta(minutes=10)


@dataclass(frozen=True)
class Subject:
    code: str
    label: str
    total: int
    unread: int
    newest: int


def inbox(user) -> QuerySet[Notice]:
    """What was withdrawn before it was read is no longer there."""
    return Notice.objects.filter(to=user).exclude(withdrawn_at__isnull=False, read_at=None)


def unread(user) -> QuerySet[Notice]:
    return Notice.objects.filter(to=user, read_at=None, withdrawn_at=None)


def about(notices: QuerySet[Notice], subject: str) -> QuerySet[Notice]:
    return notices.filter(kind__startswith=f"{subject}_")


def subjects(user) -> list[Subject]:
    """What this person's notices are about, with counts. One query."""
    head = Substr("kind", 1, StrIndex("kind", Value("_")) - 1)
    rows = (
        inbox(user)
        .order_by()
        .values(subject=head)
        .annotate(total=Count("pk"), unread=Count("pk", filter=Q(read_at=None)), newest=Max("pk"))
    )
    found = {row["subject"]: row for row in rows}
    order = [*SUBJECTS, *sorted(set(found) - set(SUBJECTS))]
    return [
        Subject(code, SUBJECTS.get(code, "其他"), *[found[code][fact] for fact in ("total", "unread", "newest")])
        for code in order
        if code in found
    ]


def letters(user) -> QuerySet[Letter]:
    """Those this person got; the office reads all it has sent."""
    if user.has_role(Role.COORDINATOR):
        return Letter.objects.all()
    own = inbox(user).filter(about_type=Letter._meta.label_lower)
    return Letter.objects.filter(pk__in=[int(pk) for pk in own.values_list("about_id", flat=True)])


def blocked_gateways() -> QuerySet[Gateway]:
    """Ways out that are switched off or do not answer while messages wait for them, with how many. One query."""
    waiting = Delivery.objects.filter(gateway=OuterRef("pk"), state=State.WAITING).order_by().values("gateway")
    silent = Q(is_active=True, failures__gte=SILENT, since__lte=now() - WAITED)
    return Gateway.objects.annotate(
        waiting=Subquery(waiting.annotate(found=Count("pk")).values("found")),
        since=Subquery(waiting.annotate(found=Min("next_try_at")).values("found")),
    ).filter(silent | Q(is_active=False), waiting__gt=0)


def preference_of(user) -> Preference:
    return Preference.objects.filter(user=user).first() or Preference(user=user)
