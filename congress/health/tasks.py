from celery import shared_task
from celery.signals import heartbeat_sent

from congress.health import runs
from congress.health.clock import note
from congress.health.models import Heartbeat

__all__ = ["runs", "tick", "worker_lives"]  # the worker loads this module, and with it the record of runs


@shared_task(expires=60)
def tick():
    """Prove the whole road from beat through broker and worker to the database."""
    Heartbeat.note("tasks")


@heartbeat_sent.connect
def worker_lives(**_):
    note("worker")
