"""What the clock does with meetings: one line each."""

from celery import shared_task
from django.utils.timezone import localdate

from meetings import actions


@shared_task
def remind_unanswered():
    """Who has not answered a notice."""
    return actions.remind_unanswered(today=localdate())


@shared_task(expires=300)
def end_exams():
    """Exams whose time is over: what was saved is marked."""
    return actions.end_exams()


@shared_task
def lapse_retries():
    """Who has not sat the retry by its last day."""
    return actions.lapse_retries(localdate())
