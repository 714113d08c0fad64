"""What happens between fork and exec: die with the keeper, and as root become an ordinary user."""

import ctypes
import os
import signal
from pathlib import Path

PR_SET_PDEATHSIG, PR_CAPBSET_READ, PR_SET_SECUREBITS, PR_CAP_AMBIENT = 1, 23, 28, 47
PR_CAP_AMBIENT_RAISE = 2
NO_SETUID_FIXUP = 4
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
CAPABILITY_VERSION_3 = 0x20080522

libc = ctypes.CDLL(None, use_errno=True)


def may_pass(path: Path, uid: int, gid: int) -> bool:
    """Tell whether a user gets through every folder above a path."""
    for folder in path.parents:
        found = folder.stat()
        shift = 6 if found.st_uid == uid else 3 if found.st_gid == gid else 0
        if not found.st_mode >> shift & 1:
            return False
    return True


def passing_right() -> int:
    """Choose the right that opens folders like a 0700 /root: search only, or what containers leave."""
    for right in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        if libc.prctl(PR_CAPBSET_READ, right, 0, 0, 0) == 1:
            return right
    return CAP_DAC_OVERRIDE


def check(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def become(uid: int, gid: int, right: int | None) -> None:
    """Leave root for good, keeping at most the one right to pass through closed folders."""
    if right:
        # Else the change of user takes every right, and access(2) would deny what open(2) allows.
        check(libc.prctl(PR_SET_SECUREBITS, NO_SETUID_FIXUP, 0, 0, 0))
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    if right:
        header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
        check(libc.capset(header, (ctypes.c_uint32 * 6)(*[1 << right] * 3, 0, 0, 0)))
        check(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, right, 0, 0))


def before_exec(user, paths, farewell: int):
    """Build the ``preexec_fn`` of a server; ``farewell`` is the signal it gets when the keeper dies."""
    keeper = os.getpid()
    right = None
    if user and not all(may_pass(path, *user) for path in paths):
        right = passing_right()

    def prepare():
        # The launcher's own handler came along with the fork; until exec drops it, it would swallow the farewell.
        if farewell != signal.SIGKILL:
            signal.signal(farewell, signal.SIG_DFL)
        os.umask(0o077)
        if user:
            become(*user, right)
        check(libc.prctl(PR_SET_PDEATHSIG, farewell, 0, 0, 0))
        if os.getppid() != keeper:
            os._exit(1)

    return prepare
