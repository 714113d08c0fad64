"""What 备案审查 owes every year: each maker's list, the house's report; and what of it everybody may read."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from congress.organs.models import Unit
from congress.rulebook.models import Clock
from supervision.models.filing import Filing


class YearlyList(Clock):
    """目录: a maker's documents of a year, due by the end of January after it."""

    year = models.PositiveSmallIntegerField("年度", db_index=True)
    maker = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="制定机关")
    rows = models.JSONField("目录", default=list)  # documents/filing_year.py ROWS, as they were when it was sent
    missing = models.TextField("未报送备案的", blank=True)  # a line for each document that was never filed
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送人"
    )

    class Meta(Clock.Meta):
        verbose_name = "规范性文件目录"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["year", "maker"], name="one_yearly_list_per_maker")]

    def get_absolute_url(self):
        return reverse("supervision:yearly_lists") + f"?year={self.year}"

    @property
    def missing_lines(self) -> list[str]:
        return [line.strip() for line in self.missing.splitlines() if line.strip()]


class FilingReport(models.Model):
    """备案审查工作情况报告 of a year. Once it was reported its figures stand still."""

    year = models.PositiveSmallIntegerField("年度", unique=True)
    practice = models.TextField("主要做法", blank=True)
    problems = models.TextField("存在的问题", blank=True)
    plans = models.TextField("下一步工作", blank=True)
    figures = models.JSONField("数字", null=True, blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    reported_at = models.CharField("报告会议", max_length=60, blank=True)
    sent_on = models.DateField("上报日期", null=True, blank=True)
    sent_to = models.CharField("报送机关", max_length=80, blank=True)

    class Meta:
        verbose_name = "备案审查工作报告"
        verbose_name_plural = verbose_name
        ordering = ["-year"]

    def get_absolute_url(self):
        return reverse("supervision:filing_report", args=[self.year])

    @property
    def title(self) -> str:
        return f"关于{self.year}年备案审查工作情况的报告"


class SendingUp(Clock):
    """年度报告上报期限: thirty days after it was reported to the standing committee."""

    report = models.OneToOneField(FilingReport, models.PROTECT, related_name="clock", verbose_name="报告")

    class Meta(Clock.Meta):
        verbose_name = "年度报告上报期限"
        verbose_name_plural = verbose_name


class FilingRelease(models.Model):
    """What everybody may read of a filed document: words as they were released. The newest not withdrawn counts."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="releases", verbose_name="备案文件")
    content = models.JSONField("内容")  # documents/filing_year.py released
    at = models.DateTimeField("公布时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="公布人")
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)

    class Meta:
        verbose_name = "备案文件公布"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing"], condition=models.Q(withdrawn_at=None), name="one_standing_release_per_filing"
            )
        ]

    def get_absolute_url(self):
        return reverse("supervision:public_filing", args=[self.filing.code])
