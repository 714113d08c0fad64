"""What the clock does with proposals: one line each."""

from celery import shared_task
from django.utils.timezone import localdate

from proposals import actions, deadlines


@shared_task
def close_windows():
    """Rating windows whose last day is over."""
    return actions.close_windows(today=localdate())


@shared_task
def lapse_rights():
    """Windows in which a unit might have said that a matter is not its own."""
    return deadlines.lapse(localdate())


@shared_task
def keep_summaries():
    """Each unit's summary of the year, asked for two months before its day."""
    return len(actions.keep_summaries(today=localdate()))


@shared_task
def roll_promises():
    """承诺事项 that stood at the end of the year go into the ledger of the new one."""
    return actions.roll_years(today=localdate())
