"""人事任免案: one motion of many lines, each one person, one post and one verb (law.md §9)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Term, Unit
from congress.rulebook.models import Clock
from congress.workflow.models import Case, TimelineEntry
from meetings.models.meeting import Meeting, new_code
from meetings.models.official import Nominator, Official, OfficialPost


class AppointmentStatus(models.TextChoices):
    DRAFT = "draft", "起草中"
    RECEIVED = "received", "收到提请"
    INCOMPLETE = "incomplete", "待补充材料"
    UNDER_REVIEW = "under_review", "审查中"
    REVIEWED = "reviewed", "已审查，待主任会议"
    SUBMITTED = "submitted_to_meeting", "已提请常委会会议"
    CLOSED = "closed", "已办结"
    WITHDRAWN = "withdrawn", "已撤回"


BEFORE_GATE = (
    AppointmentStatus.RECEIVED, AppointmentStatus.INCOMPLETE, AppointmentStatus.UNDER_REVIEW,
    AppointmentStatus.REVIEWED,
)  # fmt: skip


class LineStatus(models.TextChoices):
    LISTED = "listed", "拟任免"
    EXAM_DUE = "exam_scheduled", "待考试"
    EXAM_FAILED = "exam_failed", "考试不及格，待补考"
    EXAM_PASSED = "exam_passed", "考试合格"
    EXEMPT = "exam_exempt", "免予考试"
    REVIEWED = "reviewed", "已审查"
    SUSPENDED = "suspended", "暂缓提请"
    NOT_SUBMITTED = "not_submitted", "不提请"
    SUBMITTED = "submitted_to_meeting", "已提请会议"
    EXPLAINED = "explained", "已作说明"
    PUT_TO_VOTE = "put_to_vote", "交付表决"
    DEFERRED = "vote_deferred", "暂不付表决"
    WITHDRAWN = "withdrawn", "已撤回"
    PASSED = "passed", "表决通过"
    FAILED = "failed", "未获通过"
    IN_OFFICE = "in_office", "已到任"
    DONE = "done", "已离任"  # a removal that has been told to the organ


L = LineStatus
# Before the chairs' meeting; what is still open in the review.
IN_REVIEW = (L.LISTED, L.EXAM_DUE, L.EXAM_FAILED, L.EXAM_PASSED, L.EXEMPT, L.REVIEWED)
AT_MEETING = (L.SUBMITTED, L.EXPLAINED, L.PUT_TO_VOTE, L.DEFERRED)
CARRIED = (L.PASSED, L.IN_OFFICE, L.DONE)
LINE_OVER = (L.NOT_SUBMITTED, L.WITHDRAWN, L.FAILED, L.IN_OFFICE, L.DONE)


class Matter(models.TextChoices):
    """What a motion asks for."""

    APPOINT = "appoint", "任命"
    REMOVE = "remove", "免职"
    ACT = "act", "代理"
    RESIGN = "resign", "接受辞职"
    DISMISS = "dismiss", "撤职"


class Verb(models.TextChoices):
    """The words of the statute; which of them a post takes follows from how it is filled (rules/appointments.py)."""

    DECIDE_APPOINT = "decide_appoint", "决定任命"
    APPOINT = "appoint", "任命"
    APPROVE_APPOINT = "approve_appoint", "批准任命"
    ACT = "act", "决定代理"
    CHOOSE_ACTING = "choose_acting", "推选代理"
    DECIDE_REMOVE = "decide_remove", "决定免去"
    REMOVE = "remove", "免去"
    APPROVE_REMOVE = "approve_remove", "批准免去"
    ACCEPT_RESIGNATION = "accept_resignation", "接受辞职"
    DISMISS = "dismiss", "撤职"


APPOINTING = (Verb.DECIDE_APPOINT, Verb.APPOINT, Verb.APPROVE_APPOINT, Verb.ACT, Verb.CHOOSE_ACTING)
ENDING = (Verb.DECIDE_REMOVE, Verb.REMOVE, Verb.APPROVE_REMOVE, Verb.ACCEPT_RESIGNATION, Verb.DISMISS)


class AppointmentMotion(Case):
    """任免议案, as the proposing organ hands it in. Its lines go through the meeting one by one."""

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    title = models.CharField("议案名称", max_length=200)
    nominator = models.CharField("提请人", max_length=20, choices=Nominator)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="提请机关")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="届")
    doc_no = models.CharField("发文字号", max_length=60, blank=True)
    signed_by = models.CharField("签署人", max_length=30, blank=True)  # the head of the proposing organ
    signed_on = models.DateField("签署日期", null=True, blank=True)
    reason = models.TextField("提请理由", blank=True)
    late_why = models.TextField("逾期说明", blank=True)
    # the meeting of the standing committee it is meant for: 提请期限 counts back from it
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="拟提请的会议"
    )
    received_on = models.DateField("收到日期", null=True, blank=True)
    is_paper = models.BooleanField("纸质提请", default=False)
    status = models.CharField("状态", max_length=20, choices=AppointmentStatus, default=AppointmentStatus.DRAFT)
    wanted = models.TextField("需要补充的材料", blank=True)
    review = models.TextField("审查意见", blank=True)
    reviewed_on = models.DateField("审查日期", null=True, blank=True)
    ruled_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="研究的主任会议"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "人事任免案"
        verbose_name_plural = verbose_name
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=("draft", "withdrawn")) | Q(received_on__isnull=False),
                name="a_motion_of_office_was_received",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:appointment", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    @property
    def hold(self) -> str:
        """Whose hands it is in, for the pill."""
        if self.status in (AppointmentStatus.DRAFT, AppointmentStatus.INCOMPLETE):
            return "unit"
        return {"closed": "done", "withdrawn": "ended"}.get(self.status, "congress")

    def remember(self, step, *, before, by, note, facts):
        AppointmentEntry.write(self, step, before=before, by=by, note=note, facts=facts)


class AppointmentLine(Case):
    """One person for one post, or out of it. It moves by itself: one may fail where the others pass."""

    class Exam(models.TextChoices):
        PASSED = "passed", "合格"
        FAILED = "failed", "不合格"
        EXEMPT = "exempt", "免考"

    motion = models.ForeignKey(AppointmentMotion, models.CASCADE, related_name="lines", verbose_name="任免案")
    position = models.PositiveSmallIntegerField("次序")
    official = models.ForeignKey(Official, models.PROTECT, related_name="lines", verbose_name="人选")
    post = models.ForeignKey(OfficialPost, models.PROTECT, related_name="lines", verbose_name="职务")
    verb = models.CharField("任免", max_length=20, choices=Verb)
    reason = models.TextField("任免理由", blank=True)
    status = models.CharField("状态", max_length=20, choices=LineStatus, default=LineStatus.LISTED)
    exam = models.CharField(
        "任前法律知识考试", max_length=8, choices=Exam, blank=True
    )  # empty: none yet, or none needed
    decided_on = models.DateField("表决日期", null=True, blank=True)
    decided_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="表决的会议"
    )
    outcome = models.CharField("表决结果", max_length=300, blank=True)

    class Meta:
        verbose_name = "任免人选"
        verbose_name_plural = verbose_name
        ordering = ["motion", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "official", "post", "verb"], name="one_line_per_person_and_post"),
            models.CheckConstraint(
                condition=~Q(status__in=("passed", "failed", "in_office", "done")) | Q(decided_on__isnull=False),
                name="a_vote_has_its_day",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """决定任命张三为望川区财政局局长, in the words of the list (law.md §9.1)."""
        person, post = self.official.name, self.post.name
        verb = self.get_verb_display()
        match self.verb:
            case Verb.ACT | Verb.CHOOSE_ACTING:
                return f"{verb[:2]}{person}代理{post}职务"
            case Verb.ACCEPT_RESIGNATION:
                return f"接受{person}辞去{post}职务的请求"
            case Verb.DISMISS:
                return f"撤销{person}的{post}职务"
            case _ if self.verb in ENDING:
                return f"{verb}{person}的{post}职务"
        return f"{verb}{person}为{post}"

    @property
    def title(self) -> str:
        return self.label

    @property
    def is_appointing(self) -> bool:
        return self.verb in APPOINTING

    @property
    def hold(self) -> str:
        """Whose hands it is in, for the pill."""
        if self.status in CARRIED:
            return "done"
        if self.status in LINE_OVER:
            return "ended"
        return "unit" if self.status == LineStatus.SUSPENDED else "congress"

    def get_absolute_url(self):
        return reverse("meetings:appointment_line", args=[self.motion.code, self.pk])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        facts = {"person": f"{self.official.name}（{self.post.name}）", **facts}
        AppointmentMotion.objects.select_for_update(of=("self",)).get(pk=self.motion_id)
        AppointmentEntry.write(self.motion, step, about=self, case=self, before=before, by=by, note=note, facts=facts)


class AppointmentPaperKind(models.TextChoices):
    LETTER = "letter", "提请任免议案"
    FORM = "form", "任免呈报表"
    ASSESSMENT = "assessment", "考察材料"
    REMOVAL_REASON = "removal_reason", "免职理由"
    RESIGNATION = "resignation", "书面辞职请求"
    BODY_APPROVAL = "body_approval", "机构设立批准文件"
    DRAW_RECORD = "draw_record", "人民陪审员随机抽选记录"
    EXPLANATION = "explanation", "说明"
    STATEMENT = "statement", "供职发言"
    REVIEW = "review", "审查意见"
    INVESTIGATION = "investigation", "调查报告"
    OTHER = "other", "其他"


class AppointmentPaper(models.Model):
    """材料 of a motion, or of one of its lines. A newer one of the same kind stands before the older."""

    motion = models.ForeignKey(AppointmentMotion, models.CASCADE, related_name="papers", verbose_name="任免案")
    line = models.ForeignKey(
        AppointmentLine, models.CASCADE, null=True, blank=True, related_name="papers", verbose_name="人选"
    )
    kind = models.CharField("种类", max_length=20, choices=AppointmentPaperKind)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提交人")
    at = models.DateTimeField("提交时间", auto_now_add=True)

    class Meta:
        verbose_name = "任免材料"
        verbose_name_plural = verbose_name
        ordering = ["at", "pk"]


class Complaint(models.Model):
    """举报: about one candidate; internal, never with the name of who told it."""

    line = models.ForeignKey(AppointmentLine, models.PROTECT, related_name="complaints", verbose_name="人选")
    received_on = models.DateField("收到日期")
    channel = models.CharField("来源", max_length=60)
    text = models.TextField("反映的主要问题")
    finding = models.TextField("调查结论", blank=True)
    found_on = models.DateField("查结日期", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "举报"
        verbose_name_plural = verbose_name
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(found_on=None) | Q(found_on__gte=F("received_on")), name="found_after_it_was_told"
            ),
        ]


class AppointmentClock(Clock):
    """One limit of a motion, or of one of its lines (law.md §9.2)."""

    motion = models.ForeignKey(AppointmentMotion, models.CASCADE, related_name="clocks", verbose_name="任免案")
    line = models.ForeignKey(
        AppointmentLine, models.CASCADE, null=True, blank=True, related_name="clocks", verbose_name="人选"
    )

    class Meta(Clock.Meta):
        verbose_name = "任免期限"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "line", "kind"],
                condition=Q(met_at=None, void_at=None),
                nulls_distinct=False,
                name="one_running_clock_per_motion_of_office",
            )
        ]


class AppointmentEntry(TimelineEntry):
    """The timeline of a motion and of its lines. The database refuses to change a row."""

    of = "motion"
    motion = models.ForeignKey(AppointmentMotion, models.PROTECT, related_name="entries", verbose_name="任免案")
    about = models.ForeignKey(  # ``line`` is the sentence of every timeline
        AppointmentLine, models.PROTECT, null=True, related_name="entries", verbose_name="人选"
    )

    class Meta(TimelineEntry.Meta):
        verbose_name = "任免经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["motion", "seq"], name="one_appointment_entry_per_place")]

    @property
    def line(self) -> str:
        return "，".join(filter(None, (self.facts.get("person"), self.facts.get("said"))))
