"""公民旁听: the seats a meeting offers to citizens, and who asks for one. What tells who a citizen is is sealed; the
receipt number and the query code are all that is needed to read what became of it."""

import uuid
from datetime import date

from django.db import models
from django.urls import reverse

from congress.accounts.sealed import SealedCharField
from congress.workflow.models import Case, TimelineEntry
from meetings.models.meeting import Meeting
from meetings.models.participant import Answer, Participant
from supervision.models.filing_request import new_query_code
from supervision.models.topic import new_code


class ObserverCall(models.Model):
    """The row two decisions meet at: whoever locks it first has the next seat."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="observing", verbose_name="会议")
    places = models.PositiveSmallIntegerField("旁听席")
    closes_on = models.DateField("报名截止日期")
    intro = models.TextField("旁听须知", blank=True)

    class Meta:
        verbose_name = "公民旁听报名"
        verbose_name_plural = verbose_name

    def __str__(self):
        return f"{self.meeting.short}公民旁听"

    @property
    def taken(self) -> int:
        seated = self.observers.filter(status=ObserverStatus.ACCEPTED)
        return seated.exclude(participant__status=Answer.DROPPED).count()

    def takes_until(self, day: date) -> bool:
        return day <= self.closes_on


class ObserverStatus(models.TextChoices):
    RECEIVED = "observer_received", "待安排"
    ACCEPTED = "observer_accepted", "已安排旁听"
    DECLINED = "observer_declined", "未安排"


class Observer(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    key = models.UUIDField("表单编号", unique=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(ObserverCall, models.PROTECT, related_name="observers", verbose_name="旁听报名")
    number = models.CharField("收件号", max_length=40, unique=True)
    query_code = SealedCharField("查询码", max_length=20, default=new_query_code)
    name = SealedCharField("姓名", max_length=40)
    phone = SealedCharField("联系电话", max_length=40)
    employer = models.CharField("单位或者职业", max_length=80, blank=True)
    received_on = models.DateField("收到日期")
    status = models.CharField("状态", max_length=20, choices=ObserverStatus, default=ObserverStatus.RECEIVED)
    outcome = models.CharField("答复", max_length=300, blank=True)
    decided_on = models.DateField("答复日期", null=True, blank=True)
    participant = models.OneToOneField(
        Participant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="参会人员"
    )

    class Meta:
        verbose_name = "旁听报名人"
        verbose_name_plural = verbose_name
        ordering = ["pk"]

    def __str__(self):
        return self.number

    @property
    def hold(self) -> str:
        return {ObserverStatus.ACCEPTED: "done", ObserverStatus.DECLINED: "ended"}.get(self.status, "congress")

    @property
    def title(self) -> str:
        return f"{self.call} {self.number}"

    def get_absolute_url(self):
        return reverse("meetings:observer", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class ObserverEntry(TimelineEntry):
    """The database refuses to change a row."""

    of = "observer"
    observer = models.ForeignKey(Observer, models.PROTECT, related_name="entries", verbose_name="旁听报名人")

    class Meta(TimelineEntry.Meta):
        verbose_name = "旁听报名经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["observer", "seq"], name="one_observer_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
