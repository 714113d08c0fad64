"""What a year's suggestions are about, counted over the whole house: sums alone, so nobody reads a case by them."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from congress.surveys.models import Grade
from proposals.models import BEFORE_REGISTRATION, STANDING, Category, Commitment, Kind, Proposal
from proposals.queries import KNOWN
from proposals.statistics.population import BEGUN


class Subject(NamedTuple):
    category: Category
    now: int  # suggestions of the year
    before: int  # of the year before
    disliked: int  # of these two years, judged 不满意
    owed: int  # promises of any year whose day has passed


def subjects(year: int, today: date) -> list[Subject]:
    """Every subject anything is counted of, the most suggestions first. Three queries."""
    ours = Proposal.objects.filter(KNOWN, kind=Kind.SUGGESTION).exclude(status__in=BEFORE_REGISTRATION)
    ours = ours.annotate(year=ExtractYear(BEGUN)).filter(year__in=(year, year - 1), category__isnull=False)
    counted = ours.order_by().values_list("category").annotate(
        now=Count("pk", filter=Q(year=year)), before=Count("pk", filter=Q(year=year - 1)),
        disliked=Count("pk", filter=Q(verdict=Grade.LOW)),
    )  # fmt: skip
    found = {key: numbers for key, *numbers in counted}
    late = Commitment.objects.filter(status__in=STANDING, due_on__lt=today, proposal__category__isnull=False)
    owed = Counter(dict(late.order_by().values_list("proposal__category").annotate(Count("pk"))))
    rows = Category.objects.filter(pk__in={*found, *owed}).select_related("committee")
    listed = [Subject(row, *found.get(row.pk, (0, 0, 0)), owed[row.pk]) for row in rows]
    return sorted(listed, key=lambda each: (-each.now, -each.disliked, -each.owed, each.category.sort_key))
