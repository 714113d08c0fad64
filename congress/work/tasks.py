"""Woken at once, found by the sweep when the waking was lost."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from congress.work import engine
from congress.workflow.alone import place_for_long_work

log = logging.getLogger(__name__)


@shared_task
def run(pk: int) -> None:
    with place_for_long_work() as free:
        if free:
            engine.run(pk)
    if free:
        call_next()
    else:
        engine.give_back_waking(pk)


def call_next() -> None:
    """Who found no place is called by the one who leaves it; the sweep is for calls that were lost."""
    for pk in engine.waiting()[:1]:
        wake(pk)


@shared_task(expires=300)
def sweep() -> None:
    """Work whose worker died begins again; what was kept long enough goes."""
    for pk in engine.overdue():
        wake(pk)
    engine.forget()


def wake(pk: int) -> None:
    """It is already asked for in the database; a broker that is away only makes it wait. However many ask at once
    and however often, one call lies in the queue."""
    if not engine.claim_waking(pk):
        return
    try:
        run.delay(pk)
    except OperationalError:
        engine.give_back_waking(pk)
        log.warning("work %s waits for the sweep: no broker", pk)
