"""专题询问: the plan, who answers, questions prepared and asked, answers and promises (监督法第六章)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from congress.organs.models import Unit
from congress.workflow.models import Case
from supervision.models.topic import Topic


class InquiryStatus(models.TextChoices):
    DRAFTED = "drafted", "起草方案"
    ADOPTED = "adopted", "方案已通过"
    SITTING = "sitting", "询问中"
    HELD = "held", "已询问"


class Inquiry(Case):
    class Form(models.TextChoices):
        """监督法第四十七条: where it may be held."""

        PLENARY = "plenary", "全体会议"
        JOINT = "joint", "联组会议"
        GROUP = "group", "分组会议"

    class Proposer(models.TextChoices):
        CHAIRS = "chairs", "主任会议"
        MEMBERS = "members", "常委会组成人员"
        DEPUTIES = "deputies", "人大代表"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="inquiries", verbose_name="议题")
    status = models.CharField("状态", max_length=12, choices=InquiryStatus, default=InquiryStatus.DRAFTED)
    proposer = models.CharField("提出", max_length=10, choices=Proposer, default=Proposer.CHAIRS)
    proposed_by = models.CharField("提出人", max_length=300, blank=True)
    proposers = models.PositiveSmallIntegerField("提出人数", null=True, blank=True)
    form = models.CharField("会议形式", max_length=10, choices=Form, default=Form.JOINT)
    held_on = models.DateField("询问日期")
    held_at = models.CharField("会议", max_length=80, blank=True)
    content = models.TextField("询问内容")
    arrangement = models.TextField("组织安排")
    press = models.TextField("新闻报道安排", blank=True)
    stream = models.URLField("直播地址", max_length=300, blank=True)
    adopted_on = models.DateField("通过日期", null=True, blank=True)
    adopted_at = models.CharField("通过会议", max_length=60, blank=True)

    class Meta:
        verbose_name = "专题询问"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stream="") | Q(stream__startswith="https://"), name="a_stream_is_reached_by_https"
            )
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return f"“{self.topic.title}”专题询问"

    @property
    def hold(self) -> str:
        return "done" if self.status == InquiryStatus.HELD else "congress"

    def get_absolute_url(self):
        return f"{self.topic.get_absolute_url()}inquiries/{self.pk}/"

    def locked(self):
        """The topic's row first: parent before child, so two steps never wait for each other."""
        topic = self.topic.locked()
        found = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        found.topic = topic
        return found

    def recent_entries(self):
        return self.topic.recent_entries()

    def remember(self, step, *, before, by, note, facts):
        """On the timeline of the topic."""
        said = "，".join(filter(None, ("专题询问", facts.get("said"))))
        facts = {**facts, "said": said, "inquiry": self.pk}
        self.topic.entries.model.write(self.topic, step, case=self, before=before, by=by, note=note, facts=facts)


class Respondent(models.Model):
    """应询人: the heads come themselves (监督法第四十七条)."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="respondents", verbose_name="专题询问")
    name = models.CharField("姓名", max_length=40)
    title = models.CharField("职务", max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")

    class Meta:
        verbose_name = "应询人"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["inquiry", "name", "unit"], name="one_place_among_respondents")]

    def __str__(self):
        return f"{self.name}（{self.unit.label}{self.title}）"


class Question(models.Model):
    class Origin(models.TextChoices):
        PREPARED = "prepared", "准备的问题"
        SPOT = "spot", "现场提问"
        FOLLOW_UP = "follow_up", "追问"

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="questions", verbose_name="专题询问")
    number = models.PositiveSmallIntegerField("序号")
    origin = models.CharField("来由", max_length=10, choices=Origin)
    text = models.TextField("问题")
    asker = models.CharField("提问人", max_length=40)
    asker_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提问人账号"
    )
    respondent = models.ForeignKey(
        Respondent, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="请谁回答"
    )
    follows = models.ForeignKey(
        "supervision.Answer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name="追问的回答",
    )
    asked_at = models.DateTimeField("提问时间", null=True, blank=True)  # empty: still in the bank

    class Meta:
        verbose_name = "询问的问题"
        verbose_name_plural = verbose_name
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "number"], name="one_question_per_number"),
            models.CheckConstraint(
                condition=Q(origin="follow_up", follows__isnull=False) | (~Q(origin="follow_up") & Q(follows=None)),
                name="a_follow_up_follows_an_answer",
            ),
        ]

    @property
    def reply(self):
        """The answer, or nothing yet."""
        return getattr(self, "answer", None)


class Answer(models.Model):
    """What was answered, and the 测评 of it where one was held."""

    question = models.OneToOneField(Question, models.PROTECT, related_name="answer", verbose_name="问题")
    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="+", verbose_name="回答人")
    text = models.TextField("回答")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    at = models.DateTimeField("记录时间", auto_now_add=True)
    votes = models.JSONField("测评票数", default=dict)  # total present yes basic no invalid
    verdict = models.CharField("测评结果", max_length=12, blank=True)
    words = models.CharField("计算", max_length=300, blank=True)

    class Meta:
        verbose_name = "询问的回答"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class AnswerPromise(models.Model):
    """承诺: what, by which unit, until when."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="promises", verbose_name="回答")
    text = models.CharField("承诺事项", max_length=900)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="责任单位")
    due_on = models.DateField("完成时限", null=True, blank=True)
    is_taken = models.BooleanField("已列入审议意见", default=False)

    class Meta:
        verbose_name = "询问中的承诺"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class PlainInquiry(models.Model):
    """询问: a question put while a matter is deliberated, and its answer, in a line (监督法第四十六条)."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="plain_inquiries", verbose_name="议题")
    on = models.DateField("日期")
    at = models.CharField("会议", max_length=80)
    asker = models.CharField("询问人", max_length=40)
    question = models.CharField("问题", max_length=500)
    respondent = models.CharField("回答人", max_length=80)
    answer = models.CharField("回答", max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "询问"
        verbose_name_plural = verbose_name
        ordering = ["on", "pk"]
