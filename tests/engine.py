"""A real worker on the test database, for the few tests that are about the road to it."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from congress.celery import app


def database_url():
    """The address of the database this test uses, for another process."""
    at = connection.settings_dict
    who = f"{at['USER']}:{quote(at['PASSWORD'] or '', safe='')}"
    port = f":{at['PORT']}" if at["PORT"] else ""
    return f"postgres://{who}@{quote(at['HOST'] or '', safe='')}{port}/{quote(at['NAME'])}"


def redis_url():
    """The same server, in a number of its own for each process that runs tests."""
    number = 8 + int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0)
    if settings.REDIS_URL.startswith("unix:"):
        return re.sub(r"db=\d+", f"db={number}", settings.REDIS_URL)
    return re.sub(r"(?<=\d)(/\d*)?$", "", settings.REDIS_URL) + f"/{number}"


def connect(broker, eager):
    app.conf.update(broker_url=broker, task_always_eager=eager)
    app._after_fork()  # even eager tasks open connections, and they would lead to the other broker


@contextmanager
def running_worker():
    env = {**os.environ, "DATABASE_URL": database_url(), "REDIS_URL": redis_url()}
    broker = redis_url().replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
    before = app.conf.broker_url
    connect(broker, eager=False)
    app.control.purge()
    command = [
        "celery",
        "-A",
        "congress",
        "worker",
        "-P",
        "solo",
        "--heartbeat-interval",
        "1",
        "-l",
        "WARNING",
    ]
    worker = subprocess.Popen([sys.executable, "-m", *command], cwd=settings.BASE_DIR, env=env)
    try:
        yield worker
    finally:
        worker.terminate()
        worker.wait(30)
        app.control.purge()
        connect(before, eager=True)
