"""工作评议: the work of one unit looked into, put to a vote, and its result sent to each whom it concerns."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.workflow.models import Case, TimelineEntry
from supervision.models.topic import Topic, new_code


class WorkReviewStatus(models.TextChoices):
    PLANNED = "planned", "方案已定"
    COLLECTING = "gathering", "征集评议意见"
    REPORTED = "review_reported", "已提出评议报告"
    POLLED = "polled", "已测评"
    SENT = "results_sent", "结果已送交"
    ANSWERED = "review_answered", "已报整改情况"


class WorkReview(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    year = models.PositiveSmallIntegerField("年度", db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="被评议单位")
    is_vertical = models.BooleanField("垂直管理", default=False)  # its superior stands outside the district
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="work_reviews", verbose_name="监督议题"
    )
    matter = models.CharField("评议内容", max_length=200)
    plan = models.TextField("评议方案")
    group = models.CharField("评议组", max_length=500)
    committee = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="负责的专委会、工委"
    )
    status = models.CharField("状态", max_length=16, choices=WorkReviewStatus, default=WorkReviewStatus.PLANNED)
    report = models.TextField("评议报告", blank=True)
    advice = models.TextField("评议意见", blank=True)  # what the unit is asked to do
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="附件")
    held_on = models.DateField("测评日期", null=True, blank=True)
    held_at = models.CharField("测评的会议", max_length=80, blank=True)
    votes = models.JSONField("票数", default=dict)  # total present yes basic no invalid
    verdict = models.CharField("测评结果", max_length=12, blank=True)
    words = models.CharField("计算", max_length=300, blank=True)
    answer_by = models.DateField("报送整改情况的时间", null=True, blank=True)
    answer = models.TextField("整改情况", blank=True)
    answer_files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="整改材料")

    class Meta:
        verbose_name = "工作评议"
        verbose_name_plural = verbose_name
        ordering = ["-year", "-pk"]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return f"对{self.unit.label}{self.matter}的评议"

    @property
    def hold(self) -> str:
        unit = WorkReviewStatus.SENT
        return "done" if self.status == WorkReviewStatus.ANSWERED else "unit" if self.status == unit else "congress"

    def get_absolute_url(self):
        return reverse("supervision:work_review", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class ReviewWord(models.Model):
    """评议意见 as it was collected. Rows are added, never changed."""

    review = models.ForeignKey(WorkReview, models.PROTECT, related_name="collected", verbose_name="工作评议")
    origin = models.CharField("来自", max_length=120)
    text = models.TextField("意见")
    on = models.DateField("日期")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "征集的评议意见"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class ResultSheet(models.Model):
    """结果送交: one numbered sheet for each recipient, frozen when it was sent."""

    class Kind(models.TextChoices):
        PARTY = "party", "区委"
        GOVERNMENT = "government", "区人民政府"
        PERSONNEL = "personnel", "组织部门"
        SUPERIOR = "superior", "主管部门"
        UPPER = "upper", "上级主管机关"
        UNIT = "unit", "被评议单位"

    review = models.ForeignKey(WorkReview, models.PROTECT, related_name="sheets", verbose_name="工作评议")
    kind = models.CharField("送交对象", max_length=12, choices=Kind)
    name = models.CharField("名称", max_length=80)
    doc_no = models.CharField("文号", max_length=60)
    sent_on = models.DateField("送交日期")
    facts = models.JSONField("内容")  # documents/work_review.py

    class Meta:
        verbose_name = "评议结果通知"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "kind"], name="one_result_sheet_for_each_recipient"),
            models.CheckConstraint(condition=~Q(name=""), name="a_result_sheet_names_its_recipient"),
        ]


class WorkReviewEntry(TimelineEntry):
    """The timeline of a review. The database refuses to change a row."""

    of = "review"
    review = models.ForeignKey(WorkReview, models.PROTECT, related_name="entries", verbose_name="工作评议")

    class Meta(TimelineEntry.Meta):
        verbose_name = "工作评议经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["review", "seq"], name="one_work_review_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
