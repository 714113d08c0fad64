"""特定问题调查委员会: proposed, formed by a vote, reporting, and what was resolved upon its report (监督法第七章)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.sealed import SealedCharField
from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.workflow.models import Case, TimelineEntry
from supervision.models.joint import SAID_SOME_TIME, Signature, standing
from supervision.models.topic import new_code


class CommissionStatus(models.TextChoices):
    SIGNING = "signing", "联名确认中"
    PROPOSED = "proposed", "已提议"
    FORMED = "formed", "已组成"
    REJECTED = "rejected", "未通过"
    REPORTED = "reported", "已报告"
    RESOLVED = "resolved", "已作出决议"
    WITHDRAWN = "withdrawn", "已撤回"


class Commission(Case):
    class Proposer(models.TextChoices):
        CHAIRS = "chairs", "主任会议"
        MEMBERS = "members", "五分之一以上组成人员"

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    title = models.CharField("调查的问题", max_length=200)
    matter = models.TextField("提议的理由和调查内容")
    organ = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="被调查的单位"
    )
    proposer = models.CharField("提议", max_length=10, choices=Proposer)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="登记人"
    )
    # as they stood when it was handed in; who was asked, and who has said what, are the rows of ``CommissionMover``
    names = ArrayField(models.CharField(max_length=40), verbose_name="联名人", default=list, blank=True)
    total = models.PositiveSmallIntegerField("全体组成人员")  # on the day of the proposal, then of the vote
    papers = models.ManyToManyField(StoredFile, related_name="+", verbose_name="联名的书面提议")
    proposed_on = models.DateField("提议日期")
    status = models.CharField("状态", max_length=10, choices=CommissionStatus, default=CommissionStatus.PROPOSED)
    formed_on = models.DateField("表决日期", null=True, blank=True)
    formed_at = models.CharField("表决的会议", max_length=80, blank=True)
    words = models.CharField("表决结果", max_length=200, blank=True)
    report = models.TextField("调查报告", blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    decision = models.TextField("决议、决定", blank=True)
    decided_on = models.DateField("决议日期", null=True, blank=True)

    class Meta:
        verbose_name = "特定问题调查委员会"
        verbose_name_plural = verbose_name
        ordering = ["-proposed_on", "-pk"]

    def __str__(self):
        return self.title

    @property
    def hold(self) -> str:
        if self.status in (CommissionStatus.REJECTED, CommissionStatus.WITHDRAWN):
            return "ended"
        return "done" if self.status == CommissionStatus.RESOLVED else "congress"

    @property
    def standing(self) -> list["CommissionMover"]:
        return standing(self)

    def get_absolute_url(self):
        return reverse("supervision:commission", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class CommissionMover(Signature):
    """联名提议的组成人员 (监督法第五十六条)."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="signers", verbose_name="调查委员会")

    class Meta(Signature.Meta):
        abstract = False
        verbose_name = "特定问题调查联名人"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["commission", "seat"], name="one_place_among_proposers"),
            models.CheckConstraint(condition=SAID_SOME_TIME, name="a_proposer_said_it_some_time"),
        ]


class Commissioner(models.Model):
    class Capacity(models.TextChoices):
        CHAIR = "chair", "主任委员"
        VICE_CHAIR = "vice_chair", "副主任委员"
        MEMBER = "member", "委员"
        EXPERT = "expert", "聘请的专家"

    class Standing(models.TextChoices):
        MEMBER = "member", "常委会组成人员"
        DEPUTY = "deputy", "其他代表"
        EXPERT = "expert", "专家"

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="members", verbose_name="调查委员会")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="账号"
    )
    name = models.CharField("姓名", max_length=40)
    capacity = models.CharField("职务", max_length=10, choices=Capacity)
    standing = models.CharField("身份", max_length=10, choices=Standing)

    class Meta:
        verbose_name = "调查委员会组成人员"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "name"], name="one_place_in_a_commission"),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(capacity="chair"), name="one_chair_of_a_commission"
            ),
        ]

    @property
    def said(self) -> str:
        hired = self.capacity == self.Capacity.EXPERT
        capacity = self.get_capacity_display()
        return f"{self.name}（{capacity}）" if hired else f"{self.name}（{capacity}，{self.get_standing_display()}）"


class CommissionMaterial(models.Model):
    """调查材料: what somebody told or handed in. Who it came from is sealed, and read by the commission alone where
    the giver asks for it (监督法第五十八条)."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="materials", verbose_name="调查委员会")
    given_on = models.DateField("提供日期")
    text = models.TextField("材料内容")
    source = SealedCharField("提供人", max_length=100)
    is_confidential = models.BooleanField("提供人要求对来源保密", default=False)
    files = models.ManyToManyField(StoredFile, related_name="+", verbose_name="材料")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "调查材料"
        verbose_name_plural = verbose_name
        ordering = ["given_on", "pk"]

    def __str__(self):
        return f"{self.commission}：调查材料{self.pk}"


class CommissionEntry(TimelineEntry):
    of = "commission"
    commission = models.ForeignKey(Commission, models.PROTECT, related_name="entries", verbose_name="调查委员会")

    class Meta(TimelineEntry.Meta):
        verbose_name = "调查经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["commission", "seq"], name="one_commission_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
