"""What a meeting leaves behind: decisions, minutes, periodicals, and what of all this the public may read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.pages.dates import full_day
from meetings.models.item import Item
from meetings.models.meeting import Meeting, new_code
from meetings.models.vote import Vote


class DecisionKind(models.TextChoices):
    RESOLUTION = "resolution", "决议"
    DECISION = "decision", "决定"
    APPOINTMENTS = "appointments", "任免名单"
    ANNOUNCEMENT = "announcement", "公告"
    OPINION = "opinion", "审议意见"


class Decision(models.Model):
    """决议、决定: what a body adopted about one item, as it is printed. With its number the words stand."""

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    item = models.OneToOneField(Item, models.PROTECT, related_name="decision", verbose_name="议题")
    vote = models.ForeignKey(Vote, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="表决")
    kind = models.CharField("种类", max_length=14, choices=DecisionKind, default=DecisionKind.DECISION)
    doc_no = models.CharField("发文字号", max_length=60, blank=True)
    title = models.CharField("标题", max_length=200)
    text = models.TextField("正文")
    adopted_on = models.DateField("通过日期")
    publishable = models.BooleanField("可以公布", default=True)
    withheld_why = models.CharField("不公布的原因", max_length=200, blank=True)
    numbered_on = models.DateField("编号日期", null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="拟稿人")

    class Meta:
        verbose_name = "决议决定"
        verbose_name_plural = verbose_name
        ordering = ["item__meeting", "item__position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(publishable=True) | ~Q(withheld_why=""), name="a_decision_is_withheld_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(doc_no="", numbered_on=None) | (~Q(doc_no="") & Q(numbered_on__isnull=False)),
                name="a_numbered_decision_has_its_day",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:decision", args=[self.code])

    @property
    def bracket(self) -> str:
        """（2026年12月18日望川区第十八届人民代表大会常务委员会第十二次会议通过）"""
        day = self.adopted_on
        return f"（{full_day(day)}{self.item.meeting.title}通过）"


class Minutes(models.Model):
    """会议纪要: drafted from the record, put into words by the office, then issued with its number."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes", verbose_name="会议")
    doc_no = models.CharField("编号", max_length=60, blank=True)
    present = models.TextField("出席", blank=True)
    on_leave = models.TextField("请假", blank=True)
    absent = models.TextField("缺席", blank=True)
    attending = models.TextField("列席", blank=True)
    text = models.TextField("纪要正文")
    signed_by = models.CharField("签发人", max_length=60, blank=True)
    copies = models.CharField("分送", max_length=300, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)

    class Meta:
        verbose_name = "会议纪要"
        verbose_name_plural = verbose_name

    def __str__(self):
        return f"{self.meeting.short}纪要"


class BulletinKind(models.TextChoices):
    BRIEF = "brief", "会议简报"
    GAZETTE = "gazette", "常委会公报"
    NOTICE = "notice", "人事任免公告"  # to the public, beside the list (北京市任免条例第二十一条)


class Bulletin(models.Model):
    """简报 or 公报: one number of a periodical, kept as it was printed. The database refuses to change a row."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="bulletins", verbose_name="会议")
    kind = models.CharField("种类", max_length=8, choices=BulletinKind)
    number = models.PositiveSmallIntegerField("期")
    content = models.JSONField("内容", default=dict)
    issued_on = models.DateField("印发日期")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="编印人")

    class Meta:
        verbose_name = "简报、公报"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind", "number"], name="one_bulletin_per_number"),
        ]

    def __str__(self):
        return f"{self.meeting.short}{self.get_kind_display()}{self.count}"

    @property
    def count(self) -> str:
        if self.kind == BulletinKind.NOTICE:
            return f"〔{self.issued_on.year}〕第{self.number}号"
        return f"第{self.number}期"


class Publication(models.Model):
    """公布: exactly what the guard let out, in words. The public pages read this and nothing else."""

    class Stage(models.TextChoices):
        PREVIEW = "preview", "会前公布"
        RESULT = "result", "会后公布"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="publications", verbose_name="会议")
    stage = models.CharField("阶段", max_length=8, choices=Stage)
    content = models.JSONField("公布内容")
    sha256 = models.CharField("摘要", max_length=64)
    at = models.DateTimeField("公布时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="公布人")

    class Meta:
        verbose_name = "公布"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "at", "pk"]

    def __str__(self):
        return f"{self.meeting.short}{self.get_stage_display()}"
