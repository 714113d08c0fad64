from celery import shared_task

from congress.notices.delivery import deliver_all
from congress.notices.digests import gather
from congress.notices.sending import send_all


@shared_task(expires=300)
def deliver_notices():
    deliver_all()
    return send_all()


@shared_task(expires=540)
def gather_digests():
    return gather()
