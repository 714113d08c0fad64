"""The keeper: one detached process per data folder that runs both servers while anybody needs them.

``python -m congress.launcher.keeper FOLDER``; started by ``join.ensure``, never by hand.
"""

import fcntl
import os
import signal
import sys
import time
from pathlib import Path

from congress.launcher.locks import lock_within, open_lock, try_lock
from congress.launcher.places import LauncherError, Places
from congress.launcher.servers import Postgres, Redis

IDLE_SECONDS = 3.0


class Leave(Exception):
    """Somebody asked the keeper to end."""


class Nobody:
    """Notices that no process has held the users' lock for a while; then keeps newcomers waiting."""

    def __init__(self, path: Path, seconds: float):
        self.fd = open_lock(path)
        self.seconds = seconds
        self.since = None

    def left(self) -> bool:
        if not try_lock(self.fd):
            self.since = None
            return False
        self.since = self.since or time.monotonic()
        if time.monotonic() - self.since >= self.seconds:
            return True  # the lock stays ours until we are gone
        fcntl.flock(self.fd, fcntl.LOCK_UN)
        return False


def keep(places: Places, idle: float) -> None:
    servers = [Postgres(places), Redis(places)]
    nobody = Nobody(places.users_lock, idle)
    try:
        for server in servers:
            server.prepare()
        while not nobody.left():
            for server in servers:
                server.watch()
            time.sleep(0.1)
    except Leave:
        pass
    finally:
        for server in servers:
            server.stop()
        for server in servers:
            server.wait()


def leave(*_):
    raise Leave


def main(folder: str) -> int:
    places = Places.at(folder)
    lock = open_lock(places.keeper_lock)
    # Others look at this lock for an instant; a second keeper holds it for good.
    if not lock_within(lock, 0.5):
        return 0
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    try:
        keep(places, float(os.environ.get("KEEPER_IDLE_SECONDS", IDLE_SECONDS)))
    except (LauncherError, OSError) as error:
        print(f"keeper: {error}", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
