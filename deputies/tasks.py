"""What the clock does with deputies: one line each."""

from celery import shared_task
from django.utils.timezone import localdate

from deputies import actions


@shared_task
def close_surveys():
    """Surveys of deputies whose last day is over."""
    return actions.close_surveys(today=localdate())
