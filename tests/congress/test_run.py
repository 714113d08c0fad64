"""``make run`` as a whole: real children, real faults."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from congress.launcher.join import ROOT, is_held
from congress.launcher.places import Places

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the binaries are for Linux"),
]


class Run:
    """A running portal in a folder of its own."""

    def __init__(self, data, port):
        self.places, self.port = Places.at(data), port
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        env = {**kept, "DATA_DIR": str(data), "PORT": str(port), "DEMO": "0", "WEB_WORKERS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "congress.launcher.run"],
            cwd=ROOT,
            env={**env, "KEEPER_IDLE_SECONDS": "0.5"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def asks(self, only):
        with (
            suppress(OSError),
            urlopen(f"http://localhost:{self.port}/healthz?only={only}", timeout=5) as page,
        ):
            return page.status == 200
        return False

    def children(self):
        """Every process that serves this folder, by the word in its command line."""
        found = {}
        for path in Path("/proc").glob("[0-9]*/environ"):
            with suppress(OSError):
                if f"DATA_DIR={self.places.data}\0" in path.read_text(errors="replace") + "\0":
                    command = (path.parent / "cmdline").read_text().replace("\0", " ")
                    for word in ("gunicorn", " worker ", " beat "):
                        if word in command:
                            found.setdefault(word.strip(), []).append(int(path.parts[2]))
        return found


def free_port():
    with closing(socket.socket()) as line:
        line.bind(("", 0))
        return line.getsockname()[1]


def until(true, seconds=120):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """One folder: the second test finds the tables that the first one made."""
    return tmp_path_factory.mktemp("run") / "var"


@pytest.fixture
def portal(data):
    portal = Run(data, free_port())
    yield portal
    portal.process.kill()
    until(lambda: not is_held(portal.places.keeper_lock))


def test_it_serves_mends_itself_and_leaves_nothing_behind(portal):
    until(lambda: portal.asks("database,broker,beat,worker,tasks"), 400)  # the first start makes the tables

    other = subprocess.run(
        [sys.executable, "-m", "congress.launcher.run"],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(portal.places.data), "PORT": str(portal.port)},
        capture_output=True,
        text=True,
    )
    assert other.returncode == 1
    assert other.stderr == f"congress: port {portal.port} is taken; type make run PORT=8001\n"

    for name in ("gunicorn", "worker", "beat"):
        before = set(portal.children()[name])
        os.kill(min(before), signal.SIGKILL)
        until(lambda: set(portal.children().get(name, ())) - before)  # noqa: B023
    until(lambda: portal.asks("database,broker"))

    portal.process.kill()
    until(lambda: portal.children() == {}, 30)  # who is in the middle of something has ten seconds to end it


def test_ctrl_c_stops_everything_and_the_data_stays(portal):
    greeting = next(line for line in portal.process.stdout if "http://" in line)
    assert greeting.endswith(f"http://localhost:{portal.port}/\n")
    assert portal.asks("database")

    portal.process.send_signal(signal.SIGINT)

    said, _ = portal.process.communicate(timeout=30)
    assert portal.process.returncode == 0
    assert "stopping" in said
    assert "Traceback" not in said
    assert portal.children() == {}
    assert (portal.places.postgres / "PG_VERSION").exists()
