"""任后监督: the yearly duty report, its poll, what is put right and polled again; sanctions filed (law.md §9.5)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.rulebook.models import Clock
from meetings.models.appointment import AppointmentLine
from meetings.models.item import Item
from meetings.models.meeting import Meeting, new_code
from meetings.models.official import Official, Tenure
from meetings.models.vote import BallotLine


class DutyStatus(models.TextChoices):
    CALLED = "called", "待报告"
    RECEIVED = "received", "已报告"
    POLLING = "polling", "测评中"
    DONE = "done", "已办结"
    RECTIFYING = "rectifying", "整改中"
    RECTIFIED = "rectified", "已报整改，待再测评"


class DutyReport(models.Model):
    """述职: of one official for one year, written; heard and polled where a meeting does so."""

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    tenure = models.ForeignKey(Tenure, models.PROTECT, related_name="reports", verbose_name="任职")
    year = models.PositiveSmallIntegerField("年度")
    status = models.CharField("状态", max_length=10, choices=DutyStatus, default=DutyStatus.CALLED)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评议会议"
    )
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评议议题")
    called_on = models.DateField("通知日期")
    due_on = models.DateField("报送期限")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="述职报告"
    )
    received_on = models.DateField("收到日期", null=True, blank=True)
    rectified_on = models.DateField("收到整改报告日期", null=True, blank=True)
    rectification = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="整改报告"
    )
    told_on = models.DateField("结果印发日期", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "述职报告"
        verbose_name_plural = verbose_name
        ordering = ["-year", "tenure__post", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenure", "year"], name="one_duty_report_a_year"),
            models.CheckConstraint(
                condition=Q(rectified_on=None) | Q(rectified_on__gte=F("received_on")),
                name="put_right_after_the_report",
            ),
        ]

    def __str__(self):
        return f"{self.tenure.official}{self.year}年度述职"

    def get_absolute_url(self):
        return reverse("meetings:duty_report", args=[self.code])


class DutyPoll(models.Model):
    """One poll about one report; the second follows the rectification of what was 不满意."""

    report = models.ForeignKey(DutyReport, models.PROTECT, related_name="polls", verbose_name="述职报告")
    round = models.PositiveSmallIntegerField("次")
    ballot = models.OneToOneField(BallotLine, models.PROTECT, related_name="+", verbose_name="票面一行")

    class Meta:
        verbose_name = "述职测评"
        verbose_name_plural = verbose_name
        ordering = ["report", "round"]
        constraints = [models.UniqueConstraint(fields=["report", "round"], name="one_duty_poll_a_round")]


class DutyClock(Clock):
    """Until when the report, or what was put right, has to be in."""

    report = models.ForeignKey(DutyReport, models.CASCADE, related_name="clocks", verbose_name="述职报告")

    class Meta(Clock.Meta):
        verbose_name = "述职期限"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["report", "kind"], condition=Q(met_at=None, void_at=None), name="one_running_duty_clock"
            )
        ]


class Sanction(models.Model):
    """处分备案: of an official in office, told to the standing committee by the organ that gave it."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="sanctions", verbose_name="人员")
    kind = models.CharField("处分种类", max_length=40)
    decided_by = models.CharField("决定机关", max_length=80)
    decided_on = models.DateField("决定日期")
    doc_no = models.CharField("文号", max_length=60, blank=True)
    ground = models.TextField("事由", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文件")
    filed_on = models.DateField("报备日期")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "处分备案"
        verbose_name_plural = verbose_name
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(filed_on__gte=F("decided_on")), name="filed_after_the_sanction")
        ]


class Defence(models.Model):
    """申辩: whoever is to be dismissed may defend themselves in the meeting or in writing (监督法第六十二条)."""

    class Way(models.TextChoices):
        SPOKEN = "spoken", "会上口头申辩"
        WRITTEN = "written", "书面申辩"
        WAIVED = "waived", "放弃申辩"

    line = models.ForeignKey(AppointmentLine, models.PROTECT, related_name="defences", verbose_name="撤职案")
    way = models.CharField("方式", max_length=8, choices=Way)
    text = models.TextField("申辩意见", blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="书面意见"
    )
    at = models.DateTimeField("登记时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "申辩"
        verbose_name_plural = verbose_name
        ordering = ["at", "pk"]
