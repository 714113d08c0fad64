from django.conf import settings
from django.db import models

from congress.rulebook.reminders import words_of


class Reminder(models.Model):
    """One rung of one clock has been told: written with the notices it causes, never changed.

    The row is the claim. Its key holds the due date, so a clock that gets a new date speaks again, and a sweep
    that runs twice, late, or on a clock put back does not.
    """

    clocks = models.CharField("期限表", max_length=60)  # app.model of the clock
    clock = models.BigIntegerField("期限")
    due_on = models.DateField("到期日")
    rung = models.IntegerField("档次")  # its offset in days; a weekly rung counts on
    origin = models.CharField("起点", max_length=5)
    unit = models.CharField("单位", max_length=12)
    people = models.JSONField("提醒对象", default=list)  # their names that day
    at = models.DateTimeField("提醒时间", auto_now_add=True)

    class Meta:
        verbose_name = "催办提醒"
        verbose_name_plural = verbose_name
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["clock", "due_on", "rung", "clocks"], name="one_reminder_per_rung")
        ]

    @property
    def words(self) -> str:
        """到期前 15 天: which rung it was."""
        return words_of(self.rung, self.origin, self.unit)

    @property
    def names(self) -> str:
        return "、".join(self.people) or "无人在岗"


class Urging(models.Model):
    """One clock was pressed by hand: the claim to its day, like a reminder's to its rung. Never changed."""

    clocks = models.CharField("期限表", max_length=60)  # app.model of the clock
    clock = models.BigIntegerField("期限")
    on = models.DateField("日期")
    people = models.JSONField("催办对象", default=list)  # their names that day
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="催办人")
    by_name = models.CharField("催办人姓名", max_length=60)
    at = models.DateTimeField("催办时间", auto_now_add=True)

    class Meta:
        verbose_name = "催办"
        verbose_name_plural = verbose_name
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["clock", "on", "clocks"], name="one_urging_per_day")]

    @property
    def words(self) -> str:
        return f"{self.by_name}催办"

    @property
    def names(self) -> str:
        return "、".join(self.people)
