"""The clocks of 备案审查: when each begins, how it ends, and what a suspension does to it (law.md §7.8)."""

from dataclasses import replace
from datetime import date

from django.utils.timezone import now

from congress.rulebook.book import Book, open_book
from congress.rulebook.reckoning import CALENDAR_DAY, as_rule, reckon
from supervision.models import Filing, FilingClock, FilingShare

REVIEW = ("filing.review", "filing.review_extended")
OPINION = ("filing.opinion", "filing.opinion_extended")


def running(filing: Filing, *keys: str):
    clocks = filing.clocks.running()
    return clocks.filter(kind__in=keys) if keys else clocks


def start(key: str, filing: Filing, *, on: date, share: FilingShare | None = None, book: Book | None = None, met=None):
    """A clock of this filing. ``met``: what ended it is done in the same step, and only whether in time is kept."""
    clock = FilingClock.start(key, on=on, book=book, filing=filing, share=share, met_at=met)
    clock.save()
    return clock


def meet(filing: Filing, *keys: str, share: FilingShare | None = None) -> None:
    """What the limit asked for is done."""
    clocks = running(filing, *keys)
    (clocks.filter(share=share) if share else clocks).update(met_at=now())


def stop(filing: Filing, *keys: str) -> None:
    """It no longer runs, and nobody kept or missed it."""
    running(filing, *keys).update(void_at=now())


def extend(filing: Filing, old: str, new: str, *, share: FilingShare | None = None) -> FilingClock:
    """The longer limit from the same day; the shorter one no longer counts."""
    clocks = running(filing, old)
    clock = (clocks.filter(share=share) if share else clocks).get()
    FilingClock.objects.filter(pk=clock.pk).update(void_at=now())
    return start(new, filing, on=clock.starts_on, share=share)


def suspend(filing: Filing) -> None:
    """中止审查: while the maker mends the document itself, nothing of the review runs."""
    stop(filing, *REVIEW, *OPINION)


def resume(filing: Filing, *, on: date) -> FilingClock:
    """恢复审查: the days that were left on the day of the suspension run on from today."""
    held = filing.clocks.filter(kind__in=REVIEW, met_at=None).order_by("-pk").first()
    left = max(1, (held.due_on - filing.suspended_on).days)
    book = open_book()
    limit = replace(
        book.limit(held.kind, on), value=left, unit=CALENDAR_DAY, anchor="恢复审查日", cap=None,
        note=f"中止前剩余 {left} 日。",
    )  # fmt: skip
    clock = FilingClock(kind=held.kind, starts_on=on, filing=filing, rule=as_rule(limit))
    clock.set_to(reckon(limit, on, book.calendar))
    clock.save()
    return clock


def last(filing: Filing, *keys: str) -> FilingClock | None:
    """The newest clock of these kinds, whether it runs or not."""
    return filing.clocks.filter(kind__in=keys, void_at=None).order_by("-pk").first()
