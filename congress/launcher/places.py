"""Where things lie inside the data folder, and whom the servers run as."""

import hashlib
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534
# A socket address holds 107 bytes; PostgreSQL appends "/.s.PGSQL.5432".
LONGEST_SOCKET_FOLDER = 90


class LauncherError(RuntimeError):
    """One sentence that names what is wrong and what to do."""


@dataclass(frozen=True)
class Places:
    data: Path

    @classmethod
    def at(cls, data) -> "Places":
        return cls(Path(data).resolve())

    @property
    def postgres(self) -> Path:
        return self.data / "postgres"

    @property
    def redis(self) -> Path:
        return self.data / "redis"

    @property
    def run(self) -> Path:
        return self.data / "run"

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def users_lock(self) -> Path:
        return self.run / "users.lock"

    @property
    def keeper_lock(self) -> Path:
        return self.run / "keeper.lock"

    @property
    def keeper_log(self) -> Path:
        return self.log / "keeper.log"

    @property
    def server_user(self) -> tuple[int, int] | None:
        """PostgreSQL refuses root: then the owner of the data, or nobody the first time."""
        if os.geteuid() != 0:
            return None
        if self.postgres.exists() and (owner := self.postgres.stat()).st_uid != 0:
            return owner.st_uid, owner.st_gid
        return NOBODY, NOBODY

    @property
    def sockets(self) -> Path:
        inside = self.data / "sockets"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        uid = self.server_user[0] if self.server_user else os.geteuid()
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(f"/tmp/congress-{uid}-{name}")

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    def make(self) -> None:
        """Make the folders that every user of the servers needs."""
        if not self.data.exists():
            # As root the servers run as somebody else, who must be able to pass through.
            self.data.mkdir(parents=True)
            self.data.chmod(0o711 if os.geteuid() == 0 else 0o700)
        for folder in (self.run, self.log):
            folder.mkdir(mode=0o700, exist_ok=True)

    def own(self, folder: Path) -> None:
        """Make a folder that only the servers' user may enter, and refuse one that somebody else made."""
        uid, gid = self.server_user or (os.geteuid(), os.getegid())
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if found.st_uid == os.geteuid() != uid:
            os.chown(folder, uid, gid)
        elif found.st_uid != uid or not stat.S_ISDIR(found.st_mode):
            raise LauncherError(f"{folder} belongs to another user; remove it and start again")
        folder.chmod(0o700)

    def secret(self, name: str) -> str:
        """Return the random word kept in ``var/<name>``, written by whoever asks first."""
        path = self.data / name
        if not path.exists():
            draft = path.with_name(f".{name}.{os.getpid()}")
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(48))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass  # two started at once; the first word counts
            finally:
                draft.unlink()
        return path.read_text().strip()
