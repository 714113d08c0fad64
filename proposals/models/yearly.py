"""What the office itself puts to the figures of a year: the weights of its scores, the words of its report."""

from django.db import models
from django.urls import reverse

from congress.accounts.models import User
from congress.files.models import StoredFile


class ScoreScheme(models.Model):
    """评分办法: what each rate is worth, from a year on until a later scheme takes its place."""

    from_year = models.PositiveSmallIntegerField("施行年度", unique=True)
    points = models.JSONField("分值")  # {key of a rate: points}, together one hundred
    basis = models.CharField("文件依据", max_length=120)
    set_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="制定人")
    set_at = models.DateTimeField("制定时间", auto_now=True)

    class Meta:
        verbose_name = "承办单位评分办法"
        verbose_name_plural = verbose_name
        ordering = ["-from_year"]

    def __str__(self):
        return f"{self.from_year}年起施行的评分办法"


class YearReport(models.Model):
    """办理情况报告: the words of one year. Its figures are counted whenever it is printed."""

    year = models.PositiveSmallIntegerField("年度", unique=True)
    addressee = models.CharField("主送", max_length=60)
    opening = models.TextField("导语")
    practice = models.TextField("主要做法")
    problems = models.TextField("存在的问题")
    plans = models.TextField("下一步工作")
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="修改人")
    changed_at = models.DateTimeField("修改时间", auto_now=True)

    class Meta:
        verbose_name = "办理情况报告"
        verbose_name_plural = verbose_name
        ordering = ["-year"]

    def __str__(self):
        return f"{self.year}年代表建议办理情况报告"


class PrintedReport(models.Model):
    """One printing of the report with the figures of its day; it is never changed, a later day prints another."""

    year = models.PositiveSmallIntegerField("年度")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    cases = models.PositiveIntegerField("建议件数")
    counted_on = models.DateField("统计截至")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="编印人")
    made_at = models.DateTimeField("编印时间", auto_now_add=True)

    class Meta:
        verbose_name = "编印的办理情况报告"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.year}年代表建议办理情况报告（{self.counted_on}）"

    def get_absolute_url(self):
        return reverse("proposals:printed_report", args=[self.pk])
