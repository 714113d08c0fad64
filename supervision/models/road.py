"""What a topic gathers on its way to the meeting: papers, research, and what all sides want answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from congress.files.models import StoredFile
from congress.rulebook.models import Clock
from supervision.models.topic import Topic


class PaperPurpose(models.TextChoices):
    PLAN = "plan", "实施方案"
    RESEARCH = "research", "调研报告"
    DRAFT = "draft", "报告稿"
    COMMENTS = "comments", "对报告稿的意见"
    REPORT = "report", "报告"
    RESOLUTION = "resolution", "决议"
    HANDLING_PLAN = "handling_plan", "研究处理方案"
    RESPONSE_DRAFT = "response_draft", "研究处理情况报告（征求意见稿）"
    RESPONSE_COMMENTS = "response_comments", "对研究处理情况报告的意见"
    RESPONSE = "response", "研究处理情况报告"
    EVIDENCE = "evidence", "佐证材料"
    CHECK = "check", "检查材料"
    EXCHANGE = "exchange", "联动交换文件"


# What the law opens to the public once the matter is done (监督法第十七条): 报告、审议意见、研究处理情况报告.
PUBLISHABLE = (PaperPurpose.REPORT, PaperPurpose.RESOLUTION, PaperPurpose.RESPONSE)
# What the organ hands in itself and may always read again.
OF_ORGAN = (
    PaperPurpose.DRAFT,
    PaperPurpose.REPORT,
    PaperPurpose.HANDLING_PLAN,
    PaperPurpose.RESPONSE_DRAFT,
    PaperPurpose.RESPONSE,
    PaperPurpose.EVIDENCE,
)
# What is written to the organ.
TO_ORGAN = (PaperPurpose.COMMENTS, PaperPurpose.RESOLUTION, PaperPurpose.RESPONSE_COMMENTS)


class TopicPaper(models.Model):
    """A file of a topic, or words in its place. A newer one of the same purpose and round stands before it."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="papers", verbose_name="议题")
    purpose = models.CharField("用途", max_length=20, choices=PaperPurpose)
    round = models.PositiveSmallIntegerField("轮次", default=1)
    title = models.CharField("标题", max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文件")
    text = models.TextField("内容", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提交人")
    at = models.DateTimeField("提交时间", auto_now_add=True)

    class Meta:
        verbose_name = "议题文件"
        verbose_name_plural = verbose_name
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(file__isnull=False) | ~Q(text=""), name="a_topic_paper_says_something")
        ]

    @property
    def name(self) -> str:
        return self.title or (self.file.name if self.file else self.get_purpose_display())


class Research(models.Model):
    """一次调研: who went where, by which channel, and what was found (监督法第十三条)."""

    class Channel(models.TextChoices):
        VISIT = "visit", "实地调研、视察"
        TALK = "talk", "座谈"
        SURVEY = "survey", "问卷"
        EXPERT = "expert", "专家论证"
        PUBLIC = "public", "公开征求意见"
        DEPUTIES = "deputies", "代表小组、代表联组调研"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="research", verbose_name="议题")
    on = models.DateField("日期")
    channel = models.CharField("方式", max_length=10, choices=Channel)
    place = models.CharField("地点", max_length=120, blank=True)
    people = models.CharField("参加人员", max_length=500)
    findings = models.TextField("发现的情况和问题")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "调研记录"
        verbose_name_plural = verbose_name
        ordering = ["on", "pk"]


class CollectedOpinion(models.Model):
    """各方面意见: handed to the organ before its report, which must answer it (监督法第十四条)."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="collected", verbose_name="议题")
    number = models.PositiveSmallIntegerField("序号")
    text = models.CharField("意见", max_length=1000)
    origin = models.CharField("来自", max_length=120, blank=True)
    sent_on = models.DateField("转交日期")
    answer = models.TextField("报告中的回应", blank=True)
    answered_on = models.DateField("回应日期", null=True, blank=True)

    class Meta:
        verbose_name = "各方面意见"
        verbose_name_plural = verbose_name
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="one_collected_opinion_per_number")]


class TopicClock(Clock):
    """One limit of a topic; of one item of its opinions where ``item`` is given."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="clocks", verbose_name="议题")
    item = models.ForeignKey(
        "supervision.OpinionItem", models.PROTECT, null=True, blank=True, related_name="clocks", verbose_name="交办事项"
    )

    class Meta(Clock.Meta):
        verbose_name = "监督期限"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "item", "kind"], condition=Q(met_at=None, void_at=None), nulls_distinct=False,
                name="one_running_clock_per_topic",
            )
        ]  # fmt: skip
