from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate

from congress.files.models import StoredFile


class State(models.TextChoices):
    WAITING = "waiting", "排队中"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "没有完成"
    CANCELLED = "cancelled", "已取消"


UNDERWAY = (State.WAITING, State.RUNNING)


class Work(models.Model):
    """后台任务: something that takes long, asked for by one person, done by the worker, kept for that person."""

    kind = models.CharField("类别", max_length=40)  # a key of settings.WORKS
    title = models.CharField("名称", max_length=200)
    facts = models.JSONField("要求", default=dict)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="本人")
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField("已做", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    cancel_wanted = models.BooleanField("要求取消", default=False)
    failure = models.CharField("没有完成的原因", max_length=300, blank=True)
    result = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="结果文件"
    )
    asked_at = models.DateTimeField("提出时间", auto_now_add=True)
    beat_at = models.DateTimeField("最近进展", auto_now_add=True)
    woken_at = models.DateTimeField("交给后台的时间", null=True, blank=True)  # and not begun since
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "后台任务"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["beat_at"], name="work_underway", condition=models.Q(state__in=["waiting", "running"]))
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("work:detail", args=[self.pk])

    @property
    def is_underway(self) -> bool:
        return self.state in UNDERWAY

    @property
    def kept_until(self) -> date | None:
        """The last day the result can be fetched."""
        return localdate(self.ended_at) + timedelta(days=settings.WORK_KEPT_DAYS) if self.ended_at else None
