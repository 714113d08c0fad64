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
