"""Workers and beats that live at another time and are asked in a hurry: python -m congress.portal.drill.shifted

All is loaded once, which costs four seconds. Each line on the standard input is one part to start, in JSON: ``clock``,
a file with the seconds by which it is wrong, read anew at every look, so that the date can be set back while it lives;
``period``, the seconds between sweeps; ``batch``; ``command``, what Celery is told. A part is a fork of this process,
so a killed worker has a successor at once; the answer is its number. Dead ones need not be waited for.
"""

import json
import os
import signal
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


def live(clock: str, period: float, batch: int, command: list[str]) -> None:
    from celery.worker import request  # noqa: PLC0415  after the settings
    from django.conf import settings  # noqa: PLC0415

    from congress.celery import app  # noqa: PLC0415
    from congress.notices import sending  # noqa: PLC0415

    settings.REMIND_BATCH = batch
    wrong = Wrong(Path(clock))
    shift(wrong)
    # Minutes between the attempts at a letter become seconds.
    sending.BACKOFF = tuple(minutes / 30 for minutes in sending.BACKOFF)
    sending.PAUSES = tuple(minutes / 30 for minutes in sending.PAUSES)
    app.now = lambda: datetime.now(UTC) + wrong()  # beat asks its app,
    request.datetime = timezone.datetime  # and a worker this module whether a task has expired
    for name in ("remind", "deliver-notices"):
        app.conf.beat_schedule[name]["schedule"] = float(period)
    app.start(command)


def born(order: dict) -> int:
    """One part, in a group of its own and with nothing in its hands."""
    if child := os.fork():
        os.setpgid(child, child)  # whoever of the two comes first: it may be killed the moment its number is known
        return child
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDWR)
        for handle in (0, 1, 2):
            os.dup2(nothing, handle)
        live(**order)
    finally:
        os._exit(1)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
    django.setup()
    from congress.celery import app  # noqa: PLC0415  after the settings

    app.loader.import_default_modules()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead vanish by themselves
    print("ready", flush=True)
    while line := os.read(0, 65536):  # not sys.stdin: what it read ahead would be a fork's too
        print(born(json.loads(line)), flush=True)


if __name__ == "__main__":
    main()
