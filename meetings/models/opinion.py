"""审议意见和列席人员意见: what somebody said, to whom it was handed on, what became of it (law.md, practices [M])."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.organs.models import Unit
from congress.workflow.models import Case
from meetings.models.item import Item
from meetings.models.meeting import Meeting
from meetings.models.participant import Participant
from proposals.models import Proposal


class OpinionStatus(models.TextChoices):
    COLLECTED = "collected", "已收集"
    HANDED_ON = "handed_on", "已交办"
    ANSWERED = "answered", "已答复"
    FED_BACK = "fed_back", "已反馈"
    KEPT = "kept_for_reference", "留作参考"


class Opinion(Case):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="opinions", verbose_name="会议")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="议题")
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name="提出人"
    )
    from_name = models.CharField("提出人姓名", max_length=60)
    from_words = models.CharField("身份", max_length=120, blank=True)
    text = models.TextField("意见")
    said_on = models.DateField("提出日期")
    status = models.CharField("状态", max_length=20, choices=OpinionStatus, default=OpinionStatus.COLLECTED)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办单位")
    due_on = models.DateField("答复期限", null=True, blank=True)
    answer = models.TextField("办理情况", blank=True)
    answered_by_name = models.CharField("答复人", max_length=120, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    fed_back_on = models.DateField("反馈日期", null=True, blank=True)
    # what the deputy who said it made of it; a draft that is thrown away leaves the opinion as it was
    proposal = models.ForeignKey(
        Proposal, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="据此提出的建议"
    )

    class Meta:
        verbose_name = "会议意见"
        verbose_name_plural = verbose_name
        ordering = ["-said_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="handed_on") | Q(unit__isnull=False, due_on__isnull=False),
                name="an_opinion_is_handed_to_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.from_name}的意见"

    @property
    def title(self) -> str:
        return str(self)

    def get_absolute_url(self):
        return reverse("meetings:opinion", args=[self.pk])

    def recent_entries(self):
        return self.meeting.entries.filter(facts__opinion=self.pk).order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        facts = {"person": self.from_name, "opinion": self.pk, **facts}
        self.meeting.remember(step, before=self.meeting.status, by=by, note=note, facts=facts)

    @property
    def who(self) -> str:
        return f"{self.from_name}（{self.from_words}）" if self.from_words else self.from_name
