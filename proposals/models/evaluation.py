from django.db import models

from congress.surveys.models import Grade, Invitation, Survey
from congress.surveys.queries import silent
from deputies.models import Deputy
from proposals.models.proposal import Proposal


class Evaluation(models.Model):
    """代表评价 of one round of replies: a survey of the lead and the cosigners."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="evaluations", verbose_name="建议")
    round = models.PositiveSmallIntegerField("次", default=1)
    survey = models.OneToOneField(Survey, models.PROTECT, related_name="+", verbose_name="测评")
    verdict = models.CharField("本次评价", max_length=8, blank=True)  # kept when a later round says otherwise

    class Meta:
        verbose_name = "代表评价"
        verbose_name_plural = verbose_name
        ordering = ["proposal", "round"]
        constraints = [models.UniqueConstraint(fields=["proposal", "round"], name="one_evaluation_per_round")]

    @property
    def verdict_label(self) -> str:
        """In words; silence is 未反馈 (law.md §12 #20)."""
        return Grade(self.verdict).label if self.verdict else "未反馈"

    def waiting(self) -> list[str]:
        """The names of the counted raters who have not answered."""
        return list(silent(self.survey).filter(counts=True).values_list("name", flat=True))


class Rater(models.Model):
    """Which deputy holds which invitation; a deputy without an account still has one, for the paper form."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="raters", verbose_name="评价")
    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="+", verbose_name="邀请")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表")

    class Meta:
        verbose_name = "评价人"
        verbose_name_plural = verbose_name
