"""A worker or a beat that lives at another time and is asked in a hurry: python -m congress.portal.drill.shifted

Arguments: a file with the seconds by which its clock is wrong, read anew at every look, so that the date can be set
back while it lives; seconds between sweeps; then what Celery is told. It waits for a line on its standard input once
all is loaded, so that a killed worker has a successor at once.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
from django.utils import timezone


class Wrong:
    def __init__(self, file: Path):
        self.file, self.seconds = file, 0.0

    def __call__(self) -> timedelta:
        words = self.file.read_text()
        self.seconds = float(words) if words else self.seconds  # empty in the moment of writing
        return timedelta(seconds=self.seconds)


def shift(wrong: Wrong) -> None:
    """Everything in the house asks ``django.utils.timezone`` for the time."""

    class AnyDatetime(type):
        def __instancecheck__(cls, value):
            return isinstance(value, datetime)

    class Shifted(datetime, metaclass=AnyDatetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + wrong()

    timezone.datetime = Shifted


def main(wrong: str, period: str, *command: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
    django.setup()
    clock = Wrong(Path(wrong))
    shift(clock)
    from celery.worker import request  # noqa: PLC0415  after the settings

    from congress.celery import app  # noqa: PLC0415
    from congress.notices import sending  # noqa: PLC0415

    # Minutes between the attempts at a letter become seconds.
    sending.BACKOFF = tuple(minutes / 30 for minutes in sending.BACKOFF)
    sending.PAUSES = tuple(minutes / 30 for minutes in sending.PAUSES)
    app.now = lambda: datetime.now(UTC) + clock()  # beat asks its app,
    request.datetime = timezone.datetime  # and a worker this module whether a task has expired
    app.loader.import_default_modules()
    for name in ("remind", "deliver-notices"):
        app.conf.beat_schedule[name]["schedule"] = float(period)
    sys.stdin.readline()
    app.start(list(command))


if __name__ == "__main__":
    main(*sys.argv[1:])
