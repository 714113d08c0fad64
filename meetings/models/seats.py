"""代表报名列席: how many seats a meeting offers to deputies who choose it themselves (practices [M])."""

from datetime import date

from django.db import models

from meetings.models.meeting import Meeting


class SignUp(models.Model):
    """The row two deputies meet at: whoever locks it first has the next seat."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="sign_up", verbose_name="会议")
    quota = models.PositiveSmallIntegerField("名额")
    closes_on = models.DateField("报名截止日期")
    topics = models.CharField("欢迎哪些方面的代表", max_length=300, blank=True)

    class Meta:
        verbose_name = "代表报名列席"
        verbose_name_plural = verbose_name

    def __str__(self):
        return f"{self.meeting.short}报名列席"

    def is_open_on(self, day: date) -> bool:
        return day <= self.closes_on
