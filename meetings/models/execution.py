"""决议决定的执行: what an organ reports of it, and until when (监督法第十七条)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.rulebook.models import Clock
from congress.workflow.models import Case, TimelineEntry
from meetings.models.outcome import Decision
from supervision.models.topic import new_code


class ExecutionStatus(models.TextChoices):
    ORDERED = "execution_ordered", "待报告"
    REPORTED = "execution_reported", "已报告"
    NOTED = "execution_noted", "已审阅"


class Execution(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="executions", verbose_name="决议决定")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="执行单位")
    demand = models.TextField("需要报告的事项", blank=True)
    due_on = models.DateField("报告期限")
    status = models.CharField("状态", max_length=20, choices=ExecutionStatus, default=ExecutionStatus.ORDERED)
    report = models.TextField("执行情况", blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+", verbose_name="报告文件")
    remark = models.TextField("审阅意见", blank=True)
    noted_on = models.DateField("审阅日期", null=True, blank=True)

    class Meta:
        verbose_name = "决议执行"
        verbose_name_plural = verbose_name
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "unit"], name="a_unit_executes_a_decision_once"),
        ]

    def __str__(self):
        return f"{self.decision.title}（{self.unit.label}）"

    @property
    def title(self) -> str:
        return self.decision.title

    @property
    def hold(self) -> str:
        return {ExecutionStatus.ORDERED: "unit", ExecutionStatus.REPORTED: "congress"}.get(self.status, "done")

    def get_absolute_url(self):
        return reverse("meetings:execution", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class ExecutionClock(Clock):
    """Until when the organ reports: the day of the resolution, or what the rulebook says where it names none."""

    execution = models.ForeignKey(Execution, models.PROTECT, related_name="clocks", verbose_name="决议执行")

    class Meta(Clock.Meta):
        verbose_name = "决议执行期限"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["execution", "kind"], condition=Q(met_at=None, void_at=None), name="one_running_execution_clock"
            )
        ]


class ExecutionEntry(TimelineEntry):
    """The database refuses to change a row."""

    of = "execution"
    execution = models.ForeignKey(Execution, models.PROTECT, related_name="entries", verbose_name="决议执行")

    class Meta(TimelineEntry.Meta):
        verbose_name = "决议执行经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["execution", "seq"], name="one_execution_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
