"""审查建议 of a citizen or an organisation, 审查要求 of a state organ: both ask to review a document (law.md §7.8).
What tells who somebody is is sealed; receipt number and query code are all a citizen needs to read the answer."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.sealed import SealedCharField
from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.rulebook.models import Clock
from congress.workflow.models import Case, TimelineEntry
from supervision.models.filing import Filing
from supervision.models.topic import new_code

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is read as something else


def new_query_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


class Applicant(models.TextChoices):
    CITIZEN = "citizen", "公民"
    ORGANIZATION = "organization", "社会团体、企业事业组织"


class RequestKind(models.TextChoices):
    SUGGESTION = "suggestion", "审查建议"
    DEMAND = "demand", "审查要求"


class RequestStatus(models.TextChoices):
    RECEIVED = "received", "待受理"
    ACCEPTED = "accepted", "已受理"
    REFUSED = "refused", "不予受理"
    PASSED_ON = "passed_on", "已移送"
    ANSWERED = "answered", "已答复"


class ReviewRequest(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    key = models.UUIDField("表单编号", unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField("收件号", max_length=40, unique=True)
    query_code = SealedCharField("查询码", max_length=20, default=new_query_code)
    kind = models.CharField("种类", max_length=12, choices=RequestKind, default=RequestKind.SUGGESTION)
    organ = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出要求的机关"
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    files = models.ManyToManyField(StoredFile, related_name="+", verbose_name="附件")
    applicant = models.CharField("建议人", max_length=12, choices=Applicant, default=Applicant.CITIZEN)
    name = SealedCharField("姓名或者名称", max_length=80)
    phone = SealedCharField("联系电话", max_length=40)
    address = SealedCharField("通信地址", max_length=200, blank=True)
    document = models.CharField("建议审查的文件", max_length=200)
    document_no = models.CharField("发文字号", max_length=60, blank=True)
    maker_name = models.CharField("制定机关", max_length=80)
    provision = models.TextField("有问题的条文")
    upper_law = models.CharField("相抵触的法律、法规", max_length=300, blank=True)
    reason = models.TextField("理由")
    received_on = models.DateField("收到日期", db_index=True)
    status = models.CharField("状态", max_length=12, choices=RequestStatus, default=RequestStatus.RECEIVED)
    filing = models.ForeignKey(
        Filing, models.PROTECT, null=True, blank=True, related_name="requests", verbose_name="备案文件"
    )
    outcome = models.CharField("受理情况", max_length=500, blank=True)
    decided_on = models.DateField("告知日期", null=True, blank=True)
    answer = models.TextField("答复", blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)

    class Meta:
        verbose_name = "审查建议"
        verbose_name_plural = verbose_name
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="suggestion", organ=None) | Q(kind="demand", organ__isnull=False),
                name="a_demand_comes_from_an_organ",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.document}"

    @property
    def title(self) -> str:
        return f"关于《{self.document}》的{self.get_kind_display()}"

    @property
    def hold(self) -> str:
        if self.status in (RequestStatus.REFUSED, RequestStatus.PASSED_ON):
            return "ended"
        return "done" if self.status == RequestStatus.ANSWERED else "congress"

    @property
    def is_demand(self) -> bool:
        return self.kind == RequestKind.DEMAND

    @property
    def who(self) -> str:
        """Whom it comes from, without a name."""
        return self.organ.label if self.organ else self.get_applicant_display()

    def locked(self):
        found = type(self).objects.select_for_update(of=("self",)).select_related("organ")
        return found.get(pk=self.pk)

    def get_absolute_url(self):
        return reverse("supervision:review_request", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class RequestEntry(TimelineEntry):
    """The timeline of a suggestion. The database refuses to change a row."""

    of = "request"
    request = models.ForeignKey(ReviewRequest, models.PROTECT, related_name="entries", verbose_name="审查建议")

    class Meta(TimelineEntry.Meta):
        verbose_name = "审查建议经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["request", "seq"], name="one_request_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")


class RequestClock(Clock):
    """Until when the office says whether it takes the suggestion up, and until when it answers."""

    request = models.ForeignKey(ReviewRequest, models.PROTECT, related_name="clocks", verbose_name="审查建议")

    class Meta(Clock.Meta):
        verbose_name = "审查建议期限"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
