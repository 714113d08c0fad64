"""执法检查: one check of how a law is kept, from its plan to the report (监督法第四章)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.pages.dates import day
from congress.workflow.models import Case
from supervision.models.topic import Topic


class InspectionStatus(models.TextChoices):
    DRAFTED = "drafted", "起草方案"
    ADOPTED = "adopted", "方案已通过"
    NOTIFIED = "notified", "已通知"
    CHECKING = "checking", "检查中"
    CHECKED = "checked", "检查结束"
    REPORTED = "reported", "已提出报告"


class Inspection(Case):
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="inspections", verbose_name="议题")
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name="跟踪检查的对象"
    )
    status = models.CharField("状态", max_length=12, choices=InspectionStatus, default=InspectionStatus.DRAFTED)
    law = models.CharField("检查的法律法规", max_length=200)
    scope = models.TextField("检查内容和重点")
    plan = models.TextField("检查方式和安排")
    starts_on = models.DateField("检查首日")
    ends_on = models.DateField("检查末日")
    adopted_on = models.DateField("通过日期", null=True, blank=True)
    adopted_at = models.CharField("通过会议", max_length=60, blank=True)
    notice_no = models.CharField("通知文号", max_length=60, blank=True)
    notified_on = models.DateField("通知日期", null=True, blank=True)
    notice = models.JSONField("通知内容", default=dict)  # documents/inspection.py, frozen when sent
    finished_on = models.DateField("检查结束日期", null=True, blank=True)
    # 监督法第三十六条: two parts, the second about the law itself
    assessment = models.TextField("总体评价", blank=True)
    advice = models.TextField("执法工作的改进建议", blank=True)
    law_advice = models.TextField("修改完善法律法规的建议", blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)

    class Meta:
        verbose_name = "执法检查"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="an_inspection_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return f"《{self.law}》{'跟踪检查' if self.follows_id else '执法检查'}"

    @property
    def days(self) -> str:
        return " 至 ".join(dict.fromkeys((day(self.starts_on), day(self.ends_on))))

    @property
    def hold(self) -> str:
        return "done" if self.status == InspectionStatus.REPORTED else "congress"

    def get_absolute_url(self):
        return f"{self.topic.get_absolute_url()}inspections/{self.pk}/"

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
        said = "，".join(filter(None, (self.title, facts.get("said"))))
        facts = {**facts, "said": said, "inspection": self.pk}
        self.topic.entries.model.write(self.topic, step, case=self, before=before, by=by, note=note, facts=facts)


class TeamMember(models.Model):
    """检查组: who may be on it is asked in ``rules/inspection.py``."""

    class Capacity(models.TextChoices):
        MEMBER = "member", "常委会组成人员"
        STAFF = "staff", "专委会、工委工作人员"
        DEPUTY = "deputy", "人大代表"
        EXPERT = "expert", "专家"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="team", verbose_name="执法检查")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="账号"
    )
    name = models.CharField("姓名", max_length=40)
    capacity = models.CharField("身份", max_length=10, choices=Capacity)
    unit = models.CharField("单位和职务", max_length=120, blank=True)
    is_leader = models.BooleanField("组长", default=False)

    class Meta:
        verbose_name = "检查组成员"
        verbose_name_plural = verbose_name
        ordering = ["-is_leader", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "name", "unit"], name="one_place_in_a_team"),
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(is_leader=True), name="one_leader_of_an_inspection"
            ),
        ]

    @property
    def said(self) -> str:
        where = f"，{self.unit}" if self.unit else ""
        return f"{self.name}（{'组长，' if self.is_leader else ''}{self.get_capacity_display()}{where}）"


class CheckLine(models.Model):
    """检查清单: what an article asks for, and what was found of it."""

    class Verdict(models.TextChoices):
        KEPT = "kept", "落实"
        PARTLY = "partly", "部分落实"
        NOT_KEPT = "not_kept", "没有落实"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="lines", verbose_name="执法检查")
    number = models.PositiveSmallIntegerField("序号")
    article = models.CharField("条款", max_length=60, blank=True)
    text = models.CharField("检查项目", max_length=500)
    verdict = models.CharField("检查结论", max_length=10, choices=Verdict, blank=True)
    finding = models.TextField("检查发现", blank=True)
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人"
    )

    class Meta:
        verbose_name = "检查清单"
        verbose_name_plural = verbose_name
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="one_check_line_per_number")]


class Visit(models.Model):
    """One piece of the check: where in words, never a coordinate; pictures come in cleared of theirs."""

    class Form(models.TextChoices):
        SITE = "site", "实地检查"
        TALK = "talk", "座谈"
        SURVEY = "survey", "问卷调查"
        SAMPLE = "sample", "抽查"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="visits", verbose_name="执法检查")
    on = models.DateField("日期")
    form = models.CharField("方式", max_length=10, choices=Form)
    place = models.CharField("地点或者对象", max_length=200)
    people = models.CharField("参加人员", max_length=500, blank=True)
    findings = models.TextField("情况和问题")
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="照片、材料")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "检查活动"
        verbose_name_plural = verbose_name
        ordering = ["on", "pk"]


class Assessment(models.Model):
    """第三方评估 (监督法第三十五条): by whom, and the report."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="assessments", verbose_name="执法检查")
    assessor = models.CharField("评估机构", max_length=120)
    on = models.DateField("评估报告日期")
    summary = models.TextField("评估结论")
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="评估报告")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "第三方评估"
        verbose_name_plural = verbose_name
        ordering = ["pk"]


class Problem(models.Model):
    """问题清单: the problem, the article it is about, whose it is, and what to do."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="problems", verbose_name="执法检查")
    number = models.PositiveSmallIntegerField("序号")
    text = models.CharField("问题", max_length=600)
    article = models.CharField("涉及条款", max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="责任单位")
    advice = models.CharField("整改建议", max_length=380, blank=True)
    is_taken = models.BooleanField("已列入审议意见", default=False)

    class Meta:
        verbose_name = "检查发现的问题"
        verbose_name_plural = verbose_name
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="one_problem_per_number")]

    @property
    def as_item(self) -> str:
        return "：".join(filter(None, (self.text, self.advice)))


class ForwardedLetter(models.Model):
    """检查组不直接处理具体问题: what people brought goes on to whom it concerns. No names and no numbers of theirs."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="letters", verbose_name="执法检查")
    received_on = models.DateField("收到日期")
    gist = models.CharField("反映的问题", max_length=300)
    sent_to = models.CharField("转交", max_length=120)
    sent_on = models.DateField("转交日期")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "转交的来信来访"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
