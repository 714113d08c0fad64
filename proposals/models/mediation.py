"""协调: a case judged 不满意 twice is talked over by both sides (law.md §12 #24), and what was said is kept."""

from django.db import models

from congress.accounts.models import User
from proposals.models.proposal import Proposal


class MediationQuerySet(models.QuerySet):
    def open(self) -> "MediationQuerySet":
        return self.filter(settled_at=None)


class Mediation(models.Model):
    """One meeting about one round of replies: called, held, and written down."""

    class Form(models.TextChoices):
        MEETING = "meeting", "双方协调会"
        EXPERT = "expert", "第三方评估"

    class Outcome(models.TextChoices):
        REDO = "redo", "退回重新办理"
        END = "end", "不再重新办理，转办结"

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="mediations", verbose_name="建议")
    round = models.PositiveSmallIntegerField("针对第几次答复")
    form = models.CharField("方式", max_length=8, choices=Form)
    meets_on = models.DateField("召开日期")
    meets_at = models.TimeField("时间", null=True, blank=True)
    place = models.CharField("地点", max_length=100)
    agenda = models.TextField("协调事项")
    convened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="召集人")
    convened_at = models.DateTimeField("召集时间", auto_now_add=True)

    held_on = models.DateField("实际召开日期", null=True, blank=True)
    attendees = models.TextField("参加人员", blank=True)
    deputy_word = models.TextField("代表意见", blank=True)
    unit_word = models.TextField("承办单位意见", blank=True)
    expert_word = models.TextField("评估意见", blank=True)
    outcome = models.CharField("结果", max_length=8, choices=Outcome, blank=True)
    decision = models.TextField("协调结论", blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="记录人")
    settled_at = models.DateTimeField("记录时间", null=True, blank=True)

    objects = MediationQuerySet.as_manager()

    class Meta:
        verbose_name = "协调"
        verbose_name_plural = verbose_name
        ordering = ["proposal", "round"]
        constraints = [models.UniqueConstraint(fields=["proposal", "round"], name="one_mediation_per_round")]

    def __str__(self):
        return f"{self.proposal}第{self.round}次答复的{self.get_form_display()}"
