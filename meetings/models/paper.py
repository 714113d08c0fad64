"""会议文件: what lies before the meeting, in versions of which none is ever lost."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from guardian.models import UserObjectPermissionBase

from congress.files.models import StoredFile
from congress.work.models import Work
from meetings.models.item import Item
from meetings.models.meeting import Meeting, new_code
from meetings.models.paper_kind import PaperKind

# How the papers of one item lie behind each other (law.md §8.3).
ORDER = (
    PaperKind.MOTION, PaperKind.REPORT, PaperKind.REPORT_DRAFT, PaperKind.EXPLANATION, PaperKind.REVIEW,
    PaperKind.RESEARCH, PaperKind.DECISION_DRAFT, PaperKind.DRAFT, PaperKind.NOMINEES, PaperKind.ASSESSMENT,
    PaperKind.EXAM, PaperKind.STATEMENT, PaperKind.BALLOT_RULES, PaperKind.EVIDENCE, PaperKind.DEFENCE,
    PaperKind.INQUIRY_PLAN, PaperKind.SPEECH, PaperKind.REFERENCE, PaperKind.POLL_SHEET, PaperKind.WRITTEN,
    PaperKind.OTHER, PaperKind.GUIDE,
)  # fmt: skip


class Mark(models.TextChoices):
    """The word in brackets behind the title of a paper that is not final."""

    DRAFT = "草案", "草案"
    FOR_COMMENT = "征求意见稿", "征求意见稿"
    WRITTEN = "书面", "书面"


class Paper(models.Model):
    """One paper of an item, or of the meeting as a whole. It goes with its item when that is put off."""

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    of_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="会议"
    )
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="议题")
    kind = models.CharField("种类", max_length=14, choices=PaperKind)
    title = models.CharField("标题", max_length=200)
    mark = models.CharField("稿次", max_length=10, choices=Mark, blank=True)
    number = models.PositiveSmallIntegerField("会议文件编号", null=True, blank=True)  # fixed when it is sent
    position = models.PositiveSmallIntegerField("排序", default=0)
    to_print = models.BooleanField("印入文件汇编", default=True)
    confidential = models.BooleanField("保密", default=False)
    take_back = models.BooleanField("会后收回", default=False)
    publishable = models.BooleanField("可以公开", default=False)
    signed = models.BooleanField("已签发", default=False)
    added_at = models.DateTimeField("收到时间", auto_now_add=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤下人"
    )
    withdrawn_why = models.CharField("撤下原因", max_length=300, blank=True)

    class Meta:
        verbose_name = "会议文件"
        verbose_name_plural = verbose_name
        ordering = ["position", "pk"]
        permissions = [("read_paper", "阅读会议文件")]
        constraints = [
            models.CheckConstraint(
                condition=Q(of_meeting=None, item__isnull=False) | Q(of_meeting__isnull=False, item=None),
                name="a_paper_lies_in_one_place",
            ),
            models.CheckConstraint(
                condition=Q(confidential=False) | Q(publishable=False), name="no_confidential_paper_is_publishable"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""), name="a_paper_is_withdrawn_for_a_reason"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("meetings:paper", args=[self.code])

    @property
    def meeting(self) -> Meeting | None:
        return self.of_meeting or self.item.meeting

    @property
    def case(self) -> Meeting | Item:
        """Whose timeline tells what became of it."""
        return self.of_meeting or self.item

    @property
    def name(self) -> str:
        """关于…的决议（草案）; a mark already in the title is not said twice."""
        return f"{self.title}（{self.mark}）" if self.mark and f"（{self.mark}）" not in self.title else self.title

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def rank(self) -> tuple:
        """Its place in the packet: items in agenda order, then sample sheets, what is only in writing, and the rest."""
        item = self.item
        if item is None:
            group = 4 if self.kind == PaperKind.GUIDE else 3
        elif item.written_only or self.kind == PaperKind.WRITTEN:
            group = 2
        else:
            group = 1 if self.kind == PaperKind.POLL_SHEET else 0
        agenda = (item.position, item.pk) if item else (0, 0)
        return (group, *agenda, self.position, ORDER.index(self.kind), self.pk)


class PaperVersion(models.Model):
    """One state of a paper: a file as it came in, or words written here. ``sheet`` is what is read and printed."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions", verbose_name="文件")
    number = models.PositiveSmallIntegerField("稿次")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="原件")
    body = models.TextField("正文", blank=True)
    sheet = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="A4 版")
    sha256 = models.CharField("摘要", max_length=64)  # of the original, or of the words
    pages = models.PositiveSmallIntegerField("页数", null=True, blank=True)
    warnings = models.JSONField("提示", default=list, blank=True)
    failure = models.CharField("不能转换的原因", max_length=300, blank=True)
    work = models.ForeignKey(Work, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="转换")
    note = models.CharField("改了什么", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提交人")
    at = models.DateTimeField("提交时间", auto_now_add=True)
    sent_at = models.DateTimeField("送达时间", null=True, blank=True)

    class Meta:
        verbose_name = "会议文件稿次"
        verbose_name_plural = verbose_name
        ordering = ["paper", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=Q(file=None) | Q(body=""), name="a_version_is_a_file_or_words"),
        ]

    def __str__(self):
        return f"{self.paper}（第{self.number}稿）"

    @property
    def is_written(self) -> bool:
        """Written in the portal, so its words can be changed here and set as a part of the packet."""
        return self.file_id is None

    @property
    def is_underway(self) -> bool:
        return self.sheet_id is None and not self.failure


class PaperUserPermission(UserObjectPermissionBase):
    """What no place in the meeting expresses: this person may read this paper. Written only through accounts.grants."""

    content_object = models.ForeignKey(Paper, models.CASCADE)

    class Meta:
        verbose_name = "会议文件查阅授权"
        verbose_name_plural = verbose_name
        unique_together = [["user", "permission", "content_object"]]
