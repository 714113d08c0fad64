from celery import shared_task
from django.utils.timezone import now

from congress.files.sweep import sweep


@shared_task
def sweep_files():
    return sweep(now())
