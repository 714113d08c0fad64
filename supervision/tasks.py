"""What the clock does for supervision. Each may run twice or a month late."""

from celery import shared_task
from django.utils.timezone import localdate

from supervision import actions

FILED = 3  # until March a list of last year is made where it is missing; later nobody is asked for an old one
AUTUMN = 10  # from October on the next year's calendar is on the table, when its topics are called for


@shared_task
def keep_calendar():
    today = localdate()
    for year in (today.year, today.year + 1) if today.month >= AUTUMN else (today.year,):
        actions.keep_calendar(year)


@shared_task
def keep_filing_lists():
    today = localdate()
    if today.month <= FILED:
        actions.keep_lists(today.year - 1)


@shared_task
def turn_calls():
    actions.turn_calls()
