"""Which work reviews a person knows of."""

from django.db.models import QuerySet

from supervision.models import WorkReview
from supervision.queries import ORGANS
from supervision.rules import is_staff


def work_reviews_visible_to(user) -> QuerySet[WorkReview]:
    """The house all; the unit its own, of which it was told when the plan was made."""
    rows = WorkReview.objects.select_related("unit", "committee", "topic")
    if is_staff(user):
        return rows
    return rows.filter(unit__in=user.units_as(*ORGANS)) if user.is_authenticated else rows.none()
