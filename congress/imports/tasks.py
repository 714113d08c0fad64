"""Running imports: woken at once, found by the sweep when the waking was lost."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from congress.imports import engine, forgetting

log = logging.getLogger(__name__)


@shared_task
def run(job_id: int) -> None:
    engine.run(job_id)


@shared_task(expires=300)
def sweep() -> None:
    """Jobs whose worker died begin again."""
    for job_id in engine.overdue():
        run.delay(job_id)


@shared_task
def forget() -> int:
    """What waited or was written long ago leaves no rows behind."""
    return forgetting.forget()


def wake(job_id: int) -> None:
    """The job is already asked for in the database; a broker that is away only makes it wait."""
    try:
        run.delay(job_id)
    except OperationalError:
        log.warning("import %s waits for the sweep: no broker", job_id)
