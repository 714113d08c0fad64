"""What the clock does with meetings: one line each."""

from celery import shared_task
from django.utils.timezone import localdate

from meetings import actions


@shared_task
def remind_unanswered():
    """Who has not answered a notice."""
    return actions.remind_unanswered(today=localdate())
