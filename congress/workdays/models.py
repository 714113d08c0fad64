"""The yearly State Council notice: which days are off, which weekends are worked instead."""

from django.db import models


class YearNotice(models.Model):
    """Whether a year's notice (国务院办公厅节假日安排通知) is known or the year is still a guess."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", "已公布"
        TENTATIVE = "tentative", "暂定"

    year = models.PositiveSmallIntegerField("年份", unique=True)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.TENTATIVE)
    source = models.CharField("来源", max_length=120, blank=True)
    loaded_at = models.DateTimeField("载入时间", null=True, blank=True)
    by_name = models.CharField("操作人", max_length=60, blank=True)

    class Meta:
        verbose_name = "年度放假安排"
        verbose_name_plural = verbose_name
        ordering = ["-year"]

    def __str__(self):
        return f"{self.year} 年（{self.get_status_display()}）"


class CalendarDay(models.Model):
    """One line of a notice: a day off (放假), or a weekend at work (调休上班)."""

    date = models.DateField("日期", unique=True)
    is_workday = models.BooleanField("上班")
    reason = models.CharField("说明", max_length=60)
    source = models.CharField("来源", max_length=120, blank=True)
    # Who entered the line by hand; empty for loaded lines. A hand-made line survives reloading.
    by_name = models.CharField("操作人", max_length=60, blank=True)
    changed_at = models.DateTimeField("修改时间", auto_now=True)

    class Meta:
        verbose_name = "放假与调休"
        verbose_name_plural = verbose_name
        ordering = ["date"]

    def __str__(self):
        return f"{self.date} {self.word}（{self.reason}）"

    @property
    def word(self) -> str:
        return "上班" if self.is_workday else "放假"

    @property
    def stamp(self) -> str:
        """Tells one state of the row from the next."""
        return self.changed_at.isoformat()
