from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Preference(models.Model):
    """How a person wants to be told outside the portal. Nobody who has no row gets less than everything."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="用户")
    daily = models.BooleanField("合并为每日一封", default=False)
    muted = ArrayField(models.CharField(max_length=40), verbose_name="不再接收", default=list, blank=True)

    class Meta:
        verbose_name = "通知偏好"
        verbose_name_plural = verbose_name

    def wants(self, subject: str, channel: str) -> bool:
        return f"{subject}:{channel}" not in self.muted
