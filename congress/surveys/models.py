import base64
import secrets
import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from congress.files.models import StoredFile


class Grade(models.TextChoices):
    """The three words every regulation uses (law.md §12 no. 19), best first."""

    HIGH = "high", "满意"
    MID = "mid", "基本满意"
    LOW = "low", "不满意"


class Scale(models.TextChoices):
    THREE = "three", "满意、基本满意、不满意"
    FIVE = "five", "一至五星"


# What a star says in the words of the statutes: whatever is counted, is counted in these (law.md §12 no. 19).
GRADE_OF_STARS = {5: Grade.HIGH, 4: Grade.HIGH, 3: Grade.MID, 2: Grade.LOW, 1: Grade.LOW}
STARS = {star: f"{'零一二三四五'[star]}星（{grade.label}）" for star, grade in GRADE_OF_STARS.items()}


def grade_words(grades: dict, stars: dict, code: str) -> str:
    """One answer in words: with its stars, where the district lets people give them."""
    return STARS[stars[code]] if code in stars else Grade(grades[code]).label


class Secrecy(models.TextChoices):
    """NAMED answers are ballots that point at their invitation.

    ANONYMOUS ones never become a ballot: slips lie sealed in a box that is opened once (box.py), and what stays
    is the sum per question and, apart from it, who has answered. Nothing may assume that a survey has ballots;
    ask ``queries``.
    """

    NAMED = "named", "实名"
    ANONYMOUS = "anonymous", "无记名"


def new_place() -> str:
    """Sixteen letters and digits of an address: 80 random bits."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


class Survey(models.Model):
    """One questionnaire put to invited people within a window. The app that opens it points at it."""

    kind = models.CharField("类别", max_length=60)
    title = models.CharField("标题", max_length=200)
    questions = models.JSONField("问题")  # [{"code", "label"}] in the order they are asked
    secrecy = models.CharField("方式", max_length=10, choices=Secrecy, default=Secrecy.NAMED)
    minimum = models.PositiveSmallIntegerField("公布结果的最少份数", default=0)
    scale = models.CharField("评价等次", max_length=5, choices=Scale, default=Scale.THREE)
    reason_from = models.CharField("从哪一档起须说明理由", max_length=10, choices=Grade, default=Grade.LOW, blank=True)
    opens_at = models.DateTimeField("开始时间", auto_now_add=True)
    closes_on = models.DateField("截止日期")
    reckoning = models.JSONField("期限推算", default=list)
    closed_at = models.DateTimeField("结束时间", null=True, blank=True)
    # of an anonymous one: answers too few to be counted beside paper, and when its dead rows were gone (box.py)
    left_out = models.PositiveIntegerField("未计入的平台作答", default=0, editable=False)
    scrubbed_at = models.DateTimeField("清除残留时间", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "测评"
        verbose_name_plural = verbose_name
        indexes = [models.Index(fields=["closes_on"], name="survey_open", condition=Q(closed_at=None))]

    def __str__(self):
        return self.title

    @property
    def is_anonymous(self) -> bool:
        return self.secrecy == Secrecy.ANONYMOUS

    @property
    def codes(self) -> list[str]:
        return [question["code"] for question in self.questions]

    def label(self, code: str) -> str:
        return next(question["label"] for question in self.questions if question["code"] == code)

    def is_open(self, today: date) -> bool:
        """Whether the invited may still answer or change their answer."""
        return self.closed_at is None and localdate(self.opens_at) <= today <= self.closes_on

    def asks_reason(self, grades: dict) -> bool:
        """Whether one of these grades is as low as the grade that must be explained."""
        if not self.reason_from:
            return False
        worst_first = list(reversed(Grade.values))
        explained = worst_first[: worst_first.index(self.reason_from) + 1]
        return any(grade in explained for grade in grades.values())


class Invitation(models.Model):
    """One person's place in a survey. Without an account the answer can only come on paper."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="invitations", verbose_name="测评")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="用户"
    )
    name = models.CharField("姓名", max_length=60)
    part = models.CharField("身份", max_length=20, blank=True)  # lead, cosigner, member …
    counts = models.BooleanField("计入统计", default=True)
    has_answered = models.BooleanField("无记名测评已作答", default=False, editable=False)
    # where it is answered; the key that opens the address without sign-in stands in no table (links.py)
    place = models.CharField("地址", max_length=16, unique=True, default=new_place, editable=False)

    class Meta:
        verbose_name = "测评邀请"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "user"], name="one_invitation_per_person"),
        ]

    def __str__(self):
        return self.name


class PaperEntry(models.Model):
    """A signed form keyed in by one person, waiting for another to compare it with the scan."""

    class State(models.TextChoices):
        PENDING = "pending", "待复核"
        CONFIRMED = "confirmed", "已复核"
        REFUSED = "refused", "未通过"

    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="paper_entries", verbose_name="测评邀请")
    grades = models.JSONField("评价")
    stars = models.JSONField("星级", default=dict, blank=True)
    reason = models.TextField("理由", blank=True)
    signed_on = models.DateField("签名日期")
    scan = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="扫描件")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人")
    entered_at = models.DateTimeField("录入时间", auto_now_add=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.PENDING)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="复核人",
    )
    checked_at = models.DateTimeField("复核时间", null=True, blank=True)
    note = models.CharField("复核说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "纸质评价"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("entered_by")),
                name="paper_is_checked_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", checked_by=None, checked_at=None)
                | Q(state__in=["confirmed", "refused"], checked_by__isnull=False, checked_at__isnull=False),
                name="checked_paper_names_its_checker",
            ),
            models.UniqueConstraint(
                fields=["invitation"], condition=Q(state="pending"), name="one_pending_paper_per_invitation"
            ),
        ]

    def __str__(self):
        return f"{self.invitation}（纸质）"

    @property
    def rows(self) -> list[tuple[str, str]]:
        """(question, the answer in words) in the order asked, to be compared with the scan."""
        asked = self.invitation.survey.questions
        return [(each["label"], grade_words(self.grades, self.stars, each["code"])) for each in asked]


class Ballot(models.Model):
    """An answer. The newest one counts; the database refuses to change or lose the earlier ones."""

    class Channel(models.TextChoices):
        PORTAL = "portal", "平台"
        LINK = "link", "专用链接"
        PAPER = "paper", "纸质"

    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="ballots", verbose_name="测评邀请")
    seq = models.PositiveIntegerField("序号")
    grades = models.JSONField("评价")  # {code: grade}
    stars = models.JSONField("星级", default=dict, blank=True)  # {code: 1 to 5} where they were asked
    reason = models.TextField("理由", blank=True)
    channel = models.CharField("渠道", max_length=10, choices=Channel)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提交人")
    paper = models.OneToOneField(
        PaperEntry, models.PROTECT, null=True, blank=True, related_name="ballot", verbose_name="纸质评价"
    )
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "评价"
        verbose_name_plural = verbose_name
        ordering = ["invitation_id", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["invitation", "seq"], name="one_ballot_per_turn"),
            models.CheckConstraint(
                condition=Q(channel="paper", paper__isnull=False) | (~Q(channel="paper") & Q(paper=None)),
                name="paper_ballot_has_its_paper",
            ),
        ]

    def __str__(self):
        return f"{self.invitation} {self.at:%Y-%m-%d}"

    def grade(self, code: str) -> Grade:
        return Grade(self.grades[code])

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(question, grade's word, grade) in the order asked, for pages and printed sheets."""
        return [
            (each["label"], grade_words(self.grades, self.stars, each["code"]), self.grades[each["code"]])
            for each in self.invitation.survey.questions
        ]


class BoxKey(models.Model):
    """The key of one ballot box, sealed under a key outside the database; deleted when the box is counted."""

    survey = models.OneToOneField(Survey, models.PROTECT, primary_key=True, related_name="+", verbose_name="测评")
    sealed = models.TextField("密钥")

    class Meta:
        verbose_name = verbose_name_plural = "票箱密钥"


class Slip(models.Model):
    """A sealed answer or a sealed blank in the box. Nothing here leads to a person, and nothing may."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name="测评")
    sealed = models.BinaryField("密封内容")

    class Meta:
        verbose_name = verbose_name_plural = "无记名票"


class Count(models.Model):
    """What came out of the box for one question."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="sums", verbose_name="测评")
    code = models.CharField("问题", max_length=40)
    high = models.PositiveIntegerField("满意")
    mid = models.PositiveIntegerField("基本满意")
    low = models.PositiveIntegerField("不满意")
    invalid = models.PositiveIntegerField("无效")

    class Meta:
        verbose_name = verbose_name_plural = "无记名测评结果"
        constraints = [models.UniqueConstraint(fields=["survey", "code"], name="one_sum_per_question")]


class Remark(models.Model):
    """A reason from the box, told by its words alone: read in the order of its random id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="remarks", verbose_name="测评")
    text = models.TextField("理由")

    class Meta:
        verbose_name = verbose_name_plural = "无记名测评理由"
        ordering = ["id"]


class Pile(models.Model):
    """Nameless paper slips of several people, counted by one person and counted again by another.

    The QR code stands on the outer envelope, never on the slip. The sums are emptied when the box is counted.
    """

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="piles", verbose_name="测评")
    people = models.ManyToManyField(Invitation, related_name="+", verbose_name="交来纸质票的人")
    slips = models.PositiveIntegerField("票数")
    counts = models.JSONField("各题票数")  # {code: {high, mid, low, invalid}}
    remarks = models.JSONField("理由", default=list)
    scan = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="扫描件")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人")
    entered_at = models.DateTimeField("录入时间", auto_now_add=True)
    state = models.CharField("状态", max_length=10, choices=PaperEntry.State, default=PaperEntry.State.PENDING)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )
    note = models.CharField("复核说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "无记名纸质票"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("entered_by")), name="pile_is_checked_by_a_second_person"
            ),
        ]

    def __str__(self):
        return f"{self.survey}（纸质 {self.slips} 张）"
