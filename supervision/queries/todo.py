"""What waits for whom on the road of topics; found from the facts like every to-do (proposals/queries/todo.py)."""

from datetime import date, timedelta

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery

from congress.rulebook.models import SOON
from proposals.queries.todo import Waiting
from supervision.models import ItemStatus, Obligation, OpinionItem, PaperPurpose, Topic, TopicClock, TopicPaper
from supervision.models import TopicStatus as S

MONTH = timedelta(30)
OFFICE = (S.PROPOSED, S.FINAL_RECEIVED, S.OPINION_DRAFTED, S.RESPONSE_RECEIVED, S.NOTED, S.SATISFIED, S.CONCLUDED)
COMMITTEE = (S.DRAFT_RECEIVED, S.DELIBERATED)
ORGAN = (S.COMMENTS_RETURNED, S.OPINION_ISSUED)
COMMENTED = Exists(
    TopicPaper.objects.filter(topic=OuterRef("pk"), round=OuterRef("round"), purpose=PaperPurpose.RESPONSE_COMMENTS)
)


def of_office() -> Waiting:
    return Waiting(Topic.objects.all(), (Q(status__in=OFFICE),), _topics)


def of_committee(units, today: date) -> Waiting:
    """Its own topics: what the organ has sent, an opinion to draft, work to begin, a year's check that comes near."""
    ours = Topic.objects.filter(committee__in=units)
    begins = Q(status=S.PLANNED) & (Q(year__lt=today.year) | Q(year=today.year, month__lte=today.month + 2))
    near = TopicClock.objects.running().filter(topic=OuterRef("pk"), kind="tracking.check", due_on__lte=today + MONTH)
    due = Q(status=S.TRACKING) & Q(Exists(near))
    asked = Q(status=S.RESPONSE_FOR_COMMENT) & ~Q(COMMENTED)
    return Waiting(ours, (Q(status__in=COMMITTEE) | begins | due | asked,), _topics)


def of_organ(among: QuerySet[Topic]) -> Waiting:
    """The report it owes the chamber, and what it owes on the opinion."""
    wanted = Q(status__in=(S.PREPARING, S.RESEARCHING), meeting_day__isnull=False)
    final = Q(status=S.RESPONSE_FOR_COMMENT) & Q(COMMENTED)
    return Waiting(among, (Q(status__in=ORGAN) | wanted | final,), _topics)


def late_topics(today: date) -> Waiting:
    """For who leads: where a day has passed."""
    late = TopicClock.objects.running().filter(topic=OuterRef("pk"), due_on__lt=today)
    return Waiting(Topic.objects.all(), (Q(Exists(late)),), _topics)


def _topics(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    running = TopicClock.objects.running().filter(topic=OuterRef("pk")).order_by("due_on")
    dated = topics.annotate(
        due_on=Subquery(running.values("due_on")[:1], output_field=DateField()),
        due_label=Subquery(running.values("rule__label")[:1]),
    )
    return dated.select_related("committee", "organ")


def items_to_judge(units) -> Waiting:
    answered = Q(status=ItemStatus.ANSWERED, opinion__topic__committee__in=units)
    return Waiting(OpinionItem.objects.all(), (answered,), _items)


def items_to_do(units) -> Waiting:
    return Waiting(OpinionItem.objects.all(), (Q(status=ItemStatus.OPEN, unit__in=units),), _items)


def _items(items: QuerySet[OpinionItem]) -> QuerySet[OpinionItem]:
    """``due_on`` is the item's own day."""
    return items.select_related("opinion__topic", "unit")


def duties(today: date) -> Waiting:
    """法定报告事项 that come within the month and are not yet somebody's topic, and those that are late."""
    running = Obligation.objects.running()
    near = Q(topic=None, due_on__lte=today + MONTH + timedelta(SOON)) | Q(due_on__lt=today)
    return Waiting(running, (near,), lambda rows: rows.select_related("topic"))
