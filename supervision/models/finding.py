"""审计查出问题: one finding of the audit of a year, to the committee's verdict on what was put right."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.workflow.models import Case, TimelineEntry
from supervision.models.topic import new_code

ZERO = Decimal(0)


class FindingStatus(models.TextChoices):
    OPEN = "open", "待整改"
    RECTIFYING = "rectifying", "整改中"
    CLAIMED = "claimed", "已报整改完成"
    VERIFIED = "verified", "认定整改到位"
    CONTINUED = "continued", "继续整改"


class FindingType(models.TextChoices):
    BUDGET = "budget", "预算编制和执行"
    REVENUE = "revenue", "收入征缴"
    SPENDING = "spending", "支出管理"
    ASSETS = "assets", "国有资产管理"
    DEBT = "debt", "政府债务"
    PROCUREMENT = "procurement", "政府采购"
    INVESTMENT = "investment", "政府投资项目"
    LIVELIHOOD = "livelihood", "民生资金和项目"
    SYSTEM = "system", "制度建设和内部管理"
    OTHER = "other", "其他"


class AuditFinding(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    year = models.PositiveSmallIntegerField("审计年度", db_index=True)  # the year audited; told the year after
    number = models.CharField("问题编号", max_length=20, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="责任单位")
    text = models.TextField("查出的问题")
    kind = models.CharField("问题类型", max_length=12, choices=FindingType, default=FindingType.OTHER)
    article = models.CharField("定性依据", max_length=200, blank=True)
    amount = models.DecimalField("问题金额（元）", max_digits=18, decimal_places=2, default=ZERO)
    rectified = models.DecimalField("已整改金额（元）", max_digits=18, decimal_places=2, default=ZERO)
    due_on = models.DateField("整改期限", null=True, blank=True)
    status = models.CharField("状态", max_length=12, choices=FindingStatus, default=FindingStatus.OPEN)
    verdict = models.CharField("认定意见", max_length=500, blank=True)
    verified_on = models.DateField("认定日期", null=True, blank=True)

    class Meta:
        verbose_name = "审计查出问题"
        verbose_name_plural = verbose_name
        ordering = ["-year", "number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0, rectified__gte=0) & Q(rectified__lte=models.F("amount")),
                name="no_more_is_rectified_than_was_found",
            ),
            models.UniqueConstraint(
                fields=["year", "number"], condition=~Q(number=""), name="one_finding_per_number_of_a_year"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:finding", args=[self.code])

    def locked(self):
        return type(self).objects.select_for_update(of=("self",)).select_related("unit").get(pk=self.pk)

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    @property
    def title(self) -> str:
        """The first words of the finding, for lists and crumbs."""
        first = self.text.strip().splitlines()[0].rstrip("。；;")
        return first if len(first) <= 60 else f"{first[:59]}…"

    @property
    def hold(self) -> str:
        if self.status == FindingStatus.VERIFIED:
            return "done"
        return "congress" if self.status == FindingStatus.CLAIMED else "unit"

    def is_late(self, today) -> bool:
        waits = self.status not in (FindingStatus.VERIFIED, FindingStatus.CLAIMED)
        return waits and self.due_on is not None and self.due_on < today


class RectificationReport(models.Model):
    """What the unit reported of its rectification. Rows are added, never changed."""

    finding = models.ForeignKey(AuditFinding, models.PROTECT, related_name="reports", verbose_name="审计查出问题")
    label = models.CharField("填报", max_length=20)
    text = models.TextField("整改情况")
    rectified = models.DecimalField("已整改金额（元）", max_digits=18, decimal_places=2)
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="佐证材料")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="填报人")
    at = models.DateTimeField("填报时间", auto_now_add=True)

    class Meta:
        verbose_name = "整改情况"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class FindingEntry(TimelineEntry):
    """The timeline of a finding. The database refuses to change a row."""

    of = "finding"
    finding = models.ForeignKey(AuditFinding, models.PROTECT, related_name="entries", verbose_name="审计查出问题")

    class Meta(TimelineEntry.Meta):
        verbose_name = "整改经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["finding", "seq"], name="one_finding_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
