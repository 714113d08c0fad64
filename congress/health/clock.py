"""The clock that beat runs: in memory, and it says that it ticks."""

import logging
import time
from datetime import timedelta

from celery.beat import Scheduler
from django.db import DatabaseError, close_old_connections

from congress.health.models import Heartbeat

EVERY = 30  # seconds

logger = logging.getLogger(__name__)


class Clock(Scheduler):
    """Celery's own in-memory scheduler; its file-backed one loses its file (celery#8008)."""

    noted = float("-inf")

    def setup_schedule(self):
        """Everything is due at the start: what fell into a time without beat is made up at once."""
        super().setup_schedule()
        for entry in self.schedule.values():
            entry.last_run_at = self.app.now() - timedelta(days=366)

    def tick(self, *args, **kwargs):
        wait = super().tick(*args, **kwargs)
        if time.monotonic() - self.noted >= EVERY:
            self.noted = time.monotonic()
            note("beat")
        return min(wait, EVERY)


def note(name: str) -> None:
    """Write a sign of life; a database that is away must not end the process that lives."""
    try:
        close_old_connections()
        Heartbeat.note(name)
    except DatabaseError as error:
        logger.warning("no heartbeat for %s: %s", name, error)
