from celery import shared_task

from congress.printing import store


@shared_task
def sweep_parts():
    return store.sweep()
