from celery import shared_task

from congress.reminders.sweep import remind as sweep


@shared_task(expires=540)
def remind():
    return sweep()
