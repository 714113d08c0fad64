"""会议文件汇编: one edition of the bound papers for one audience, kept as it was handed out."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse

from congress.files.models import StoredFile
from meetings.models.meeting import Meeting
from meetings.models.version import AgendaVersion


class PacketFor(models.TextChoices):
    MEMBERS = "members", "组成人员"
    GUESTS = "guests", "列席人员"
    PUBLIC = "public", "公开"
    CHAIR = "chair", "主持人"


class Packet(models.Model):
    """The row and its file are never changed and never made anew; a change is the next edition.

    ``recipe`` is what it was made from, whole, so that a personal copy says the same as the edition itself.
    ``facts`` are those of congress.printing.assembly: which page shows what.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packets", verbose_name="会议")
    audience = models.CharField("读者", max_length=8, choices=PacketFor)
    edition = models.PositiveSmallIntegerField("版次")
    version = models.ForeignKey(AgendaVersion, models.PROTECT, related_name="+", verbose_name="议程日程版本")
    options = models.JSONField("选项", default=dict)
    recipe = models.JSONField("编法", encoder=DjangoJSONEncoder)
    inputs = models.CharField("编法摘要", max_length=64)
    papers = models.ManyToManyField("meetings.PaperVersion", related_name="+", verbose_name="编入的文件")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    sha256 = models.CharField("校验码", max_length=64)
    pages = models.PositiveIntegerField("页数")
    sheets = models.PositiveIntegerField("张数")
    facts = models.JSONField("装订记录", default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="制作人")
    made_at = models.DateTimeField("制作时间", auto_now_add=True)

    class Meta:
        verbose_name = "文件汇编"
        verbose_name_plural = verbose_name
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "audience", "edition"], name="one_packet_per_edition")
        ]

    def __str__(self):
        return f"{self.meeting.short}文件汇编（{self.get_audience_display()}）第{self.edition}版"

    def get_absolute_url(self):
        return reverse("meetings:packet", args=[self.pk])

    @property
    def is_personal(self) -> bool:
        """Handed out with the reader's name across the pages of confidential papers."""
        return bool(self.options.get("watermark")) and any(piece["is_watermarked"] for piece in self.recipe["pieces"])
