"""A worker or a beat that lives at another time and is asked in a hurry: python -m congress.portal.drill.shifted

Arguments: seconds by which its clock is wrong, seconds between sweeps, then what Celery is told. It waits for a
line on its standard input once all is loaded, so that a killed worker has a successor at once.
"""

import os
import sys
from datetime import datetime, timedelta

import django
from django.utils import timezone


def shift(seconds: float) -> None:
    """Everything in the house asks ``django.utils.timezone`` for the time."""
    wrong = timedelta(seconds=seconds)

    class AnyDatetime(type):
        def __instancecheck__(cls, value):
            return isinstance(value, datetime)

    class Shifted(datetime, metaclass=AnyDatetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + wrong

    timezone.datetime = Shifted


def main(wrong: str, period: str, *command: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
    django.setup()
    shift(float(wrong))
    from congress.celery import app  # noqa: PLC0415  after the settings
    from congress.notices import sending  # noqa: PLC0415

    # Minutes between the attempts at a letter become seconds.
    sending.BACKOFF = tuple(minutes / 30 for minutes in sending.BACKOFF)
    sending.PAUSES = tuple(minutes / 30 for minutes in sending.PAUSES)
    app.loader.import_default_modules()
    for name in ("remind", "deliver-notices"):
        app.conf.beat_schedule[name]["schedule"] = float(period)
    sys.stdin.readline()
    app.start(list(command))


if __name__ == "__main__":
    main(*sys.argv[1:])
