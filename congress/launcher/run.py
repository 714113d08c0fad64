"""``make run``: the servers, then web, worker and beat as children that are started again when they die.

For one machine and for trying out; real servers use the same three commands (docker-compose.yml).
"""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import psycopg

from congress.launcher.drop import before_exec
from congress.launcher.join import ROOT, ensure
from congress.launcher.locks import is_held
from congress.launcher.places import LauncherError, Places

# How old a sign of life may be before its process is started again (congress/health/models.py).
SILENT_SECONDS = {"worker": 180, "beat": 180, "tasks": 720}
HEARTBEATS = "select name, extract(epoch from now() - at) from health_heartbeat"


# The day, and whether a pure demo district has not lived up to it (congress/portal/demo/live.py).
DEMO_DAY = """
select today, (select until < today at time zone 'Asia/Shanghai' from portal_demoday where scale = 1)
    and not exists (select from accounts_user where not is_demo)
from (select date_trunc('day', now() at time zone 'Asia/Shanghai') as today) as clock
"""


class Stop(Exception):
    """Ctrl-C or a polite kill."""


class Child:
    def __init__(self, name: str, *command: str, farewell=signal.SIGTERM, **env):
        self.name, self.command, self.farewell = name, command, farewell
        self.env = {**os.environ, **env}
        self.process, self.started, self.pause = None, 0.0, 0.0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.command],
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone; we end the children in order
            preexec_fn=before_exec(None, (), self.farewell),
        )

    @property
    def age(self) -> float:
        return time.monotonic() - self.started

    def watch(self) -> None:
        if self.process.poll() is None or self.age < self.pause:
            return
        print(f"{self.name} ended with {self.process.returncode}; starting it again", flush=True)
        self.pause = min(self.pause * 2 or 1, 30) if self.age < 20 else 0
        self.start()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def kill(self) -> None:
        """End the child and everything it forked."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


class DemoDistrict(Child):
    """No server: it lives the days the district has missed, after the start and after every midnight."""

    def __init__(self):
        super().__init__("demo", "django", "demo", DJANGO_SETTINGS_MODULE="congress.settings")
        self.day = None

    def look(self, database_url: str) -> None:
        if os.environ.get("DEMO") != "1" or (self.process and self.process.poll() is None):
            return
        with suppress(psycopg.Error), psycopg.connect(database_url, connect_timeout=5) as connection:
            day, is_behind = connection.execute(DEMO_DAY).fetchone()
            if is_behind and day != self.day:
                self.day = day
                self.start()


def binds(port: int) -> list[str]:
    """Say where to listen: on both kinds of address, in one socket where the system allows."""
    found = []
    with closing(socket.socket(socket.AF_INET6)) as six, closing(socket.socket()) as four:
        for line, host in ((six, "::"), (four, "0.0.0.0")):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                line.bind((host, port))
                line.listen()
                found.append(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
            except OSError as error:
                taken_by_us = found and error.errno == errno.EADDRINUSE
                if error.errno in (errno.EADDRINUSE, errno.EACCES) and not taken_by_us:
                    why = "taken" if error.errno == errno.EADDRINUSE else "not ours to use"
                    raise LauncherError(f"port {port} is {why}; type make run PORT=8001") from None
    return found


def speaks_http(port: int) -> bool:
    """Whether somebody answers a request, whatever the answer; an open port alone is gunicorn still reading."""
    with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), 1)) as line:
        line.settimeout(20)
        line.sendall(b"GET /healthz?only=database HTTP/1.0\r\nHost: localhost\r\n\r\n")
        return line.recv(4) == b"HTTP"
    return False


def children(port: int) -> list[Child]:
    web = ["gunicorn", "congress.wsgi:application", "--preload", "--worker-class", "gthread"]
    web += ["--workers", os.environ.get("WEB_WORKERS", "2"), "--threads", "4", "--timeout", "60"]
    web += ["--max-requests", "2000", "--max-requests-jitter", "200", "--graceful-timeout", "10"]
    web += ["--log-level", "warning", "--no-control-socket"]
    for bind in binds(port):
        web += ["--bind", bind]
    worker = ["celery", "-A", "congress", "--quiet", "worker", "--concurrency", "2"]
    worker += ["--without-gossip", "--without-mingle", "--heartbeat-interval", "20", "-O", "fair"]
    worker += ["--loglevel", "WARNING"]
    beat = ["celery", "-A", "congress", "--quiet", "beat", "--loglevel", "WARNING", "--pidfile", ""]
    jobs = {"STATEMENT_SECONDS": "600"}
    return [
        Child("web", *web),
        # A worker whose supervisor was killed ends at once; what it had not finished is done again. Asked politely
        # while it is still starting, it was seen to wait for ever for a pool that was not there yet.
        Child("worker", *worker, farewell=signal.SIGKILL, **jobs),
        Child("beat", *beat, **jobs),
    ]


class Supervisor:
    def __init__(self, data: Path, port: int):
        self.places, self.port = Places.at(data), port
        self.embedded = not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"))
        self.database_url = os.environ.get("DATABASE_URL")
        self.children, self.demo = children(port), DemoDistrict()
        self.looked = 0.0

    def bring_up(self) -> None:
        if self.embedded:
            found = ensure(self.places.data)
            self.database_url = self.database_url or found.database_url
        done = subprocess.run([sys.executable, "-m", "congress.launcher.prepare"], cwd=ROOT)
        if done.returncode:
            raise LauncherError("the database could not be prepared; the lines above say why")
        web, *engine = self.children
        web.start()
        self.wait_for_web()
        for child in engine:
            child.start()

    def wait_for_web(self) -> None:
        """Until a page answers: worker and beat would take the processor from whoever waits for the first one."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if speaks_http(self.port):
                return
            if self.children[0].process.poll() is not None:
                break
            time.sleep(0.1)
        raise LauncherError("the web server does not start; the lines above say why")

    def watch(self) -> None:
        while True:
            if self.embedded and not is_held(self.places.keeper_lock):
                print("the keeper of the servers is gone; starting it again", flush=True)
                ensure(self.places.data)
            for child in self.children:
                child.watch()
            if time.monotonic() - self.looked > 30:
                self.looked = time.monotonic()
                self.end_the_silent()
                self.demo.look(self.database_url)
            time.sleep(0.5)

    def end_the_silent(self) -> None:
        """A process that hangs is ended; ``watch`` starts it again."""
        try:
            with psycopg.connect(self.database_url, connect_timeout=5) as connection:
                ages = dict(connection.execute(HEARTBEATS).fetchall())
        except psycopg.Error:
            return  # the keeper's business
        for child in self.children:
            names = {"worker": ("worker", "tasks"), "beat": ("beat",)}.get(child.name, ())
            for name in names:
                limit = SILENT_SECONDS[name]
                if min(ages.get(name, limit + 1), child.age) > limit:
                    print(f"{child.name} has been silent for {limit} s; ending it", flush=True)
                    child.kill()

    def stop(self) -> None:
        for child in (self.demo, *self.children):
            child.stop()
        end = time.monotonic() + 12
        for child in (self.demo, *self.children):
            if child.process:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.1, end - time.monotonic()))
                child.kill()


def greet(places: Places, port: int) -> None:
    print(f"\n人大代表履职平台 congress: http://localhost:{port}/", flush=True)
    accounts = places.data / "demo-accounts.json"
    if accounts.exists():
        for row in json.loads(accounts.read_text()):
            print("  " + "  ".join(str(value) for value in row.values()), flush=True)
    print("Ctrl-C stops everything; the data stays in", places.data, flush=True)


def stop_signal(*_):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise Stop


def main() -> int:
    signal.signal(signal.SIGTERM, stop_signal)
    signal.signal(signal.SIGINT, stop_signal)
    os.environ.setdefault("DEMO", "0" if os.environ.get("PRODUCTION") else "1")
    os.environ["STATIC_COLLECTED"] = "1"
    os.environ.setdefault("PYTHONWARNINGS", "ignore:You're running the worker with superuser")
    data, port = os.environ.get("DATA_DIR") or ROOT / "var", int(os.environ.get("PORT") or 8000)
    supervisor = None
    try:
        supervisor = Supervisor(data, port)
        supervisor.bring_up()
        greet(supervisor.places, port)
        supervisor.watch()
    except Stop:
        print("\nstopping", flush=True)
    except LauncherError as error:
        print(f"congress: {error}", file=sys.stderr)
        return 1
    finally:
        if supervisor:
            supervisor.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
