from django.conf import settings
from django.db import models


class Wording(models.Model):
    """The office's own words for one kind; without a row the words of the house stand. An empty text is the house's."""

    kind = models.CharField("类别", max_length=60, unique=True)
    subject = models.CharField("邮件标题", max_length=100, blank=True)
    text = models.CharField("内容", max_length=500, blank=True)
    sms = models.CharField("短信", max_length=120, blank=True)
    changed_at = models.DateTimeField("修改时间", auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="修改人")

    class Meta:
        verbose_name = "通知文字"
        verbose_name_plural = verbose_name
