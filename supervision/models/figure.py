"""The four books: what has come in and gone out by the end of each month, their papers, and changes of the budget."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.workflow.models import Case, TimelineEntry
from supervision.models.topic import new_code


class Book(models.TextChoices):
    """预算法第五条."""

    GENERAL = "general", "一般公共预算"
    FUNDS = "funds", "政府性基金预算"
    CAPITAL = "capital", "国有资本经营预算"
    INSURANCE = "insurance", "社会保险基金预算"


class Measure(models.TextChoices):
    REVENUE = "revenue", "收入"
    TAX = "tax", "其中：税收收入"
    EXPENDITURE = "expenditure", "支出"


def through(month: int) -> str:
    """The months a cumulated figure stands for."""
    return f"1—{month}月" if month > 1 else "1月"


class MonthlyFigure(models.Model):
    """What was carried out from January to the end of ``month``, beside what the budget of the year says."""

    year = models.PositiveSmallIntegerField("年度", db_index=True)
    month = models.PositiveSmallIntegerField("月份")
    book = models.CharField("预算", max_length=10, choices=Book)
    measure = models.CharField("指标", max_length=12, choices=Measure)
    amount = models.DecimalField("累计执行数（元）", max_digits=18, decimal_places=2)
    planned = models.DecimalField("全年预算数（元）", max_digits=18, decimal_places=2, null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="录入人")
    at = models.DateTimeField("录入时间", auto_now=True)

    class Meta:
        verbose_name = "预算执行月度数据"
        verbose_name_plural = verbose_name
        ordering = ["year", "month", "book", "measure"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month", "book", "measure"], name="one_figure_per_month"),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="a_figure_has_a_month_of_twelve"),
            models.CheckConstraint(condition=Q(planned=None) | Q(planned__gte=0), name="no_plan_below_nothing"),
        ]

    def __str__(self):
        return f"{self.year}年{through(self.month)}{self.get_book_display()}{self.get_measure_display()}"

    def get_absolute_url(self):
        return reverse("supervision:fiscal_year", args=[self.year]) + f"#{self.book}"


class BookPaper(models.Model):
    """A paper of the year: draft, execution, final accounts; of one book or of all four."""

    class Purpose(models.TextChoices):
        DRAFT = "draft", "预算草案"
        EXECUTION = "execution", "预算执行情况"
        ADJUSTMENT = "adjustment", "预算调整方案"
        ACCOUNTS = "accounts", "决算草案"
        AUDIT = "audit", "审计工作报告"
        REVIEW = "review", "审查结果报告"
        OTHER = "other", "其他"

    year = models.PositiveSmallIntegerField("年度", db_index=True)
    book = models.CharField("预算", max_length=10, choices=[("", "四本预算"), *Book.choices], blank=True)
    purpose = models.CharField("用途", max_length=12, choices=Purpose)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人")
    at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = "预算决算文件"
        verbose_name_plural = verbose_name
        ordering = ["purpose", "book", "pk"]


class AdjustmentStatus(models.TextChoices):
    SUBMITTED = "submitted", "已送初步方案"
    REVIEWED = "reviewed", "已初步审查"
    APPROVED = "approved", "已批准"
    REFUSED = "refused", "未批准"


class BudgetAdjustment(Case):
    """预算调整: without the approval of the standing committee no adjustment (预算法第六十九条)."""

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    year = models.PositiveSmallIntegerField("年度", db_index=True)
    book = models.CharField("预算", max_length=10, choices=Book)
    title = models.CharField("名称", max_length=200)
    reason = models.TextField("调整的理由、项目和数额")
    change = models.DecimalField("支出总额增减（元）", max_digits=18, decimal_places=2)
    meeting_day = models.DateField("会议首日")
    submitted_on = models.DateField("送交日期")
    due_on = models.DateField("最迟送交日")  # thirty days before the meeting (预算法第六十九条)
    reckoning = models.JSONField("期限计算", default=list)
    status = models.CharField("状态", max_length=10, choices=AdjustmentStatus, default=AdjustmentStatus.SUBMITTED)
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="材料")
    review = models.TextField("初步审查意见", blank=True)
    experts = models.TextField("专家意见", blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_at = models.CharField("决定的会议", max_length=80, blank=True)
    outcome = models.CharField("结果", max_length=500, blank=True)

    class Meta:
        verbose_name = "预算调整"
        verbose_name_plural = verbose_name
        ordering = ["-meeting_day", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:adjustment", args=[self.code])

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    @property
    def days_late(self) -> int:
        return max(0, (self.submitted_on - self.due_on).days)

    @property
    def hold(self) -> str:
        ends = {AdjustmentStatus.APPROVED: "done", AdjustmentStatus.REFUSED: "ended"}
        return ends.get(self.status, "congress")


class AdjustmentEntry(TimelineEntry):
    """The timeline of an adjustment. The database refuses to change a row."""

    of = "adjustment"
    adjustment = models.ForeignKey(BudgetAdjustment, models.PROTECT, related_name="entries", verbose_name="预算调整")

    class Meta(TimelineEntry.Meta):
        verbose_name = "预算调整经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["adjustment", "seq"], name="one_adjustment_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
