"""The clock that beat runs: in memory, and it says that it ticks."""

import logging
import time
from datetime import timedelta

from celery.beat import Scheduler
from django.db import DatabaseError, close_old_connections

from congress.health.models import Heartbeat

EVERY = 30  # seconds
BACK = timedelta(seconds=5)  # less than this is the time server's doing

logger = logging.getLogger(__name__)


class Clock(Scheduler):
    """Celery's own in-memory scheduler; its file-backed one loses its file (celery#8008)."""

    noted = float("-inf")
    seen = None  # the time of the last look, to notice that the date was set back

    def setup_schedule(self):
        """Everything is due at the start: what fell into a time without beat is made up at once."""
        super().setup_schedule()
        self.make_all_due()

    def make_all_due(self) -> None:
        for entry in self.schedule.values():
            entry.last_run_at = self.app.now() - timedelta(days=366)
        self._heap = None  # the order of the old times

    def tick(self, *args, **kwargs):
        now = self.app.now()
        if self.seen and now < self.seen - BACK:
            logger.warning("the clock was set back by %s; every job is asked again", self.seen - now)
            self.make_all_due()
        self.seen = now
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
