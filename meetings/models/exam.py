"""任前法律知识考试: the sitting of one person, the paper drawn for it, the answers, the machine (law.md §9.3)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Term
from congress.workflow.models import Case
from meetings.models.appointment import AppointmentEntry, AppointmentLine, AppointmentMotion
from meetings.models.exam_bank import ExamQuestion
from meetings.models.official import OrganKind


class ExamStatus(models.TextChoices):
    PLANNED = "planned", "待考"
    RUNNING = "running", "考试中"
    KEYED = "keyed", "已录入，待复核"
    MARKED = "marked", "已评分"
    VOID = "void", "已取消"


OPEN_EXAMS = (ExamStatus.PLANNED, ExamStatus.RUNNING, ExamStatus.KEYED)


class ExamRoom(models.Model):
    """考场: one machine of the office, opened by an officer for some hours. Only the digest of its key is kept."""

    name = models.CharField("机器", max_length=40)
    key_hash = models.CharField("钥匙摘要", max_length=64, unique=True, editable=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="打开人")
    opened_at = models.DateTimeField("打开时间", auto_now_add=True)
    closes_at = models.DateTimeField("关闭时间")

    class Meta:
        verbose_name = "考场"
        verbose_name_plural = verbose_name
        ordering = ["-opened_at", "-pk"]

    def __str__(self):
        return self.name


class ExamSitting(Case):
    """一场考试 of one candidate. What it was set by is written down when it is planned and stays."""

    line = models.ForeignKey(AppointmentLine, models.PROTECT, related_name="sittings", verbose_name="人选")
    attempt = models.PositiveSmallIntegerField("次数", default=1)
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="届")
    organ_kind = models.CharField("机关", max_length=20, choices=OrganKind)
    held_on = models.DateField("考试日期")
    place = models.CharField("地点", max_length=80, blank=True)
    is_paper = models.BooleanField("纸质考试", default=False)
    form = models.CharField("形式", max_length=10)
    minutes = models.PositiveSmallIntegerField("时间（分钟）")
    full_mark = models.PositiveSmallIntegerField("满分")
    pass_mark = models.PositiveSmallIntegerField("及格分")
    plan_words = models.CharField("组卷方案", max_length=200)
    seed = models.CharField("抽题种子", max_length=32)
    status = models.CharField("状态", max_length=10, choices=ExamStatus, default=ExamStatus.PLANNED)
    code_hash = models.CharField("考试码摘要", max_length=64, blank=True, db_index=True, editable=False)
    room = models.ForeignKey(
        ExamRoom, models.PROTECT, null=True, blank=True, related_name="sittings", verbose_name="考场"
    )
    seat_hash = models.CharField("座位摘要", max_length=64, blank=True, db_index=True, editable=False)
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    ends_at = models.DateTimeField("结束时间", null=True, blank=True)
    ended_at = models.DateTimeField("收卷时间", null=True, blank=True)
    by_clock = models.BooleanField("到时收卷", default=False)
    mark = models.PositiveSmallIntegerField("成绩", null=True, blank=True)
    passed = models.BooleanField("合格", null=True)
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="录入人"
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答卷扫描件"
    )
    void_why = models.CharField("取消原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "任前考试"
        verbose_name_plural = verbose_name
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(status__in=("planned", "running", "keyed")), name="one_open_exam_of_a_line"
            ),
            models.UniqueConstraint(
                fields=["line", "attempt"], condition=~Q(status="void"), name="one_exam_per_attempt"
            ),
            models.CheckConstraint(
                condition=~Q(status="running") | Q(started_at__isnull=False, ends_at__isnull=False, is_paper=False),
                name="a_running_exam_knows_its_end",
            ),
            models.CheckConstraint(
                condition=~Q(status="marked") | Q(mark__isnull=False, passed__isnull=False),
                name="a_marked_exam_has_a_mark",
            ),
            models.CheckConstraint(condition=Q(mark=None) | Q(mark__lte=F("full_mark")), name="no_mark_above_the_full"),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=F("keyed_by")), name="a_second_person_verifies_an_exam"
            ),
        ]  # fmt: skip

    def __str__(self):
        again = "（补考）" if self.attempt > 1 else ""
        return f"{self.line.official.name}的任前法律知识考试{again}"

    @property
    def title(self) -> str:
        return str(self)

    @property
    def organ(self) -> str:
        return self.get_organ_kind_display()

    @property
    def form_words(self) -> str:
        return "闭卷" if self.form == "closed" else "开卷"

    @property
    def result(self) -> str:
        """合格 or 不合格; the mark itself is for those with a reason only."""
        return "" if self.passed is None else "合格" if self.passed else "不合格"

    @property
    def is_over(self) -> bool:
        return self.status in (ExamStatus.MARKED, ExamStatus.VOID)

    def get_absolute_url(self):
        return reverse("meetings:exam", args=[self.pk])

    def recent_entries(self):
        return AppointmentEntry.objects.filter(about=self.line_id).order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        """On the motion's timeline, and there without any mark: more people read it than may know one."""
        facts = {"person": f"{self.line.official.name}（{self.line.post.name}）", "exam": self.pk, **facts}
        motion = AppointmentMotion.objects.select_for_update(of=("self",)).get(pk=self.line.motion_id)
        AppointmentEntry.write(
            motion, step, about=self.line, case=self, before=before, by=by, note=note, facts=facts
        )  # fmt: skip


class ExamAsked(models.Model):
    """One question of the paper of a sitting, as it was drawn. The database refuses to change a row."""

    sitting = models.ForeignKey(ExamSitting, models.PROTECT, related_name="asked", verbose_name="考试")
    position = models.PositiveSmallIntegerField("题序")
    question = models.ForeignKey(ExamQuestion, models.PROTECT, related_name="asked", verbose_name="题目")
    marks = models.PositiveSmallIntegerField("分值")

    class Meta:
        verbose_name = "试卷题目"
        verbose_name_plural = verbose_name
        ordering = ["sitting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "position"], name="one_question_per_place"),
            models.UniqueConstraint(fields=["sitting", "question"], name="a_question_is_asked_once"),
        ]


class ExamAnswer(models.Model):
    """What the candidate has chosen so far for one question: letters in their order, or nothing."""

    asked = models.OneToOneField(ExamAsked, models.PROTECT, related_name="answer", verbose_name="试卷题目")
    chosen = models.CharField("所选", max_length=8, blank=True)
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "答案"
        verbose_name_plural = verbose_name


class ExamGround(models.TextChoices):
    PASSED = "passed", "本届内已经考试合格"
    SAME_ORGAN = "same_organ", "已经考试合格，在同一机关内转任或者连任"


class ExamExemption(models.Model):
    """免予考试: on which ground, and the exam it rests on."""

    line = models.OneToOneField(AppointmentLine, models.PROTECT, related_name="exemption", verbose_name="人选")
    ground = models.CharField("理由", max_length=12, choices=ExamGround)
    basis = models.ForeignKey(ExamSitting, models.PROTECT, related_name="+", verbose_name="依据的考试")
    note = models.CharField("说明", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("办理时间", auto_now_add=True)

    class Meta:
        verbose_name = "免考"
        verbose_name_plural = verbose_name


class PracticePass(models.Model):
    """练习地址 for one candidate, who has no account: the address is the right, until its last day."""

    line = models.ForeignKey(AppointmentLine, models.PROTECT, related_name="+", verbose_name="人选")
    key_hash = models.CharField("钥匙摘要", max_length=64, unique=True, editable=False)
    ends_on = models.DateField("止")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发放人")
    at = models.DateTimeField("发放时间", auto_now_add=True)

    class Meta:
        verbose_name = "练习地址"
        verbose_name_plural = verbose_name
