"""The call that is open, whose ideas somebody reads, and what became of one in the words of its proposer."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from supervision.models import BEFORE_PLAN, Call, Idea, IdeaStatus, Topic, TopicStatus
from supervision.rules import is_staff

CLOSED_TO_MERGING = (TopicStatus.REJECTED, TopicStatus.CANCELLED, TopicStatus.CLOSED)


def open_call(today: date, *, public: bool) -> Call | None:
    """The call that takes ideas today, from everybody or from who is signed in."""
    whom = {"is_public": True} if public else {"for_deputies": True}
    return Call.objects.filter(opens_on__lte=today, closes_on__gte=today, **whom).order_by("-year").first()


def nearest_calls(today: date, *, public: bool) -> tuple[Call | None, Call | None]:
    """(the next one, the last one): what a page says out of season."""
    known = Call.objects.filter(**({"is_public": True} if public else {"for_deputies": True}))
    coming = known.filter(opens_on__gt=today).order_by("opens_on").first()
    return coming, known.filter(closes_on__lt=today).order_by("-closes_on").first()


def with_counts(calls: QuerySet[Call]) -> QuerySet[Call]:
    waits = Q(ideas__status=IdeaStatus.RECEIVED)
    taken = Q(ideas__status__in=(IdeaStatus.ADOPTED, IdeaStatus.MERGED))
    return calls.annotate(
        received=Count("ideas"), waiting=Count("ideas", filter=waits), taken=Count("ideas", filter=taken)
    ).order_by("-year")


def ideas_for(user) -> QuerySet[Idea]:
    """The house reads all; everybody else their own, which stand on a page of their own."""
    if not user.is_authenticated or not is_staff(user):
        return Idea.objects.none()
    return Idea.objects.select_related("call", "topic")


def own_ideas(user) -> QuerySet[Idea]:
    return Idea.objects.filter(user=user).select_related("call", "topic")


def merging_into(idea: Idea) -> QuerySet[Topic]:
    return Topic.objects.filter(year=idea.call.year).exclude(status__in=CLOSED_TO_MERGING).order_by("pk")


def fate(idea: Idea) -> str:
    """What the proposer reads: the outcome, and once it is decided whether the topic came into the plan."""
    if idea.status == IdeaStatus.RECEIVED:
        return "已经收到，正在研究。"
    topic = idea.topic
    if topic is None:
        return idea.outcome
    if topic.status == TopicStatus.REJECTED:
        return f"{idea.outcome}研究后没有列入年度计划：{topic.outcome}"
    if topic.status == TopicStatus.CANCELLED or topic.status in BEFORE_PLAN:
        return idea.outcome
    return f"{idea.outcome}已列入{topic.year}年度监督工作计划：{topic.title}。"
