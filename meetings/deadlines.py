"""The days a meeting must keep, most of them counted back from its first day. Each limit and its article stand in
the rulebook; here is when each one runs."""

from datetime import date

from django.utils.timezone import now

from congress.rulebook.book import Book, open_book
from meetings.models import Item, Meeting, MeetingClock


def start(key: str, meeting: Meeting, *, on: date, item: Item | None = None, book: Book | None = None) -> MeetingClock:
    """Begin one clock, once; while it runs from the same day, starting it again changes nothing.

    When the meeting has been moved, the running clock is void and a new one runs to the new day.
    """
    same = MeetingClock.objects.running().filter(meeting=meeting, item=item, kind=key)
    if found := same.filter(starts_on=on).first():
        return found
    same.update(void_at=now())
    clock = MeetingClock.start(key, on=on, book=book or open_book(), meeting=meeting, item=item)
    clock.save()
    return clock


def meet(meeting: Meeting, *keys: str, item: Item | None = None) -> None:
    """What the clock waited for has been done."""
    _running(meeting, *keys, item=item).update(met_at=now())


def void(meeting: Meeting, *keys: str, item: Item | None = None) -> None:
    """The clock has lost its object. Without keys every running clock."""
    _running(meeting, *keys, item=item).update(void_at=now())


def _running(meeting: Meeting, *keys: str, item: Item | None):
    clocks = MeetingClock.objects.running().filter(meeting=meeting)
    if item is not None:
        clocks = clocks.filter(item=item)
    return clocks.filter(kind__in=keys) if keys else clocks
