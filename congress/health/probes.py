"""One question each; an answer is (well, what was found). Anybody may read it: what a server says of itself, its
version, its address, whom it did not let in, goes to the log."""

import logging
from collections.abc import Callable
from datetime import timedelta

from celery import current_app
from django.db import DatabaseError, connection
from kombu.exceptions import OperationalError

from congress.health.models import Heartbeat

logger = logging.getLogger(__name__)
Answer = tuple[bool, object]
# A worker may be busy with one long task, but its main loop and the clock never pause.
AHEAD = timedelta(seconds=10)
OLDEST = {
    "beat": timedelta(minutes=3),
    "worker": timedelta(minutes=3),
    "tasks": timedelta(minutes=12),
}


def database() -> Answer:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return True, "answers"


def broker() -> Answer:
    try:
        with current_app.connection_for_write() as line:
            line.ensure_connection(max_retries=1, timeout=2)
    except (OSError, OperationalError) as error:
        logger.warning("the broker does not answer: %s", error)
        return False, "no answer"
    return True, "answers"


def heartbeat(name: str) -> Answer:
    age = Heartbeat.ages().get(name)
    if age is None:
        return False, "never seen"
    # A sign from the future was given before the date was set back, and says nothing of now.
    return -AHEAD <= age <= OLDEST[name], f"{age.total_seconds():.0f} s ago"


def beat() -> Answer:
    return heartbeat("beat")


def worker() -> Answer:
    return heartbeat("worker")


def tasks() -> Answer:
    return heartbeat("tasks")


def ask(probes: list[Callable[[], Answer]]) -> tuple[bool, dict]:
    """Ask them all; one that fails says why and does not hide the others."""
    found, well = {}, True
    for probe in probes:
        try:
            good, said = probe()
        except DatabaseError as error:
            logger.warning("%s: %s", probe.__name__, error)
            good, said = False, "no answer"
        found[probe.__name__] = {"ok": good, "found": said}
        well = well and good
    return well, found
