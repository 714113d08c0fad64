"""承诺事项: what a reply promised and has not done yet. It lives on over years and terms (law.md 5.7)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.models import User
from congress.organs.models import Unit
from congress.workflow.models import Case
from proposals.models.attachment import Attachment
from proposals.models.handling import Handling
from proposals.models.proposal import Proposal
from proposals.models.reply import Reply
from proposals.models.signers import Demand


class CommitmentStatus(models.TextChoices):
    OPEN = "open", "落实中"
    CLAIMED = "claimed_done", "待核验"
    STRUCK_OFF = "struck_off", "已销号"
    CHANGED = "changed", "不能办理"
    LIFTED = "lifted", "随撤回终止"


# Still owed to the deputy.
STANDING = (CommitmentStatus.OPEN, CommitmentStatus.CLAIMED)
HOLDS = {
    CommitmentStatus.OPEN: "promise", CommitmentStatus.CLAIMED: "congress", CommitmentStatus.STRUCK_OFF: "done",
    CommitmentStatus.CHANGED: "ended", CommitmentStatus.LIFTED: "ended",
}  # fmt: skip


class CommitmentQuerySet(models.QuerySet):
    def standing(self):
        """Neither struck off nor explained away."""
        return self.filter(status__in=STANDING)

    def owed(self):
        """Without what was promised in a case its deputies took back: it is nobody's to keep, and no rate counts it."""
        return self.exclude(status=CommitmentStatus.LIFTED)


class Commitment(Case):
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="commitments", verbose_name="建议")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="commitments", verbose_name="承办件")
    reply = models.ForeignKey(
        Reply, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name="答复"
    )
    demand = models.ForeignKey(
        Demand, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name="诉求"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="责任单位")
    text = models.TextField("承诺事项")
    said = models.TextField("答复原文", blank=True)
    status = models.CharField("状态", max_length=12, choices=CommitmentStatus, default=CommitmentStatus.OPEN)
    opened_on = models.DateField("承诺日期")
    first_due_on = models.DateField("原定完成期限", null=True, blank=True)
    due_on = models.DateField("完成期限", null=True, blank=True)
    year = models.PositiveSmallIntegerField("台账年度")  # moves on with each 结转
    rolled = models.PositiveSmallIntegerField("结转次数", default=0)
    ended_on = models.DateField("销号或者说明日期", null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "承诺事项"
        verbose_name_plural = verbose_name
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CommitmentStatus.values), name="commitment_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=STANDING, ended_on=None) | (~Q(status__in=STANDING) & Q(ended_on__isnull=False)),
                name="an_ended_promise_has_its_day",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["unit", "status"], name="commitment_unit_status"),
            models.Index(fields=["due_on"], condition=Q(status__in=STANDING), name="commitment_standing_due"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("proposals:commitment", args=[self.proposal.code, self.pk])

    @property
    def hold(self) -> str:
        return HOLDS[self.status]

    @property
    def is_standing(self) -> bool:
        return self.status in STANDING

    def is_late(self, today) -> bool:
        return self.is_standing and self.due_on is not None and self.due_on < today

    def locked(self):
        """The proposal's row is locked first: parent before child, as everywhere."""
        proposal = self.proposal.locked()
        found = type(self).objects.select_for_update(of=("self",)).select_related("unit", "handling__unit")
        commitment = found.get(pk=self.pk)
        commitment.proposal = proposal
        return commitment

    def remember(self, step, *, before, by, note, facts):
        """On the timeline of its case: what was promised is read where it was asked for."""
        facts = {"promise": self.text, "commitment": self.pk, "unit": self.unit.label, **facts}
        self.proposal.remember(step, before=before, by=by, note=note, facts=facts, handling=self.handling, case=self)

    def recent_entries(self):
        return self.proposal.recent_entries()


class Progress(models.Model):
    """What the unit wrote about a promise: how far it is, that it is done (再次答复), or why it cannot be done."""

    class Kind(models.TextChoices):
        REPORT = "report", "进展情况"
        DONE = "done", "再次答复"
        CANNOT = "cannot", "不能办理的说明"

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reports", verbose_name="承诺事项")
    kind = models.CharField("种类", max_length=8, choices=Kind)
    text = models.TextField("内容")
    doc_no = models.CharField("文号", max_length=60, blank=True)
    written_on = models.DateField("日期")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="填写人")
    files = models.ManyToManyField(Attachment, related_name="+", verbose_name="佐证材料")

    class Meta:
        verbose_name = "落实情况"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
