"""What the portal keeps of its own: a person's calendar feed and what it has told, how far the demo has lived."""

import base64
import secrets

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.timezone import now


def new_place() -> str:
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


class CalendarFeed(models.Model):
    """A secret address for a telephone's calendar. The key is computed, so no table holds an address that works.

    Revoked it has no address, but stays with the numbers it has told: a calendar that meets the same matter again
    under a lower number takes it for old news.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="用户")
    place = models.CharField("地址", max_length=16, unique=True, null=True, default=new_place)
    made_at = models.DateTimeField("生成时间", default=now)
    read_at = models.DateTimeField("最近一次读取", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅"

    def __str__(self):
        return f"{self.user} 的日历订阅"

    @property
    def key(self) -> str:
        raw = salted_hmac("congress.portal.feed", self.place, algorithm="sha256").digest()[:20]
        return base64.b32encode(raw).decode().lower()


class FeedEvent(models.Model):
    """What the feed said last about one matter, so that a change raises its number and an end is told. It stays when
    the matter is over, for its number."""

    feed = models.ForeignKey(CalendarFeed, models.CASCADE, related_name="events", verbose_name="日历订阅")
    uid = models.CharField("编号", max_length=60)
    sequence = models.PositiveIntegerField("次", default=0)
    on = models.DateField("日期")
    starts_at = models.DateTimeField("起", null=True, blank=True)
    ends_at = models.DateTimeField("止", null=True, blank=True)
    title = models.CharField("标题", max_length=300)
    note = models.TextField("说明", blank=True)
    url = models.CharField("链接", max_length=200, blank=True)
    place = models.CharField("地点", max_length=200, blank=True)
    is_tentative = models.BooleanField("暂定", default=False)
    is_cancelled = models.BooleanField("已取消", default=False)
    changed_at = models.DateTimeField("变动时间")

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅事项"
        ordering = ["on", "uid"]
        constraints = [models.UniqueConstraint(fields=["feed", "uid"], name="one_event_per_matter")]


class DemoDay(models.Model):
    """How far the demo district has lived: one row, and only in a database that was filled as one."""

    until = models.DateTimeField("演示到")
    scale = models.PositiveIntegerField("倍数", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "演示日期"

    def __str__(self):
        return f"{self.until:%Y-%m-%d %H:%M}"
