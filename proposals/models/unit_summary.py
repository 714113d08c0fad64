"""年度总结: what a unit says of its year's work on suggestions, due by a day of the rulebook."""

from django.db import models
from django.urls import reverse

from congress.accounts.models import User
from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.rulebook.models import Clock
from congress.workflow.models import Case, TimelineEntry


class SummaryStatus(models.TextChoices):
    OWED = "owed", "未报送"
    HANDED_IN = "handed_in", "已报送"
    RETURNED = "returned", "退回补充"


class UnitSummary(Case, Clock):
    """One unit's year. The clock is its own: it runs until it is handed in, and again when it comes back."""

    year = models.PositiveSmallIntegerField("年度", db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="承办单位")
    status = models.CharField("状态", max_length=10, choices=SummaryStatus, default=SummaryStatus.OWED)
    practice = models.TextField("办理工作情况和主要做法", blank=True)
    problems = models.TextField("存在的问题", blank=True)
    plans = models.TextField("下一步工作", blank=True)
    figures = models.JSONField("数字", default=list)  # [[label, words]] as they were when it was handed in
    handed_in_on = models.DateField("报送日期", null=True, blank=True)
    handed_in_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送人"
    )

    class Meta(Clock.Meta):
        verbose_name = "承办单位年度总结"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["year", "unit"], name="one_summary_of_a_unit_each_year"),
            models.CheckConstraint(
                condition=~models.Q(status="handed_in") | models.Q(met_at__isnull=False, handed_in_on__isnull=False),
                name="what_was_handed_in_has_its_day",
            ),
        ]

    def __str__(self):
        return f"{self.unit.label}{self.title}"

    def get_absolute_url(self):
        return reverse("proposals:unit_summary", args=[self.pk])

    @property
    def title(self) -> str:
        return f"{self.year}年代表建议办理工作总结"

    @property
    def hold(self) -> str:
        return "done" if self.status == SummaryStatus.HANDED_IN else "unit"

    def locked(self):
        """With its unit, which every step asks for."""
        return type(self).objects.select_for_update(of=("self",)).select_related("unit").get(pk=self.pk)

    def remember(self, step, *, before, by, note, facts):
        SummaryEntry.write(self, step, before=before, by=by, note=note, facts=facts)

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]


class SummaryFile(models.Model):
    """What is sent along. Until it is handed in the unit may take a file back."""

    summary = models.ForeignKey(UnitSummary, models.PROTECT, related_name="files", verbose_name="总结")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="添加人")

    class Meta:
        verbose_name = "总结附件"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class SummaryEntry(TimelineEntry):
    of = "summary"
    summary = models.ForeignKey(UnitSummary, models.PROTECT, related_name="entries", verbose_name="总结")

    class Meta(TimelineEntry.Meta):
        verbose_name = "总结经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["summary", "seq"], name="one_summary_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
