"""预算执行 month by month: figures are kept, papers of the year are added, what is far from its time is told."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from supervision import notices, rules
from supervision.models import BookPaper, MonthlyFigure
from supervision.statistics.execution import SAID, Thresholds, gap, pace, share


@transaction.atomic
def keep_figures(rows: list[dict], *, by) -> list[MonthlyFigure]:
    """Every figure of a sheet; one that is there already is put right."""
    if not rules.keeps_money(by):
        raise PermissionDenied(f"{by} may not keep the figures of the budget")
    kept = []
    for facts in rows:
        place = {name: facts[name] for name in ("year", "month", "book", "measure")}
        known = {"amount": facts["amount"], "planned": facts.get("planned"), "by": by}
        kept.append(MonthlyFigure.objects.update_or_create(**place, defaults=known)[0])
    _tell(kept)
    return kept


def _tell(kept: list[MonthlyFigure]) -> None:
    """Only the newest month of each speaks: what was behind in spring is no news in autumn."""
    limits, newest = Thresholds.now(), {}
    for figure in kept:
        spot = (figure.year, figure.book, figure.measure)
        if spot not in newest or newest[spot].month < figure.month:
            newest[spot] = figure
    for (year, book, measure), figure in newest.items():
        later = MonthlyFigure.objects.filter(year=year, book=book, measure=measure, month__gt=figure.month)
        state = pace(figure, limits)
        if state and not later.exists():
            notices.pace_alarm(figure, said=SAID[state], points=f"{abs(gap(figure)):.1f}", share=share(figure))


@transaction.atomic
def add_book_paper(*, by, year: int, purpose: str, book: str = "", files=()) -> list[BookPaper]:
    if not rules.submits_budget(by):
        raise PermissionDenied(f"{by} may not add papers of the budget")
    if not files:
        raise ValidationError({"files": "请上传文件。"})
    return [BookPaper.objects.create(year=year, book=book, purpose=purpose, file=each, by=by) for each in files]
