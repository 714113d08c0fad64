from django.db import models

from congress.accounts.models import User
from proposals.models.proposal import Proposal
from proposals.models.signers import Cosigner


class Withdrawal(models.Model):
    """申请撤回: the lead asks in the portal; where the district wants it so, everybody who signed agrees."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="withdrawals", verbose_name="建议")
    note = models.TextField("撤回缘由")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_at = models.DateTimeField("申请时间", auto_now_add=True)
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        verbose_name = "撤回申请"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=models.Q(ended_at=None), name="one_open_withdrawal")
        ]

    def agreed(self) -> list[str]:
        return [each.cosigner.name for each in self.assents.select_related("cosigner")]

    def missing(self) -> list[str]:
        """Who signed and has not agreed yet; who steps out is asked no more."""
        signed = self.proposal.cosigners.confirmed().exclude(assents__withdrawal=self)
        return list(signed.values_list("name", flat=True))


class Assent(models.Model):
    """同意撤回: the word of one cosigner."""

    withdrawal = models.ForeignKey(Withdrawal, models.PROTECT, related_name="assents", verbose_name="撤回申请")
    cosigner = models.ForeignKey(Cosigner, models.PROTECT, related_name="assents", verbose_name="附议代表")
    given_at = models.DateTimeField("同意时间", auto_now_add=True)

    class Meta:
        verbose_name = "同意撤回"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["withdrawal", "cosigner"], name="one_assent_each")]
