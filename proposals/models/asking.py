"""退办 and 延期: what a unit asks for, with its reason, and what was ruled. A refused request stays to be read."""

from django.db import models
from django.db.models import Q

from congress.accounts.models import User
from congress.organs.models import Unit
from proposals.models.handling import Handling


class Ruling(models.TextChoices):
    PENDING = "pending", "待审批"
    AGREED = "agreed", "同意"
    REFUSED = "refused", "不同意"
    MOOT = "moot", "不再需要"  # answered, or the share ended, before anybody ruled


class Asking(models.Model):
    reason = models.TextField("理由")
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="申请人")
    asked_at = models.DateTimeField("申请时间", auto_now_add=True)
    ruling = models.CharField("审批结果", max_length=8, choices=Ruling, default=Ruling.PENDING)
    ruled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审批人")
    ruled_at = models.DateTimeField("审批时间", null=True, blank=True)
    ruling_note = models.TextField("审批意见", blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    @property
    def shape(self) -> str:
        """How its mark is drawn: with the office, done, or ended."""
        return {Ruling.PENDING: "submitted", Ruling.AGREED: "done"}.get(self.ruling, "ended")

    @property
    def is_pending(self) -> bool:
        return self.ruling == Ruling.PENDING


class Extension(Asking):
    """延期: at most to the sixth month after the hand-over (代表法第五十一条); both dates stay."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="extensions", verbose_name="承办件")
    months = models.PositiveSmallIntegerField("自交办之日起（月）")
    old_due_on = models.DateField("原期限")
    new_due_on = models.DateField("延至")  # asked for; what was granted once it is ruled

    class Meta(Asking.Meta):
        verbose_name = "延期申请"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["handling"], condition=Q(ruling=Ruling.PENDING), name="one_open_extension_per_share"
            ),
            models.UniqueConstraint(
                fields=["handling"], condition=Q(ruling=Ruling.AGREED), name="one_extension_per_share"
            ),
        ]

    def __str__(self):
        return f"{self.handling}延期至 {self.new_due_on}"


class HandingBack(Asking):
    """退办: the unit says the matter is not its own, and whose it is."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="handings_back", verbose_name="承办件")
    proposed_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="建议改由")
    successor = models.ForeignKey(
        Handling, models.PROTECT, null=True, blank=True, related_name="taken_over", verbose_name="重新交办为"
    )
    settled_on = models.DateField("重新交办日期", null=True, blank=True)  # also where nobody else was needed

    class Meta(Asking.Meta):
        verbose_name = "退办申请"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["handling"], condition=Q(ruling=Ruling.PENDING), name="one_open_return_per_share"
            )
        ]

    def __str__(self):
        return f"{self.handling}申请退办"

    @property
    def is_unsettled(self) -> bool:
        """Agreed, and nobody else has the matter yet."""
        return self.ruling == Ruling.AGREED and self.settled_on is None
