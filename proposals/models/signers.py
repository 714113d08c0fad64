from django.db import models

from deputies.models import Deputy
from proposals.models.proposal import Proposal, Status


class Signed(models.QuerySet):
    def confirmed(self):
        """Who is a signer, asked of the table: told, asked to rate and let in are these and no others."""
        return self.filter(confirmed_at__isnull=False)

    def waiting(self):
        """Invited and silent so far: they read the text, and are counted for nothing."""
        return self.filter(confirmed_at=None, refused_at=None).exclude(invited_at=None)


class Cosigner(models.Model):
    """附议代表: who signed beside the lead. On paper, also of an imported case, the signature is the confirmation;
    on line each confirms in person, and who has not is not counted (law.md 5.7)."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="cosigners", verbose_name="建议")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表")
    name = models.CharField("姓名", max_length=30)
    place = models.PositiveSmallIntegerField("次序")
    invited_at = models.DateTimeField("邀请时间", null=True, blank=True)
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    refused_at = models.DateTimeField("不联名或者退出的时间", null=True, blank=True)

    objects = Signed.as_manager()

    class Meta:
        verbose_name = "附议代表"
        verbose_name_plural = verbose_name
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "deputy"], condition=~models.Q(deputy=None), name="one_signature_each"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_waiting(self) -> bool:
        return self.invited_at is not None and self.confirmed_at is None and self.refused_at is None

    @property
    def standing(self) -> str:
        """Where this signature stands, in a word for the list of signatures."""
        if self.is_confirmed:
            return "已联名"
        if self.refused_at:
            return "不联名"
        return "待本人确认" if self.proposal.status == Status.COSIGNING else "没有确认，不计入"


class Demand(models.Model):
    """诉求: one thing asked for. The reply answers each; it cannot be issued with one left blank."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="demands", verbose_name="建议")
    place = models.PositiveSmallIntegerField("序号")
    text = models.TextField("诉求")

    class Meta:
        verbose_name = "诉求"
        verbose_name_plural = verbose_name
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["proposal", "place"], name="one_demand_per_place")]

    def __str__(self):
        return self.text


class EarlierCase(models.Model):
    """A link the clerk made to an earlier case on the same matter (“第三次提出”)."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="earlier", verbose_name="建议")
    case = models.ForeignKey(Proposal, models.PROTECT, related_name="later", verbose_name="以往建议")

    class Meta:
        verbose_name = "以往同类建议"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["proposal", "case"], name="one_link_per_pair"),
            models.CheckConstraint(condition=~models.Q(proposal=models.F("case")), name="no_link_to_itself"),
        ]
