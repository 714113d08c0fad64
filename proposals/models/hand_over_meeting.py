"""交办会: where the suggestions of a session are handed to the units at one table; customary, never a condition."""

from django.db import models
from django.urls import reverse

from congress.accounts.models import User
from proposals.models.proposal import Proposal


class HandOverMeeting(models.Model):
    title = models.CharField("名称", max_length=100)
    held_on = models.DateField("日期")
    begins_at = models.TimeField("时间", null=True, blank=True)
    place = models.CharField("地点", max_length=100)
    chair = models.CharField("主持人", max_length=60, blank=True)
    note = models.TextField("会议要求", blank=True)
    cases = models.ManyToManyField(Proposal, blank=True, related_name="hand_over_meetings", verbose_name="交办的建议")
    called_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="登记人")
    called_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "交办会"
        verbose_name_plural = verbose_name
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("proposals:hand_over_meeting", args=[self.pk])
