"""By when a unit sums up its year (rulebook ``report.unit_summary``), and from when it is asked to."""

from datetime import date, timedelta

from congress.rulebook.book import Book
from proposals.models import UnitSummary

KEY = "report.unit_summary"
ASKED = 60  # days before its day the sheet lies open


def summaries_open(year: int, book: Book) -> tuple[date, date]:
    """The day from which it is asked for, and the day by which it is due."""
    due = book.deadline(KEY, date(year, 1, 1)).due_on
    return due - timedelta(days=ASKED), due


def summary_begun(year: int, unit, book: Book) -> UnitSummary:
    return UnitSummary.start(KEY, on=date(year, 1, 1), book=book, year=year, unit=unit)
