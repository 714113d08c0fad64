"""顾问: experts the house may ask, what each was asked for, and what he said of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.sealed import SealedCharField
from congress.files.models import StoredFile
from supervision.models.figure import BudgetAdjustment
from supervision.models.filing import Filing
from supervision.models.topic import Topic, new_code


class ExpertKind(models.TextChoices):
    BUDGET = "budget", "预算审查"
    LAW = "law", "法律"
    OTHER = "other", "其他"


class Expert(models.Model):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    name = models.CharField("姓名", max_length=40)
    kind = models.CharField("类别", max_length=8, choices=ExpertKind)
    field = models.CharField("专业领域", max_length=120)
    employer = models.CharField("单位和职务", max_length=120)
    starts_on = models.DateField("聘期开始")
    ends_on = models.DateField("聘期结束")
    contact = SealedCharField("联系方式", max_length=60, blank=True)
    note = models.CharField("备注", max_length=300, blank=True)

    class Meta:
        verbose_name = "顾问、专家"
        verbose_name_plural = verbose_name
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="an_expert_ends_after_he_began"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("supervision:expert", args=[self.code])

    def serves_on(self, day) -> bool:
        return self.starts_on <= day <= self.ends_on


class Assignment(models.Model):
    """What an expert was asked for: about a topic, a filed document, a change of the budget, or a year of the books."""

    expert = models.ForeignKey(Expert, models.PROTECT, related_name="assignments", verbose_name="专家")
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="议题"
    )
    filing = models.ForeignKey(
        Filing, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="备案文件"
    )
    adjustment = models.ForeignKey(
        BudgetAdjustment, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="预算调整"
    )
    year = models.PositiveSmallIntegerField("预算、审计年度", null=True, blank=True)
    task = models.TextField("请研究的问题")
    asked_on = models.DateField("委托日期")
    due_on = models.DateField("期限")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="委托人")

    class Meta:
        verbose_name = "专家任务"
        verbose_name_plural = verbose_name
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__isnull=False, filing=None, adjustment=None, year=None)
                | Q(topic=None, filing__isnull=False, adjustment=None, year=None)
                | Q(topic=None, filing=None, adjustment__isnull=False, year=None)
                | Q(topic=None, filing=None, adjustment=None, year__isnull=False),
                name="an_assignment_is_about_one_matter",
            )
        ]

    @property
    def matter(self):
        """The thing it is about, which has a page; of a year its number."""
        return self.topic or self.filing or self.adjustment

    @property
    def matter_label(self) -> str:
        return self.matter.title if self.matter else f"{self.year}年预算和审计"

    @property
    def matter_url(self) -> str:
        return self.matter.get_absolute_url() if self.matter else reverse("supervision:fiscal_year", args=[self.year])

    def is_late(self, today) -> bool:
        return self.due_on < today and not self.opinions.all()


class ExpertOpinion(models.Model):
    """What the expert said. Rows are added, never changed."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="opinions", verbose_name="专家任务")
    text = models.TextField("意见")
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="文件")
    given_on = models.DateField("提出日期")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "专家意见"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
