"""Running imports: woken at once, found by the sweep when the waking was lost."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from congress.imports import engine, forgetting
from congress.workflow.alone import place_for_long_work

log = logging.getLogger(__name__)


@shared_task
def run(job_id: int) -> None:
    with place_for_long_work() as free:
        if free:
            engine.run(job_id)
    if free:
        call_next()


def call_next() -> None:
    """Who found no place is called by the one who leaves it; the sweep is for calls that were lost."""
    for job_id in engine.waiting()[:1]:
        wake(job_id)


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
