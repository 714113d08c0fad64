"""Worker, beat and broker as processes that can be killed, stopped and put at another time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

from django.conf import settings

from congress.launcher.join import redis_answers
from congress.launcher.places import Places
from congress.launcher.servers import Redis

WORKER = ("worker", "--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "ERROR")
BEAT = ("beat", "--loglevel", "ERROR", "--pidfile", "")


class Part:
    """One process, loaded and waiting for its start."""

    def __init__(self, command: tuple[str, ...], wrong: timedelta, period: float, env: dict, clock: Path):
        self.command, self.clock = command, clock
        self.set_clock(wrong)
        words = ["-m", "congress.portal.drill.shifted", str(clock), str(period), *command]
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=settings.BASE_DIR,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def set_clock(self, wrong: timedelta) -> None:
        """While it lives, as somebody sets the date of a machine."""
        self.wrong = wrong
        self.clock.write_text(str(wrong.total_seconds()))

    def go(self) -> None:
        with suppress(BrokenPipeError):
            self.process.stdin.write(b"go\n")
            self.process.stdin.flush()

    def kill(self) -> None:
        """-9, it and what it forked."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdin.close()

    @property
    def is_dead(self) -> bool:
        return self.process.poll() is not None


@dataclass
class Engine:
    """``wrong``: by how much its clock differs from ours. ``batch``: how many clocks speak in one transaction."""

    folder: Path
    database_url: str
    wrong: timedelta = timedelta()
    period: float = 1.0
    batch: int = 1000
    running: list[Part] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def __enter__(self):
        places = Places.at(self.folder)
        places.make()
        self.broker = Redis(places)
        self.broker.prepare()
        self.start_broker()
        return self

    def __exit__(self, *_):
        self.stop_all()
        self.stop_broker()

    @property
    def socket(self) -> Path:
        return self.broker.places.redis_socket

    def start_broker(self) -> None:
        self.broker.start()
        wait(lambda: redis_answers(self.socket), 10)

    def stop_broker(self) -> None:
        self.broker.stop()
        self.broker.wait()

    def kill_broker(self) -> None:
        self.broker.process.kill()
        self.broker.process.wait()

    def load(self, command=WORKER, wrong: timedelta | None = None) -> Part:
        env = {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"unix://{self.socket}?db=0",
            "DATA_DIR": str(settings.DATA_DIR),
            "REMIND_HOURS": "0,24",
            "REMIND_BATCH": str(self.batch),
            "PYTHONWARNINGS": "ignore",
        }
        clock = self.folder / f"clock-{next(self.numbers)}"
        return Part(command, self.wrong if wrong is None else wrong, self.period, env, clock)

    def start(self, *commands, wrong: timedelta | None = None) -> list[Part]:
        parts = [self.load(command, wrong) for command in commands]
        for part in parts:
            part.go()
        self.running += parts
        return parts

    def watch(self) -> None:
        """What died is started again, as make run does."""
        for part in [part for part in self.running if part.is_dead]:
            self.running.remove(part)
            self.start(part.command, wrong=part.wrong)

    def stop_all(self) -> None:
        for part in self.running:
            part.kill()
        self.running.clear()

    def until(self, done: Callable[[], bool], seconds: float) -> float:
        """How long it took; the parts are kept alive meanwhile."""
        begun = time.monotonic()
        while not done() and time.monotonic() - begun < seconds:
            self.watch()
            time.sleep(0.1)
        return time.monotonic() - begun


def wait(done: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the engine of the drill does not start")
        time.sleep(0.02)
