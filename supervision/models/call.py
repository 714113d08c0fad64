"""征集监督议题: the yearly call, and what citizens, deputies and organs put forward (law.md §7.2). What tells who a
citizen is is sealed; the receipt number and the query code are all that is needed to read what became of an idea."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.accounts.sealed import SealedCharField
from congress.workflow.models import Case, TimelineEntry
from supervision.models.filing_request import new_query_code
from supervision.models.topic import Topic, new_code


class CallStatus(models.TextChoices):
    AHEAD = "ahead", "未开始"
    OPEN = "collecting", "征集中"
    CLOSED = "over", "已结束"


class Call(Case):
    """One for the plan of a year. By custom from mid-October to the end of November of the year before."""

    year = models.PositiveSmallIntegerField("计划年度", unique=True)
    opens_on = models.DateField("开始日期")
    closes_on = models.DateField("截止日期")
    intro = models.TextField("征集说明", blank=True)
    is_public = models.BooleanField("向社会征集", default=True)
    for_deputies = models.BooleanField("向代表和各单位征集", default=True)
    status = models.CharField("状态", max_length=12, choices=CallStatus, default=CallStatus.AHEAD)

    class Meta:
        verbose_name = "议题征集"
        verbose_name_plural = verbose_name
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="a_call_ends_after_it_begins"),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return f"征集{self.year}年监督议题"

    @property
    def hold(self) -> str:
        return {"ahead": "draft", "collecting": "promise"}.get(self.status, "done")

    def stands_at(self, today: date) -> str:
        """By the days; a worker that is late keeps nobody out and lets nobody in."""
        if today < self.opens_on:
            return CallStatus.AHEAD
        return CallStatus.CLOSED if today > self.closes_on else CallStatus.OPEN

    def get_absolute_url(self):
        return f"{reverse('supervision:calls')}#{self.year}"

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class CallEntry(TimelineEntry):
    """The timeline of a call. The database refuses to change a row."""

    of = "call"
    call = models.ForeignKey(Call, models.PROTECT, related_name="entries", verbose_name="议题征集")

    class Meta(TimelineEntry.Meta):
        verbose_name = "议题征集经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["call", "seq"], name="one_call_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")


class Proposer(models.TextChoices):
    PUBLIC = "public", "群众"
    DEPUTY = "deputy", "代表"
    MEMBER = "member", "组成人员"
    ORGAN = "organ", "单位"


class IdeaStatus(models.TextChoices):
    RECEIVED = "idea_received", "待研究"
    ADOPTED = "adopted", "已采纳"
    MERGED = "merged", "并入议题"
    DECLINED = "not_adopted", "不采纳"


class Idea(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    key = models.UUIDField("表单编号", unique=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, models.PROTECT, related_name="ideas", verbose_name="议题征集")
    number = models.CharField("收件号", max_length=40, unique=True)
    query_code = SealedCharField("查询码", max_length=20, default=new_query_code)
    title = models.CharField("议题", max_length=100)
    necessity = models.TextField("必要性")
    problem = models.TextField("主要问题")
    proposer = models.CharField("提出人类别", max_length=10, choices=Proposer)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出人"
    )
    signed = models.CharField("署名", max_length=120, blank=True)  # of who has an account, as it was on that day
    name = SealedCharField("姓名", max_length=40, blank=True)
    phone = SealedCharField("联系电话", max_length=40, blank=True)
    received_on = models.DateField("收到日期", db_index=True)
    status = models.CharField("状态", max_length=14, choices=IdeaStatus, default=IdeaStatus.RECEIVED)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name="监督议题"
    )
    outcome = models.CharField("研究结果", max_length=600, blank=True)
    decided_on = models.DateField("研究日期", null=True, blank=True)

    class Meta:
        verbose_name = "议题建议"
        verbose_name_plural = verbose_name
        ordering = ["-received_on", "-pk"]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def hold(self) -> str:
        return {"adopted": "done", "merged": "done", "not_adopted": "ended"}.get(self.status, "congress")

    @property
    def whose(self) -> str:
        """Without a citizen's name: that is sealed and shown on the page of the idea alone."""
        return self.signed or self.get_proposer_display()

    def get_absolute_url(self):
        return reverse("supervision:idea", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class IdeaEntry(TimelineEntry):
    """The timeline of an idea. The database refuses to change a row."""

    of = "idea"
    idea = models.ForeignKey(Idea, models.PROTECT, related_name="entries", verbose_name="议题建议")

    class Meta(TimelineEntry.Meta):
        verbose_name = "议题建议经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["idea", "seq"], name="one_idea_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
