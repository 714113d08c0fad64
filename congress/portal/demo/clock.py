"""The demo's own clock: the real actions run, one after another, at the moments the story says.

Everything in the house asks ``django.utils.timezone`` for the time, so that is the one place where the demo
sets it. It does so in its own process only, and only while the district is being filled: the dates, numbers and
deadlines stored are those the rules really give on those days, and no append-only row has to be changed later.
"""

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone


class _AnyDatetime(type):
    def __instancecheck__(cls, value):
        return isinstance(value, datetime)


class _Set(datetime, metaclass=_AnyDatetime):
    moment: datetime

    @classmethod
    def now(cls, tz=None):
        cls.moment += timedelta(seconds=1)  # two rows written one after the other are never of one moment
        return cls.moment.astimezone(tz)


@contextmanager
def clock():
    """Yields the function that sets the time; the true time is back on every way out."""
    real = timezone.datetime

    def set_to(moment: datetime) -> None:
        _Set.moment = moment
        timezone.datetime = _Set

    try:
        yield set_to
    finally:
        timezone.datetime = real


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
