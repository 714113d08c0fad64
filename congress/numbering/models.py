from django.conf import settings
from django.db import models


class Series(models.Model):
    """A run of official numbers: one congress session's suggestions, one office's letters of a year."""

    key = models.CharField("系列", max_length=80, unique=True)
    label = models.CharField("名称", max_length=80)
    last = models.PositiveIntegerField("已用到", default=0)

    class Meta:
        verbose_name = "编号系列"
        verbose_name_plural = verbose_name

    def __str__(self):
        return self.label


class Number(models.Model):
    """One number given out. Never reused; a gap has its explanation here."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="numbers", verbose_name="系列")
    value = models.PositiveIntegerField("序号")
    text = models.CharField("编号", max_length=120)
    about = models.CharField("用于", max_length=200)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="作废人",
    )
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    issued_at = models.DateTimeField("编号时间", auto_now_add=True)

    class Meta:
        verbose_name = "编号"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["series", "value"], name="one_number_per_value"),
            models.UniqueConstraint(fields=["series", "text"], name="one_number_per_text"),
        ]

    def __str__(self):
        return self.text
