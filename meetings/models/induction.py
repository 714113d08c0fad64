"""After the vote: the organ is told, the certificate is handed over, the oath is sworn (law.md §9.2 steps 7 to 9)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.pages.dates import full_day
from meetings.models.appointment import AppointmentLine, AppointmentMotion
from meetings.models.meeting import Meeting, new_code
from meetings.models.official import Official, Tenure


class OrganNotice(models.Model):
    """任免通知: what the proposing organ was told of the outcome, kept as it was printed."""

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    motion = models.ForeignKey(AppointmentMotion, models.PROTECT, related_name="notices", verbose_name="任免案")
    lines = models.ManyToManyField(AppointmentLine, related_name="organ_notices", verbose_name="人选")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="主送单位")
    doc_no = models.CharField("发文字号", max_length=60)
    content = models.JSONField("内容")
    sent_on = models.DateField("发出日期")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发出人")

    class Meta:
        verbose_name = "任免通知"
        verbose_name_plural = verbose_name
        ordering = ["sent_on", "pk"]

    def __str__(self):
        return f"{self.doc_no}任免通知"


class Certificate(models.Model):
    """任命书: numbered, signed by the chair, handed over to the person."""

    line = models.OneToOneField(AppointmentLine, models.PROTECT, related_name="certificate", verbose_name="任职依据")
    number = models.CharField("编号", max_length=60, unique=True)
    signed_by = models.CharField("签署人", max_length=30)  # 常委会主任
    handed_on = models.DateField("颁发日期")
    handed_by = models.CharField("颁发人", max_length=30, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="颁发的会议"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "任命书"
        verbose_name_plural = verbose_name
        ordering = ["handed_on", "pk"]

    def __str__(self):
        return self.number


class Oath(models.Model):
    """宪法宣誓: one ceremony, of one person or of many behind a leader."""

    class Form(models.TextChoices):
        SINGLE = "single", "单独宣誓"
        COLLECTIVE = "collective", "集体宣誓"

    class Organizer(models.TextChoices):
        CHAIRS_MEETING = "chairs_meeting", "主任会议"
        PRESIDIUM = "presidium", "大会主席团"
        COURT = "court", "人民法院"
        PROCURATORATE = "procuratorate", "人民检察院"
        ORGAN = "organ", "任职机关"

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    held_on = models.DateField("宣誓日期")
    place = models.CharField("地点", max_length=80)
    form = models.CharField("形式", max_length=10, choices=Form)
    organizer = models.CharField("组织者", max_length=16, choices=Organizer, default=Organizer.CHAIRS_MEETING)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="会议")
    leader = models.CharField("领誓人", max_length=30, blank=True)
    supervisor = models.CharField("监誓人", max_length=30, blank=True)
    text = models.TextField("誓词")
    remark = models.TextField("记录", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "宪法宣誓"
        verbose_name_plural = verbose_name
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(form="collective") | ~Q(leader=""), name="a_collective_oath_has_a_leader"
            ),
        ]

    def __str__(self):
        return f"{full_day(self.held_on)}宪法宣誓"

    def get_absolute_url(self):
        return reverse("meetings:oath", args=[self.code])


class OathTaker(models.Model):
    """Who swore: by the line that was passed, or by the office they were elected to."""

    oath = models.ForeignKey(Oath, models.PROTECT, related_name="takers", verbose_name="宣誓")
    line = models.OneToOneField(
        AppointmentLine, models.PROTECT, null=True, blank=True, related_name="sworn", verbose_name="任职依据"
    )
    tenure = models.OneToOneField(
        Tenure, models.PROTECT, null=True, blank=True, related_name="sworn", verbose_name="任职"
    )

    class Meta:
        verbose_name = "宣誓人"
        verbose_name_plural = verbose_name
        ordering = ["oath", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(line=None, tenure__isnull=False) | Q(line__isnull=False, tenure=None),
                name="one_swears_to_one_office",
            ),
        ]

    @property
    def official(self) -> Official:
        return (self.line or self.tenure).official

    @property
    def post(self) -> str:
        return self.line.post.name if self.line else self.tenure.label


class OathPhoto(models.Model):
    oath = models.ForeignKey(Oath, models.PROTECT, related_name="photos", verbose_name="宣誓")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="照片")

    class Meta:
        verbose_name = "宣誓照片"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
