from django.apps import AppConfig
from django.db.models.signals import post_migrate

from congress.audit import tables


class Config(AppConfig):
    name = "congress.audit"

    def ready(self):
        # Django emits this once all migrations have run, so the tables of every app exist by then.
        post_migrate.connect(tables.attach_all, sender=self, dispatch_uid="audit tables")
