"""Join the users of a data folder's servers; the first one brings them up."""

import fcntl
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from congress.launcher.locks import is_held, open_lock
from congress.launcher.places import LauncherError, Places
from congress.launcher.servers import last_line

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120  # seconds; a long crash recovery is no fault

# The shared lock of this process (and of what it forks), by folder: held until it ends.
_joined: dict[Path, int] = {}


@dataclass(frozen=True)
class Addresses:
    database_url: str
    redis_url: str


def addresses(places: Places) -> Addresses:
    host, password = quote(str(places.sockets), safe=""), places.secret("postgres.password")
    return Addresses(
        database_url=f"postgres://congress:{password}@{host}/congress",
        redis_url=f"unix://{places.redis_socket}?db=0",
    )


def ensure(data) -> Addresses:
    """Return where both servers answer, after starting them if nobody has."""
    places = Places.at(data)
    if not sys.platform.startswith("linux"):
        raise LauncherError("the embedded servers need Linux: set DATABASE_URL and REDIS_URL")
    try:
        places.make()
        if places.data not in _joined:
            fd = open_lock(places.users_lock)
            fcntl.flock(fd, fcntl.LOCK_SH)  # waits while a keeper is closing down
            _joined[places.data] = fd
        found = addresses(places)
    except PermissionError as error:
        raise LauncherError(f"{error.filename} belongs to another user: start as that user, or set DATA_DIR") from None
    wait_for(places, found)
    return found


def leave(data) -> None:
    """Stop counting as a user; only tests and the supervisor leave before they end."""
    fd = _joined.pop(Places.at(data).data, None)
    if fd is not None:
        os.close(fd)


def wait_for(places: Places, found: Addresses) -> None:
    keeper, end = None, time.monotonic() + PATIENCE
    while True:
        kept = is_held(places.keeper_lock)
        if kept and answers(places, found):
            return
        if keeper and keeper.poll():
            raise LauncherError(last_line(places.keeper_log))
        if not kept and (keeper is None or keeper.poll() is not None):
            keeper = start_keeper(places)
        if time.monotonic() > end:
            raise LauncherError(f"the servers do not answer; see {places.log}")
        time.sleep(0.05)


def start_keeper(places: Places) -> subprocess.Popen:
    with places.keeper_log.open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "congress.launcher.keeper", str(places.data)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C in this terminal is not meant for it
        )


def answers(places: Places, found: Addresses) -> bool:
    return redis_answers(places.redis_socket) and postgres_answers(found.database_url)


def redis_answers(path: Path) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as line:
        line.settimeout(2)
        try:
            line.connect(str(path))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def postgres_answers(url: str) -> bool:
    """True only after recovery: before, an old state could be read."""
    try:
        with psycopg.connect(url, connect_timeout=2, autocommit=True) as connection:
            return not connection.execute("select pg_is_in_recovery()").fetchone()[0]
    except psycopg.OperationalError:
        return False
