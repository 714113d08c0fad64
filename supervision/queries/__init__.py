"""Who sees which topic and plan. Visibility is decided here and nowhere else."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from congress.accounts.models import Role
from congress.organs.models import Unit, UnitKind
from supervision.models import BEFORE_PLAN, Obligation, OpinionItem, PlanVersion, Topic, YearPlan
from supervision.rules import PARTNER_ROLES, STAFF, is_staff

ORGANS = (Role.HANDLER, Role.UNIT_HEAD)


def visible_to(user) -> QuerySet[Topic]:
    """The house sees every topic from its first word. From the adopted plan on deputies know of all, for the plan is
    told to them and published (监督法第六十三条、第十条); an organ knows of those it reports on."""
    if not user.is_authenticated:
        return Topic.objects.none()
    if user.has_any_role(*STAFF):
        return Topic.objects.all()
    planned = ~Q(status__in=BEFORE_PLAN)
    if user.has_role(Role.DEPUTY):
        return Topic.objects.filter(planned)
    units = user.units_as(*ORGANS)
    # a unit that has an item of an issued opinion reads what it is about
    given = OpinionItem.objects.filter(opinion__topic=OuterRef("pk"), unit__in=units).exclude(status="drafted")
    # a 镇街 that takes part oversees it together
    partner = Topic.partners.through.objects.filter(topic=OuterRef("pk"), unit__in=user.units_as(*PARTNER_ROLES))
    own = Q(organ__in=units) | Exists(given) | Q(Exists(partner), with_towns=True)
    if user.has_role(Role.DISPATCHER):
        own |= Q(organ__kind=UnitKind.GOVERNMENT)
    return Topic.objects.filter(planned, own)


def for_page(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    return topics.select_related("committee", "organ", "plan")


def entries_for(user, case):
    """The timeline as this person may read it, newest first."""
    entries = case.entries.order_by("-seq")
    return entries if is_staff(user) else entries.filter(Q(is_open=True) | Q(by=user))


def plans_visible_to(user) -> QuerySet[YearPlan]:
    """What is drafted is the house's; what was published is everybody's."""
    if is_staff(user):
        return YearPlan.objects.all()
    return YearPlan.objects.filter(versions__isnull=False).distinct()


def versions() -> QuerySet[PlanVersion]:
    return PlanVersion.objects.select_related("plan").order_by("-plan__year", "-number")


def ready_for(plan: YearPlan) -> QuerySet[Topic]:
    """Topics that may still be put into this year's plan."""
    return Topic.objects.filter(year=plan.year, status__in=("proposed", "screened"))


def of_plan(plan: YearPlan) -> QuerySet[Topic]:
    """The plan in the order it is read: month by month."""
    return for_page(plan.topics.exclude(status__in=("screened", "rejected"))).order_by("month", "pk")


def committees_of(year: int) -> QuerySet[Unit]:
    """Who has a topic of the plan of that year."""
    topics = Topic.objects.filter(year=year).exclude(status__in=BEFORE_PLAN)
    return Unit.objects.filter(pk__in=topics.values("committee")).order_by("sort_key", "pk")


def obligations_of(user, year: int) -> QuerySet[Obligation]:
    """法定报告事项 are the house's own calendar."""
    if not is_staff(user):
        return Obligation.objects.none()
    return Obligation.objects.filter(year=year).select_related("topic", "topic__committee").order_by("due_on", "pk")
