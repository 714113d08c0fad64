"""Signs of life, one row per part of the system."""

from datetime import timedelta

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """``beat``: the clock ticks. ``worker``: its main loop turns. ``tasks``: a task sent by beat was done."""

    name = models.CharField("部件", max_length=20, unique=True)
    at = models.DateTimeField("最近一次")

    class Meta:
        verbose_name = verbose_name_plural = "心跳"

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def note(cls, name: str) -> None:
        cls.objects.bulk_create(
            [cls(name=name, at=timezone.now())],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["at"],
        )

    @classmethod
    def ages(cls) -> dict[str, timedelta]:
        now = timezone.now()
        return {name: now - at for name, at in cls.objects.values_list("name", "at")}
