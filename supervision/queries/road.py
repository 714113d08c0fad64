"""What each side reads of a topic's road."""

from django.db.models import Prefetch, Q, QuerySet

from supervision.models import (
    BEFORE_MEETING,
    OF_ORGAN,
    PUBLISHABLE,
    TO_ORGAN,
    OpinionItem,
    PaperPurpose,
    ReviewOpinion,
    Topic,
    TopicClock,
    TopicPaper,
    TopicStatus,
)
from supervision.queries import visible_to
from supervision.rules import hands_in, is_office, is_partner, is_staff


def papers_for(user, topic: Topic) -> QuerySet[TopicPaper]:
    """The house reads all; the organ what it handed in and what was written to it; others what has been published."""
    papers = topic.papers.select_related("file", "by")
    if is_staff(user):
        return papers
    if hands_in(user, topic):
        return papers.filter(purpose__in=(*OF_ORGAN, *TO_ORGAN))
    if is_partner(user, topic):
        shown = PUBLISHABLE if topic.published_at else ()
        return papers.filter(purpose__in=(PaperPurpose.EXCHANGE, *shown))
    return published_papers(topic)


def published_papers(topic: Topic) -> QuerySet[TopicPaper]:
    """报告、决议、研究处理情况报告, once the matter is public."""
    papers = topic.papers.select_related("file")
    return papers.filter(purpose__in=PUBLISHABLE) if topic.published_at else papers.none()


def opinions_for(user, topic: Topic) -> QuerySet[ReviewOpinion]:
    """Issued ones for whoever sees the topic and has a part in it; a draft is the house's."""
    items = OpinionItem.objects.select_related("unit").prefetch_related("replies__files", "replies__by")
    if not (is_staff(user) or hands_in(user, topic) or topic.published_at):
        items = items.filter(unit__in=user.units_as("handler", "unit_head"))
    opinions = topic.opinions.order_by("-round").prefetch_related(Prefetch("items", items))
    return opinions if is_staff(user) else opinions.exclude(doc_no="")


def reads_opinion(user, topic: Topic) -> bool:
    """审议意见书 goes to the organ, to the units of its items, and with the publication to everybody."""
    if is_staff(user) or hands_in(user, topic) or topic.published_at:
        return True
    mine = user.units_as("handler", "unit_head")
    return OpinionItem.objects.filter(opinion__topic=topic, unit__in=mine).exclude(status="drafted").exists()


def before_meeting(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    """Those that are still on their way to the chamber."""
    return topics.filter(status__in=BEFORE_MEETING)


def for_agenda() -> QuerySet[Topic]:
    """What may come before a meeting now: for the first time, or with what was done about its opinion."""
    return Topic.objects.filter(status__in=(*BEFORE_MEETING, TopicStatus.TO_MEETING)).order_by("-year", "month", "pk")


def holding(user, words: str) -> QuerySet[Topic]:
    """Topics this person knows of in which every word is found."""
    found = visible_to(user)
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(focus__icontains=word) | Q(reason__icontains=word))
    return found.select_related("organ").order_by("-year", "month", "pk") if words.split() else found.none()


# What the organ, or the unit of an item, owes itself.
OWED = ("report.draft", "report.final", "opinion.plan", "opinion.response", "opinion.rerun", "opinion.item")


def limits_of(user) -> QuerySet[TopicClock]:
    """Running limits of the topics this person keeps, and of what their unit owes."""
    units, committees = user.units_as("handler", "unit_head"), user.units_as("committee_officer")
    owed = Q(kind__in=OWED) & (Q(item=None, topic__organ__in=units) | Q(item__unit__in=units))
    mine = owed | Q(topic__committee__in=committees)
    if is_office(user):
        mine |= Q(item=None)
    return TopicClock.objects.running().filter(mine).select_related("topic", "item")


def public_topics() -> QuerySet[Topic]:
    return Topic.objects.exclude(published_at=None).select_related("organ", "committee").order_by("-published_at")
