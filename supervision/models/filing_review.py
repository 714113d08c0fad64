"""The review of a filed document: a share for each committee, notes article by article, papers, the maker's answers."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from congress.organs.models import Unit
from congress.rulebook.models import Clock
from congress.workflow.models import Case
from supervision.models.filing import Filing


class ShareStatus(models.TextChoices):
    ASKED = "asked", "待提意见"
    OPINED = "opined", "已提意见"


class Finding(models.TextChoices):
    NO_PROBLEM = "no_problem", "未发现问题"
    PROBLEM = "problem", "存在问题"


class FilingShare(Case):
    """What one committee reviews of a document."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="shares", verbose_name="备案文件")
    committee = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="审查的专委会、工委")
    status = models.CharField("状态", max_length=10, choices=ShareStatus, default=ShareStatus.ASKED)
    sent_on = models.DateField("分送日期")
    finding = models.CharField("结论", max_length=12, choices=Finding, blank=True)
    opinion = models.TextField("审查意见", blank=True)
    opined_on = models.DateField("提出日期", null=True, blank=True)

    class Meta:
        verbose_name = "委员会审查"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["filing", "committee"], name="one_filing_share_per_committee")]

    def __str__(self):
        return f"{self.filing} · {self.committee.label}"

    @property
    def title(self) -> str:
        return self.filing.title

    @property
    def hold(self) -> str:
        return "done" if self.status == ShareStatus.OPINED else "congress"

    def get_absolute_url(self):
        return reverse("supervision:filing", args=[self.filing.code]) + f"shares/{self.pk}/"

    def locked(self):
        """The filing's row first: parent before child, so two steps never wait for each other."""
        filing = self.filing.locked()
        share = type(self).objects.select_for_update(of=("self",)).select_related("committee").get(pk=self.pk)
        share.filing = filing
        return share

    def recent_entries(self):
        return self.filing.recent_entries()

    def remember(self, step, *, before, by, note, facts):
        facts = {"share": self.pk, "committee": self.committee.label, **facts}
        self.filing.remember(step, before=before, by=by, note=note, facts=facts, case=self)


class Verdict(models.TextChoices):
    CONSISTENT = "consistent", "一致"
    DOUBTFUL = "doubtful", "存疑"
    CONFLICT = "conflict", "相抵触、不适当"


class ComparisonNote(models.Model):
    """条文对照: a provision beside the higher law, and what the committee says of it."""

    share = models.ForeignKey(FilingShare, models.PROTECT, related_name="notes", verbose_name="委员会审查")
    provision = models.TextField("文件条文")
    upper_law = models.CharField("上位法", max_length=200)
    upper_text = models.TextField("上位法条文", blank=True)
    verdict = models.CharField("判断", max_length=12, choices=Verdict)
    opinion = models.TextField("意见", blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    added_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = "条文对照"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class PaperKind(models.TextChoices):
    OPINION = "opinion", "书面审查意见"
    ORDER_CHANGE = "order_change", "责令修改的决定"
    ORDER_CLEANUP = "order_cleanup", "责令清理的决定"
    ANNULMENT = "annulment", "撤销的决定"


class FilingPaper(models.Model):
    """An official paper of the review as it was issued. Rows are added, never changed."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="papers", verbose_name="备案文件")
    kind = models.CharField("种类", max_length=14, choices=PaperKind)
    doc_no = models.CharField("文号", max_length=60)
    content = models.JSONField("内容")  # documents/filing.py
    issued_on = models.DateField("印发日期")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="印发人")

    class Meta:
        verbose_name = "审查文书"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class Intent(models.TextChoices):
    AMEND = "amend", "修改"
    REPEAL = "repeal", "废止"
    KEEP = "keep", "不修改，说明理由"


class MakerAnswer(models.Model):
    """What the maker answered to a written opinion. Rows are added, never changed."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="answers", verbose_name="备案文件")
    intent = models.CharField("处理", max_length=8, choices=Intent)
    text = models.TextField("答复")
    planned_on = models.DateField("计划完成日期", null=True, blank=True)
    answered_on = models.DateField("答复日期")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="答复人")

    class Meta:
        verbose_name = "制定机关答复"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class FilingClock(Clock):
    """A limit of §7.8 that runs for a filing, or for one committee's share of it."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="clocks", verbose_name="备案文件")
    share = models.ForeignKey(
        FilingShare, models.PROTECT, null=True, blank=True, related_name="clocks", verbose_name="委员会审查"
    )

    class Meta(Clock.Meta):
        verbose_name = "备案审查期限"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
