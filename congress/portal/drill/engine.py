"""Worker, beat and broker as processes that can be killed, stopped and put at another time."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

from django.conf import settings

from congress.launcher.join import redis_answers
from congress.launcher.places import Places
from congress.launcher.servers import Redis

WORKER = ("worker", "--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "ERROR")
BEAT = ("beat", "--loglevel", "ERROR", "--pidfile", "")


class Nursery:
    """One process with everything loaded, of which every part is a fork."""

    def __init__(self, env: dict):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "congress.portal.drill.shifted"],
            cwd=settings.BASE_DIR,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._answer()

    def born(self, **order) -> int:
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()
        return int(self._answer())

    def _answer(self) -> bytes:
        if answer := self.process.stdout.readline():
            return answer
        raise ChildProcessError("the engine of the drill does not start")

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Part:
    """One process, ready to begin."""

    def __init__(self, command: tuple[str, ...], wrong: timedelta, clock: Path, born: Callable[..., int]):
        self.command, self.clock, self.born, self.pid = command, clock, born, 0
        self.set_clock(wrong)

    def set_clock(self, wrong: timedelta) -> None:
        """While it lives, as somebody sets the date of a machine."""
        self.wrong = wrong
        self.clock.write_text(str(wrong.total_seconds()))

    def go(self) -> None:
        self.pid = self.born(clock=str(self.clock), command=self.command)

    def kill(self) -> None:
        """-9, it and what it forked."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            wait(lambda: self.is_dead, 10)

    @property
    def is_dead(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        return False


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
        self.nursery = Nursery(self.env)
        return self

    def __exit__(self, *_):
        self.stop_all()
        self.nursery.close()
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

    @property
    def env(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"unix://{self.socket}?db=0",
            "DATA_DIR": str(settings.DATA_DIR),
            "REMIND_HOURS": "0,24",
            "PYTHONWARNINGS": "ignore",
        }

    def load(self, command=WORKER, wrong: timedelta | None = None) -> Part:
        born = partial(self.nursery.born, period=self.period, batch=self.batch)
        clock = self.folder / f"clock-{next(self.numbers)}"
        return Part(command, self.wrong if wrong is None else wrong, clock, born)

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
