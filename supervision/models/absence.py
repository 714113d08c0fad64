"""应到未到: a summoned official who did not come (监督法第四十六条)."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from congress.organs.models import Unit


class SummonedAbsence(models.Model):
    """Counting only alarms; an interpellation is the members' own to open, in writing (监督法第五十一条)."""

    name = models.CharField("姓名", max_length=40)
    title = models.CharField("职务", max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    meeting = models.CharField("会议", max_length=120)
    on = models.DateField("日期")
    reason = models.CharField("请假理由", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "应到未到"
        verbose_name_plural = verbose_name
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["name", "unit", "meeting", "on"], name="one_absence_per_meeting")
        ]

    def __str__(self):
        return self.who

    def get_absolute_url(self):
        return reverse("supervision:absences")

    @property
    def who(self) -> str:
        return f"{self.name}（{self.unit.label}）"
