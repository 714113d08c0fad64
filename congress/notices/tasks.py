from celery import shared_task

from congress.notices.delivery import deliver_all


@shared_task
def deliver_notices():
    return deliver_all()
