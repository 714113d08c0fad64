"""领办: a leader of the government, or another organ, takes one suggestion personally in hand (practices [P] 55)."""

from django.db import models
from django.db.models import Q

from congress.accounts.models import User
from congress.organs.models import Unit
from proposals.models.proposal import Proposal


class LeaderHandling(models.Model):
    """Who leads it, from when to when. Such people have seldom an account: the name and the office are enough."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="leaders", verbose_name="建议")
    name = models.CharField("姓名", max_length=30)
    title = models.CharField("职务", max_length=60)
    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所在机关")
    since = models.DateField("领办日期")
    until = models.DateField("结束日期", null=True, blank=True)
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "领导领办"
        verbose_name_plural = verbose_name
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(until=None), name="one_leader_at_a_time_per_proposal"
            ),
        ]

    def __str__(self):
        return f"{self.title} {self.name}"


class LeadingNote(models.Model):
    """领办进展: what the leader did about it, one row each time; rows are only added."""

    leading = models.ForeignKey(LeaderHandling, models.PROTECT, related_name="notes", verbose_name="领办")
    on = models.DateField("日期")
    text = models.TextField("进展")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = "领办进展"
        verbose_name_plural = verbose_name
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"{self.leading}（{self.on}）"
