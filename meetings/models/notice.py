"""会议通知: the official paper, as it was sent."""

from django.conf import settings
from django.db import models

from meetings.models.meeting import Meeting


class MeetingNotice(models.Model):
    """One notice that went out. ``facts`` is the whole paper, so that it is printed today as it was sent that day."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notices", verbose_name="会议")
    version = models.PositiveSmallIntegerField("次", default=1)
    doc_no = models.CharField("发文字号", max_length=60)
    starts_at = models.DateTimeField("报到、开会时间")
    reply_by = models.DateField("回复截止日期", null=True, blank=True)
    late_reason = models.CharField("晚于规定期限的原因", max_length=200, blank=True)
    facts = models.JSONField("内容", default=dict)
    issued_on = models.DateField("印发日期")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="印发人"
    )

    class Meta:
        verbose_name = "会议通知"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "version"]
        constraints = [models.UniqueConstraint(fields=["meeting", "version"], name="one_notice_of_its_number")]

    def __str__(self):
        return f"{self.meeting.short}通知（{self.doc_no}）"
