from django.apps import AppConfig

from congress import celery

__all__ = ["Config", "celery"]  # with the Celery app loaded, every process sends to the same broker


class Config(AppConfig):
    name = "congress.health"
    verbose_name = "运行状况"
