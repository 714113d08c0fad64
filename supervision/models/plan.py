"""年度监督工作计划: one for a year; what was adopted and made public is frozen, version after version."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from congress.workflow.models import Case


class PlanStatus(models.TextChoices):
    DRAFT = "draft", "草案"
    ADOPTED = "adopted", "主任会议已通过"
    PUBLISHED = "published", "已公布"


class YearPlan(Case):
    year = models.PositiveSmallIntegerField("年度", unique=True)
    status = models.CharField("状态", max_length=12, choices=PlanStatus, default=PlanStatus.DRAFT)
    guide = models.TextField("总体要求", blank=True)
    adopted_on = models.DateField("通过日期", null=True, blank=True)
    adopted_at = models.CharField("通过会议", max_length=60, blank=True)  # 第103次主任会议
    # 请示报告: a step outside the legal procedure that some places record (seeds 0 and 2).
    party_reported_on = models.DateField("报告区委日期", null=True, blank=True)

    class Meta:
        verbose_name = "年度监督工作计划"
        verbose_name_plural = verbose_name
        ordering = ["-year"]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return f"{self.year}年度监督工作计划"

    def get_absolute_url(self):
        return reverse("supervision:plan", args=[self.year])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class PlanVersion(models.Model):
    """What the chairs' meeting adopted, as it was printed and made public. Rows are added, never changed."""

    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="versions", verbose_name="计划")
    number = models.PositiveSmallIntegerField("版次")
    adopted_on = models.DateField("通过日期")
    adopted_at = models.CharField("通过会议", max_length=60)
    doc_no = models.CharField("文号", max_length=60)
    reason = models.CharField("调整原因", max_length=500, blank=True)
    content = models.JSONField("内容")  # documents/plan.py: {"guide", "rows": [...]}
    changes = models.JSONField("调整", default=list)  # ["新增……", "取消……"]
    issued_on = models.DateField("印发日期")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="印发人")

    class Meta:
        verbose_name = "计划版本"
        verbose_name_plural = verbose_name
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_per_number")]

    @property
    def title(self) -> str:
        return f"{self.plan.year}年度监督工作计划" + ("" if self.number == 1 else "（调整后）")
