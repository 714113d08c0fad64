"""What a motion gathers on its way: papers, goals, the working group with its joint log, clocks and the timeline."""

from django.db import models
from django.db.models import Q

from congress.accounts.models import User
from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.rulebook.models import Clock
from congress.workflow.models import TimelineEntry
from proposals.models.motion import Motion


class MotionPaper(models.Model):
    """The text of a milestone: written once by the step that reaches it; another round writes another paper."""

    class Kind(models.TextChoices):
        REVIEW = "review", "审查报告"
        DECISION = "decision", "处理决定"
        RESOLUTION = "resolution", "大会决议"
        OPINION = "opinion", "有关机关意见"
        RESULT = "result", "审议结果报告"
        PLAN = "plan", "办理方案"
        REPORT = "report", "办理情况报告"
        DELIBERATION = "deliberation", "常委会审议意见"
        CONGRESS = "congress", "向大会的报告"

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="papers", verbose_name="议案")
    kind = models.CharField("文件", max_length=12, choices=Kind)
    round = models.PositiveSmallIntegerField("次", default=1)
    on = models.DateField("日期")
    where = models.CharField("会议", max_length=80, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="机关")
    text = models.TextField("内容")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="提交人")

    class Meta:
        verbose_name = "议案文件"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["motion", "kind", "round"], name="one_motion_paper_per_round")]

    def __str__(self):
        if self.kind == self.Kind.OPINION:
            return f"{self.unit.label}的意见"
        return f"{self.get_kind_display()}（第{self.round}次）" if self.round > 1 else self.get_kind_display()


class MotionConsulted(models.Model):
    """有关机关: asked for its opinion before the committee deliberates."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="consulted", verbose_name="议案")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    answered_on = models.DateField("提出意见日期", null=True, blank=True)

    class Meta:
        verbose_name = "征求意见的机关"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["motion", "unit"], name="one_opinion_of_each_organ")]

    def __str__(self):
        return self.unit.label


class MotionGoal(models.Model):
    """明确目标和时限 (seed 0 ¶16): what the organ's plan promises, and by when."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="goals", verbose_name="议案")
    place = models.PositiveSmallIntegerField("序号")
    text = models.CharField("目标", max_length=300)
    due_on = models.DateField("完成时限")
    reached_on = models.DateField("完成日期", null=True, blank=True)
    evidence = models.CharField("完成情况", max_length=500, blank=True)

    class Meta:
        verbose_name = "办理目标"
        verbose_name_plural = verbose_name
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["motion", "place"], name="one_goal_per_place")]

    def __str__(self):
        return self.text


class GroupMember(models.Model):
    """办理工作组: a leader of the standing committee leads, the committee, the deputies, the organ and, of a
    regional matter, the town or street take part."""

    class Part(models.TextChoices):
        LEADER = "leader", "组长"
        COMMITTEE = "committee", "专委会、工委"
        DEPUTY = "deputy", "提案代表"
        ORGAN = "organ", "承办机关"
        STREET = "street", "镇街人大"

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="group", verbose_name="议案")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="成员")
    name = models.CharField("姓名", max_length=60)
    part = models.CharField("身份", max_length=10, choices=Part)
    left_on = models.DateField("退出日期", null=True, blank=True)

    class Meta:
        verbose_name = "工作组成员"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "user"], condition=Q(left_on=None), name="one_seat_in_a_working_group"
            )
        ]

    def __str__(self):
        return self.name


class GroupLog(models.Model):
    """共同工作日志: what the group and the organ did together. Everybody in the group writes, all of them read."""

    class Form(models.TextChoices):
        RESEARCH = "research", "调研"
        MEETING = "meeting", "会商"
        VISIT = "visit", "现场检查"
        HEARING = "hearing", "听取汇报"
        CONTACT = "contact", "联系代表"
        PROGRESS = "progress", "办理进展"

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="logs", verbose_name="议案")
    on = models.DateField("日期")
    form = models.CharField("形式", max_length=10, choices=Form)
    people = models.CharField("参加人员", max_length=200, blank=True)
    text = models.TextField("内容")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="记录人")
    by_name = models.CharField("署名", max_length=120)
    written_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = "工作日志"
        verbose_name_plural = verbose_name
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"{self.on} {self.get_form_display()}"


class MotionFile(models.Model):
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="files", verbose_name="议案")
    paper = models.ForeignKey(
        MotionPaper, models.PROTECT, null=True, blank=True, related_name="files", verbose_name="文件"
    )
    log = models.ForeignKey(GroupLog, models.PROTECT, null=True, blank=True, related_name="files", verbose_name="日志")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="附件")
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="添加人")
    added_at = models.DateTimeField("添加时间", auto_now_add=True)

    class Meta:
        verbose_name = "议案附件"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class MotionClock(Clock):
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="clocks", verbose_name="议案")

    class Meta(Clock.Meta):
        verbose_name = "议案期限"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "kind"],
                condition=Q(met_at=None, void_at=None),
                name="one_running_clock_per_motion",
            )
        ]


class MotionEntry(TimelineEntry):
    """The timeline of a motion. The database refuses to change a row."""

    of = "motion"
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="entries", verbose_name="议案")

    class Meta(TimelineEntry.Meta):
        verbose_name = "议案经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["motion", "seq"], name="one_motion_entry_per_place")]

    @property
    def line(self) -> str:
        """The half sentence the action wrote that day."""
        return self.facts.get("said", "")
