"""File locks: the kernel forgets them with their holder, so nothing can be stale."""

import fcntl
import os
import signal
import time
from contextlib import suppress
from pathlib import Path


def open_lock(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def try_lock(fd: int, kind: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(fd, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def lock_within(fd: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not try_lock(fd):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def is_held(path: Path) -> bool:
    """Look without disturbing: a shared lock is given back at once."""
    fd = open_lock(path)
    try:
        return not try_lock(fd, fcntl.LOCK_SH)
    finally:
        os.close(fd)


def holders(path: Path) -> list[int]:
    """Return the processes that have the lock file open (the servers inherit it)."""
    found = []
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):
            if os.readlink(link) == str(path):
                found.append(int(link.parts[2]))
    return [pid for pid in found if pid != os.getpid()]


def take_from_orphans(path: Path) -> int:
    """Take a server's lock; what still holds it was left by a killed keeper and must end first."""
    fd = open_lock(path)
    for wanted in (None, signal.SIGTERM, signal.SIGKILL):
        for pid in holders(path) if wanted else ():
            with suppress(ProcessLookupError):
                os.kill(pid, wanted)
                # A stopped process takes no signal but this one.
                os.kill(pid, signal.SIGCONT)
        if lock_within(fd, 5):
            return fd
    os.close(fd)
    raise TimeoutError(path)
