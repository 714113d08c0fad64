from django.conf import settings
from django.db import models


class Notice(models.Model):
    """Something one person should know. Written with the change it reports, delivered afterwards."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", verbose_name="收件人")
    kind = models.CharField("类别", max_length=60)
    text = models.TextField("内容")
    link = models.CharField("链接", max_length=200)
    once = models.CharField("去重键", max_length=160)
    posted_at = models.DateTimeField("产生时间", auto_now_add=True)
    delivered_at = models.DateTimeField("送达时间", null=True, blank=True)
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)

    class Meta:
        verbose_name = "通知"
        verbose_name_plural = verbose_name
        ordering = ["-posted_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["to", "kind", "once"], name="one_notice_per_occasion")]
        indexes = [
            models.Index(fields=["to", "-posted_at"], name="notice_inbox"),
            models.Index(fields=["to"], name="notice_unread", condition=models.Q(read_at=None)),
            models.Index(fields=["posted_at"], name="notice_waiting", condition=models.Q(delivered_at=None)),
        ]

    def __str__(self):
        return self.text
