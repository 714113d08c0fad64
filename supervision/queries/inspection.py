"""Which inspections a person knows of, and how much of each."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from supervision.models import Inspection, InspectionStatus, TeamMember, Topic
from supervision.queries import visible_to
from supervision.rules import hands_in, is_staff

S = InspectionStatus


def inspections_visible_to(user) -> QuerySet[Inspection]:
    """The house all; a team its own; the organ from the notice on; who else sees the topic, once it is published."""
    rows = Inspection.objects.filter(topic__in=visible_to(user)).select_related("topic__organ", "topic__committee")
    if is_staff(user):
        return rows
    own = Exists(TeamMember.objects.filter(inspection=OuterRef("pk"), user=user))
    kept = rows.exclude(status__in=(S.DRAFTED, S.ADOPTED))
    told = [row.pk for row in kept if hands_in(user, row.topic)]
    public = Q(status=S.REPORTED, topic__published_at__isnull=False)
    return rows.filter(Q(own) | Q(pk__in=told) | public)


def inspections_of(user, topic: Topic) -> list[Inspection]:
    return list(inspections_visible_to(user).filter(topic=topic))


def entries_of_inspection(user, inspection: Inspection):
    """What of the topic's timeline is about this check."""
    entries = inspection.topic.entries.filter(facts__inspection=inspection.pk).order_by("-seq")
    return entries if is_staff(user) else entries.filter(is_open=True)
