"""What the office sets beside the figures of a year; the figures themselves are counted, never stored."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from proposals import rules
from proposals.models import ScoreScheme, YearReport


@transaction.atomic
def weigh(*, by, from_year: int, points: dict[str, int], basis: str) -> ScoreScheme:
    """制定评分办法: from this year on; years before keep theirs."""
    if not rules.is_coordinator(by, None):
        raise PermissionDenied
    facts = {"points": points, "basis": basis, "set_by": by}
    return ScoreScheme.objects.update_or_create(from_year=from_year, defaults=facts)[0]


@transaction.atomic
def write_report(*, by, year: int, **words: str) -> YearReport:
    """修改报告文字: the words of the office; whoever saves last is named."""
    if not rules.is_coordinator(by, None):
        raise PermissionDenied
    return YearReport.objects.update_or_create(year=year, defaults={**words, "changed_by": by})[0]
