from django.conf import settings
from django.db import models
from django.urls import reverse


class Letter(models.Model):
    """群发: the office writes to many at once; each of them gets a notice of their own."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发送人")
    subject = models.CharField("标题", max_length=60)
    text = models.TextField("内容", max_length=2000)
    audience = models.CharField("收件范围", max_length=200)
    recipients = models.PositiveIntegerField("人数")
    # Sent with the form, so that the same form sent twice is one letter.
    key = models.UUIDField("表单编号", unique=True)
    sent_at = models.DateTimeField("发送时间", auto_now_add=True)

    class Meta:
        verbose_name = "群发"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("notices:letter", args=[self.pk])
