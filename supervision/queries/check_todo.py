"""What waits for whom in inspections, inquiries, interpellations and work reviews; found from the facts."""

from datetime import date, timedelta
from functools import partial

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast

from proposals.queries.todo import Waiting
from supervision.models import (
    AnswerPromise,
    CheckLine,
    Commission,
    Inquiry,
    InquiryStatus,
    Inspection,
    InspectionStatus,
    Interpellation,
    InterpellationStatus,
    Problem,
    Question,
    Respondent,
    TeamMember,
    TopicClock,
    TopicStatus,
    WorkReview,
    WorkReviewStatus,
)
from supervision.queries.rare import to_judge, to_propose, to_sign

K, N, W, X = InspectionStatus, InquiryStatus, WorkReviewStatus, InterpellationStatus
WEEK = timedelta(7)
OF_INSPECTION, OF_INQUIRY = {"inspection": OuterRef("pk")}, {"inquiry": OuterRef("pk")}
LED = Exists(TeamMember.objects.filter(is_leader=True, **OF_INSPECTION)) & Exists(
    CheckLine.objects.filter(**OF_INSPECTION)
)
UNTAKEN = Exists(Problem.objects.filter(is_taken=False, **OF_INSPECTION))
MANNED = Exists(Respondent.objects.filter(**OF_INQUIRY)) & Exists(Question.objects.filter(**OF_INQUIRY))
PROMISED = Exists(AnswerPromise.objects.filter(is_taken=False, answer__question__inquiry=OuterRef("pk")))
DRAFTING = Q(topic__status__in=(TopicStatus.DELIBERATED, TopicStatus.OPINION_DRAFTED))


def _inspections(rows: QuerySet[Inspection]) -> QuerySet[Inspection]:
    clocks = TopicClock.objects.running().filter(topic=OuterRef("topic"), kind__startswith="inspection.")
    due = Subquery(clocks.order_by("due_on").values("due_on")[:1], output_field=DateField())
    return rows.annotate(due_on=due).select_related("topic__organ")


def inspections_of_office() -> Waiting:
    """A plan ready for the chairs' meeting, a notice to send."""
    return Waiting(Inspection.objects.all(), (Q(status=K.DRAFTED) & LED, Q(status=K.ADOPTED)), _inspections)


def inspections_of_committee(units, today: date) -> Waiting:
    """A check that comes near or goes on, a report to write, problems to hand on."""
    near = Q(status=K.NOTIFIED, starts_on__lte=today + WEEK)
    hands_on = Q(status=K.REPORTED) & DRAFTING & UNTAKEN
    ours = Inspection.objects.filter(topic__committee__in=units)
    return Waiting(ours, (near | Q(status__in=(K.CHECKING, K.CHECKED)) | hands_on,), _inspections)


def _inquiries(rows: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    return rows.annotate(due_on=F("held_on")).select_related("topic__organ")


def inquiries_of_office() -> Waiting:
    return Waiting(Inquiry.objects.all(), (Q(status=N.DRAFTED) & MANNED,), _inquiries)


def inquiries_of_committee(units, today: date) -> Waiting:
    """The sitting itself, and its promises while the opinion is being drafted."""
    begins = Q(status=N.ADOPTED, held_on__lte=today) | Q(status=N.SITTING)
    hands_on = Q(status=N.HELD) & DRAFTING & PROMISED
    return Waiting(Inquiry.objects.filter(topic__committee__in=units), (begins | hands_on,), _inquiries)


def inquiries_to_ask(user) -> Waiting:
    """Who has a question of the bank to ask."""
    mine = Question.objects.filter(inquiry=OuterRef("pk"), asker_user=user, asked_at=None)
    return Waiting(Inquiry.objects.filter(status__in=(N.ADOPTED, N.SITTING)), (Q(Exists(mine)),), _inquiries)


def _motions(rows: QuerySet[Interpellation]) -> QuerySet[Interpellation]:
    return rows.annotate(due_on=F("answer_by")).select_related("organ")


def interpellations_of_mover(user) -> Waiting:
    """Whose name, or whose word on the answer, is awaited."""
    return Waiting(Interpellation.objects.all(), (to_sign(user), to_judge(user)), _motions)


def commissions_of_mover(user) -> Waiting:
    """Who is asked to propose a commission with others."""
    dress = partial(QuerySet.annotate, due_on=Cast(None, DateField()))
    return Waiting(Commission.objects.all(), (to_propose(user),), dress)


def interpellations_of_office() -> Waiting:
    """To be handed to the organ, and the movers' word on its answer."""
    return Waiting(Interpellation.objects.all(), (Q(status__in=(X.MOVED, X.ANSWERED)),), _motions)


def interpellations_of_organ(mine: Q) -> Waiting:
    return Waiting(Interpellation.objects.filter(mine), (Q(status=X.DECIDED),), _motions)


def _reviews(rows: QuerySet[WorkReview]) -> QuerySet[WorkReview]:
    return rows.annotate(due_on=F("answer_by")).select_related("unit", "committee")


def reviews_of_office() -> Waiting:
    return Waiting(WorkReview.objects.all(), (Q(status__in=(W.REPORTED, W.POLLED)),), _reviews)


def reviews_of_committee(units) -> Waiting:
    return Waiting(WorkReview.objects.filter(committee__in=units), (Q(status=W.COLLECTING),), _reviews)


def reviews_of_unit(units) -> Waiting:
    return Waiting(WorkReview.objects.all(), (Q(status=W.SENT, unit__in=units),), _reviews)
