"""Experts and what they said: the house's own."""

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from supervision.models import Assignment, Expert, ExpertOpinion
from supervision.rules import is_staff, proposes


def experts_visible_to(user) -> QuerySet[Expert]:
    return Expert.objects.all() if user.is_authenticated and is_staff(user) else Expert.objects.none()


def assignments_for(user, **about) -> list[Assignment]:
    """Of one matter, with the opinions, for who may read them."""
    if not is_staff(user):
        return []
    opinions = Prefetch("opinions", ExpertOpinion.objects.prefetch_related("files"))
    found = Assignment.objects.filter(**about).select_related("expert", "topic", "filing", "adjustment")
    return list(found.prefetch_related(opinions))


def expert_work(user, kind: str, key, **about) -> dict:
    """What a matter's page shows of experts, and where one is asked about it (templates/supervision/_experts.html)."""
    return {
        "assignments": assignments_for(user, **about), "keeps": proposes(user),
        "ask": reverse("supervision:ask_expert", args=[kind, key]),
    }  # fmt: skip
