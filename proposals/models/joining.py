from django.db import models

from congress.accounts.models import User
from proposals.models.proposal import Proposal


class JoiningQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at=None)


class Joining(models.Model):
    """并案: a case handled together with another. Nothing is copied or deleted: both keep their numbers, and each
    deputy is answered separately (law.md §2)."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="joinings", verbose_name="并入的建议")
    main = models.ForeignKey(Proposal, models.PROTECT, related_name="joined", verbose_name="主件")
    note = models.TextField("理由", blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("并案时间", auto_now_add=True)
    ended_at = models.DateTimeField("取消时间", null=True, blank=True)

    objects = JoiningQuerySet.as_manager()

    class Meta:
        verbose_name = "并案"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=models.Q(ended_at=None), name="one_main_case"),
            models.CheckConstraint(condition=~models.Q(proposal=models.F("main")), name="no_joining_itself"),
        ]
