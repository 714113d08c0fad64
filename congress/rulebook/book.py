"""The front door of the rulebook: one question each, or open_book() to ask many at one cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from congress.rulebook.models import Override
from congress.rulebook.reading import Book, kept
from congress.rulebook.reckoning import Deadline, Limit, reckon
from congress.workdays.count import Calendar


def open_book() -> Book:
    """One query now and one more for the calendar when a deadline is first asked."""
    return Override.read_book()


@contextmanager
def one_book() -> Iterator[Book]:
    """Everybody who opens the book inside gets this one: long work under one set of rules, opened once.

    It is kept for this thread and this block alone, so no other work ever reads a rule that has been changed.
    """
    token = kept.set(open_book())
    try:
        yield kept.get()
    finally:
        kept.reset(token)


def limit(key: str, on: date | None = None) -> Limit:
    return open_book().limit(key, on)


def setting(key: str, on: date | None = None) -> Any:
    return open_book().setting(key, on)


def deadline(
    key: str,
    start: date,
    *,
    calendar: Calendar | None = None,
    backward: bool = False,
    anchor: str = "",
) -> Deadline:
    """The due date of ``key`` from ``start``, with its ledger and its one line of explanation."""
    book = open_book()
    if calendar is not None:
        book.calendar = calendar
    return book.deadline(key, start, backward=backward, anchor=anchor)


__all__ = ["Book", "Deadline", "Limit", "deadline", "limit", "one_book", "open_book", "reckon", "setting"]
