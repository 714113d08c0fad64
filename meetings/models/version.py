"""议程日程的版本: what was shown, printed and voted on, as it stood when it was frozen."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from meetings.models.meeting import Meeting


class AgendaVersion(models.Model):
    """A copy of agenda, schedule, groups and people. The database refuses to change a row.

    ``content`` is what may be shown and printed; what only the office and the chair read stands in ``inside``,
    so that no public page or paper can show it by mistake. Their shape is told in ``meetings.queries.snapshot``.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="versions", verbose_name="会议")
    number = models.PositiveSmallIntegerField("版次")
    is_draft = models.BooleanField("草案", default=True)  # until the first plenary sitting adopts the agenda
    content = models.JSONField("内容")
    inside = models.JSONField("内部备注", default=dict)
    sha256 = models.CharField("校验码", max_length=64)
    frozen_at = models.DateTimeField("定稿时间", auto_now_add=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="定稿人"
    )
    frozen_by_name = models.CharField("署名", max_length=120, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "议程日程版本"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_version_of_its_number")]

    def __str__(self):
        return f"{self.meeting.short}第{self.number}版{'（草案）' if self.is_draft else ''}"

    def get_absolute_url(self):
        return reverse("meetings:version", args=[self.meeting.code, self.number])
