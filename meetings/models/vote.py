"""A vote: one question or several lines, counted by sums. Only a roll call knows who said what (law.md §3.1, §8.1)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.surveys.majority import Majority, Verdict
from congress.surveys.models import Survey
from congress.workflow.models import Case
from meetings.models.appointment import AppointmentLine
from meetings.models.item import Item
from meetings.models.participant import Participant
from meetings.models.schedule import Sitting


class Method(models.TextChoices):
    MACHINE = "machine", "表决器"
    HANDS = "hands", "举手"
    ROLL_CALL = "roll_call", "唱名"
    SECRET = "secret", "无记名投票"
    PORTAL = "portal", "平台无记名测评"  # of a 满意度测评 alone: each member answers on the own telephone


class Subject(models.TextChoices):
    MAIN = "main", "议题"
    AMENDMENT = "amendment", "修正案"
    PERSONS = "persons", "人选"
    POLL = "poll", "满意度测评"


class VoteStatus(models.TextChoices):
    PREPARED = "prepared", "待表决"
    RUNNING = "running", "表决中"
    COUNTED = "counted", "已有结果"
    VOID = "void", "作废"


class Vote(Case):
    item = models.ForeignKey(Item, models.PROTECT, related_name="votes", verbose_name="议题")
    subject = models.CharField("表决什么", max_length=10, choices=Subject, default=Subject.MAIN)
    question = models.CharField("表决事项", max_length=300)
    method = models.CharField("表决方式", max_length=10, choices=Method, default=Method.MACHINE)
    majority = models.CharField("通过条件", max_length=12, choices=Majority, default=Majority.HALF)
    status = models.CharField("状态", max_length=10, choices=VoteStatus, default=VoteStatus.PREPARED)
    position = models.PositiveSmallIntegerField("次序", default=0)
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="场次")
    movers = models.JSONField("修正案提出人", default=list, blank=True)
    monitors = models.CharField("监票人", max_length=120, blank=True)
    counters = models.CharField("计票人", max_length=120, blank=True)
    # Written down when the vote begins, so that nothing that changes later changes the outcome (peers.md lesson 42).
    total = models.PositiveSmallIntegerField("全体组成人员", null=True, blank=True)
    base_words = models.CharField("基数说明", max_length=200, blank=True)
    present = models.PositiveSmallIntegerField("参加表决人数", null=True, blank=True)
    present_names = models.JSONField("参加表决人员", default=list)
    recused_names = models.JSONField("回避人员", default=list)
    held_on = models.DateField("表决日期", null=True, blank=True)
    survey = models.OneToOneField(Survey, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="测评")

    class Meta:
        verbose_name = "表决"
        verbose_name_plural = verbose_name
        ordering = ["item", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="prepared") | Q(status="void") | Q(total__isnull=False, present__isnull=False),
                name="a_running_vote_knows_its_base",
            ),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return f"{reverse('meetings:votes', args=[self.item.meeting.code])}#vote-{self.pk}"

    def remember(self, step, *, before, by, note, facts):
        """Told on the item's timeline: the public half of a vote is its sums."""
        facts = {"person": self.question[:80], **facts}
        self.item.remember(step, before=self.item.status, by=by, note=note, facts=facts)

    @property
    def is_secret(self) -> bool:
        return self.method == Method.SECRET

    @property
    def is_by_portal(self) -> bool:
        return self.method == Method.PORTAL

    @property
    def is_poll(self) -> bool:
        return self.subject == Subject.POLL

    @property
    def silent(self) -> str:
        """What to call those who were there and said nothing."""
        return {Method.MACHINE: "未按", Method.PORTAL: "未测评"}.get(self.method, "未表态")


class BallotLine(models.Model):
    """What is ticked once: the question itself, or one person for one post (one line each, peers.md lesson 47)."""

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="lines", verbose_name="表决")
    position = models.PositiveSmallIntegerField("次序")
    text = models.CharField("内容", max_length=300)
    nominee = models.ForeignKey(
        AppointmentLine, models.PROTECT, null=True, blank=True, related_name="ballots", verbose_name="任免人选"
    )

    class Meta:
        verbose_name = "票面一行"
        verbose_name_plural = verbose_name
        ordering = ["vote", "position"]
        constraints = [models.UniqueConstraint(fields=["vote", "position"], name="one_line_per_place")]

    def __str__(self):
        return self.text

    @property
    def result(self) -> "Tally | None":
        """The newest count; earlier ones stay beside it."""
        return max(self.tallies.all(), key=lambda tally: tally.version, default=None)


class Tally(models.Model):
    """The sums of one line. Never changed: a correction is a new version with its reason."""

    line = models.ForeignKey(BallotLine, models.PROTECT, related_name="tallies", verbose_name="票面一行")
    version = models.PositiveSmallIntegerField("版本")
    yes = models.PositiveSmallIntegerField("赞成（满意）", default=0)
    basic = models.PositiveSmallIntegerField("基本满意", default=0)
    no = models.PositiveSmallIntegerField("反对（不满意）", default=0)
    abstain = models.PositiveSmallIntegerField("弃权", default=0)
    not_pressed = models.PositiveSmallIntegerField("未按（未投）", default=0)
    invalid = models.PositiveSmallIntegerField("无效", default=0)
    issued = models.PositiveSmallIntegerField("发出票", null=True, blank=True)
    returned = models.PositiveSmallIntegerField("收回票", null=True, blank=True)
    passed = models.BooleanField("通过", null=True)
    verdict = models.CharField("测评结果", max_length=12, choices=Verdict, blank=True)
    words = models.CharField("结果说明", max_length=300)
    reason = models.CharField("更正原因", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人")
    at = models.DateTimeField("录入时间", auto_now_add=True)

    class Meta:
        verbose_name = "计票结果"
        verbose_name_plural = verbose_name
        ordering = ["line", "version"]
        constraints = [
            models.UniqueConstraint(fields=["line", "version"], name="one_tally_per_version"),
            models.CheckConstraint(
                condition=Q(returned=None) | Q(returned__lte=F("issued")), name="no_more_returned_than_issued"
            ),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="a_correction_has_its_reason"),
        ]


class Choice(models.TextChoices):
    YES = "yes", "赞成"
    NO = "no", "反对"
    ABSTAIN = "abstain", "弃权"
    NOT_PRESSED = "not_pressed", "未表态"


class Called(models.Model):
    """唱名表决: what one member said aloud. There are such rows for roll calls only; the table refuses others."""

    tally = models.ForeignKey(Tally, models.PROTECT, related_name="called", verbose_name="计票结果")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="+", verbose_name="组成人员")
    choice = models.CharField("表态", max_length=12, choices=Choice)

    class Meta:
        verbose_name = "唱名记录"
        verbose_name_plural = verbose_name
        ordering = ["tally", "participant__position"]
        constraints = [models.UniqueConstraint(fields=["tally", "participant"], name="one_word_per_member")]
