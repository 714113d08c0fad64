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


class JobRun(models.Model):
    """The last run of one job of the clock (runs.py writes, the page 运行状况 reads)."""

    class State(models.TextChoices):
        RUNNING = "running", "运行中"
        DONE = "done", "完成"
        FAILED = "failed", "失败"

    task = models.CharField("任务", max_length=120, unique=True)
    started_at = models.DateTimeField("开始")
    ended_at = models.DateTimeField("结束", null=True, blank=True)
    state = models.CharField("结果", max_length=10, choices=State)
    failures = models.PositiveIntegerField("连续失败次数", default=0)
    failed_at = models.DateTimeField("最近一次失败", null=True, blank=True)
    error = models.CharField("最近一次失败的原因", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "定时任务运行记录"

    def __str__(self):
        return f"{self.task} {self.get_state_display()}"

    @property
    def seconds(self) -> float | None:
        return (self.ended_at - self.started_at).total_seconds() if self.ended_at else None
