"""Which inquiries a person knows of, and how much of each."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from supervision.models import AnswerPromise, Inquiry, InquiryStatus, Question, Topic
from supervision.queries import visible_to
from supervision.rules import hands_in, is_staff, reads_bank


def inquiries_visible_to(user) -> QuerySet[Inquiry]:
    """The house all; who is to ask; the organ once the plan is adopted; who else sees the topic, once published."""
    rows = Inquiry.objects.filter(topic__in=visible_to(user)).select_related("topic__organ", "topic__committee")
    if is_staff(user):
        return rows
    asks = Exists(Question.objects.filter(inquiry=OuterRef("pk"), asker_user=user))
    kept = rows.exclude(status=InquiryStatus.DRAFTED)
    told = [row.pk for row in kept if hands_in(user, row.topic)]
    public = Q(status=InquiryStatus.HELD, topic__published_at__isnull=False)
    return rows.filter(Q(asks) | Q(pk__in=told) | public)


def inquiries_of(user, topic: Topic) -> list[Inquiry]:
    return list(inquiries_visible_to(user).filter(topic=topic))


def whole(inquiry: Inquiry) -> list[Question]:
    """Every question with its answer, its promises and what it followed; in the order of their numbers."""
    promises = Prefetch("answer__promises", AnswerPromise.objects.select_related("unit"))
    rows = inquiry.questions.select_related("respondent__unit", "answer__respondent__unit", "follows__question")
    return list(rows.prefetch_related(promises))


def asked(questions: list[Question]) -> list[Question]:
    """What was asked, in the order in which it was."""
    return sorted((q for q in questions if q.asked_at), key=lambda q: (q.asked_at, q.number))


def bank_for(user, inquiry: Inquiry, questions: list[Question]) -> list[Question]:
    """What has not been asked: the house reads all, an asker the own ones."""
    waiting = [q for q in questions if q.asked_at is None]
    return waiting if reads_bank(user, inquiry) else [q for q in waiting if q.asker_user_id == user.pk]


def entries_of_inquiry(user, inquiry: Inquiry):
    entries = inquiry.topic.entries.filter(facts__inquiry=inquiry.pk).order_by("-seq")
    return entries if is_staff(user) else entries.filter(is_open=True)


def streamed(today: date) -> QuerySet[Inquiry]:
    """What everybody may watch: sittings to come whose plan names an address."""
    rows = Inquiry.objects.filter(status__in=(InquiryStatus.ADOPTED, InquiryStatus.SITTING), held_on__gte=today)
    return rows.exclude(stream="").select_related("topic").order_by("held_on")
