"""Writes down each run of a job of the clock: when, how long, how it ended. Kept by task, not by worker."""

import logging
from datetime import timedelta

from celery import current_app
from celery.signals import task_postrun, task_prerun
from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from congress.health.models import JobRun

logger = logging.getLogger(__name__)
LONGEST = timedelta(minutes=15)  # a task is ended after ten; what still "runs" then lost its worker


def is_watched(task) -> bool:
    """Jobs of the clock, done by a worker; not tasks that a test or a command calls in its own process."""
    if task.request.is_eager:
        return False
    return any(entry["task"] == task.name for entry in current_app.conf.beat_schedule.values())


def began(name: str) -> None:
    now = timezone.now()
    JobRun.objects.update_or_create(task=name, defaults={"started_at": now, "ended_at": None, "state": "running"})


def ended(name: str, error: str = "") -> None:
    now = timezone.now()
    row = JobRun.objects.filter(task=name)
    if error:
        row.update(ended_at=now, state="failed", error=error, failures=F("failures") + 1, failed_at=now)
    else:
        row.update(ended_at=now, state="done", failures=0)


@task_prerun.connect
def note_begin(task=None, **_):
    if is_watched(task):
        _quietly(began, task.name)


@task_postrun.connect
def note_end(task=None, state=None, retval=None, **_):
    if is_watched(task):
        problem = f"{type(retval).__name__}: {retval}"[:500] if isinstance(retval, BaseException) else state or ""
        _quietly(ended, task.name, "" if state == "SUCCESS" else problem)


def _quietly(write, *facts) -> None:
    """A database that is away must not turn a finished task into a failed one."""
    try:
        write(*facts)
    except DatabaseError as error:
        logger.warning("run of %s not noted: %s", facts[0], error)
