"""监督议题: one matter of supervision in one year, from where it came from to the last yearly check (law.md §7.11)."""

import secrets

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.organs.models import Unit
from congress.workflow.models import Case
from supervision.models.plan import YearPlan


class Method(models.TextChoices):
    """The methods one topic may combine (监督法第六十三条: 统筹运用监督方式)."""

    REPORT = "report", "听取和审议专项工作报告"
    INSPECTION = "inspection", "执法检查"
    INQUIRY = "inquiry", "专题询问"
    RESEARCH = "research", "专题调研"
    WRITTEN = "written", "书面报告"
    FISCAL = "fiscal", "财政经济工作监督"
    WORK_REVIEW = "work_review", "工作评议"
    POLL = "poll", "满意度测评"
    FILING = "filing", "备案审查"
    TOUR = "tour", "视察"


class Source(models.TextChoices):
    """The six ways (监督法第十二条), what an organ asks for itself, and what the law wants every year."""

    INSPECTION_FINDING = "inspection_finding", "执法检查中发现的突出问题"
    DEPUTY_SUGGESTIONS = "deputy_suggestions", "代表建议、批评和意见集中反映的问题"
    MEMBER_PROPOSALS = "member_proposals", "组成人员提出的比较集中的问题"
    COMMITTEE_RESEARCH = "committee_research", "专委会、工作机构调查研究中发现的突出问题"
    PETITIONS = "petitions", "人民来信来访集中反映的问题"
    PUBLIC_CONCERN = "public_concern", "社会普遍关注的其他问题"
    ORGAN_REQUEST = "organ_request", "有关机关要求报告"
    STATUTORY = "statutory", "法律规定每年报告"
    CITY = "city", "上级人大委托、联动"


class TopicStatus(models.TextChoices):
    PROPOSED = "proposed", "待筛选"
    REJECTED = "rejected", "未列入"
    SCREENED = "screened", "已筛选"
    IN_PLAN_DRAFT = "in_plan_draft", "在计划草案中"
    PLANNED = "planned", "已列入计划"
    CANCELLED = "cancelled", "已取消"
    PREPARING = "preparing", "准备中"
    RESEARCHING = "researching", "调研中"
    DRAFT_RECEIVED = "draft_received", "已收报告稿"
    COMMENTS_RETURNED = "comments_returned", "已反馈意见"
    FINAL_RECEIVED = "final_received", "已收报告"
    DISTRIBUTED = "distributed", "已发组成人员"
    DELIBERATED = "deliberated", "已审议"
    OPINION_DRAFTED = "opinion_drafted", "审议意见已起草"
    OPINION_ISSUED = "opinion_issued", "研究处理中"
    RESPONSE_FOR_COMMENT = "response_for_comment", "研究处理情况征求意见"
    RESPONSE_RECEIVED = "response_received", "已报研究处理情况"
    TO_MEETING = "to_meeting", "再次提请审议"
    NOTED = "noted", "已印发组成人员"
    SATISFIED = "satisfied", "测评通过"
    CONCLUDED = "concluded", "监督完毕"
    PUBLISHED = "published", "已公布"
    TRACKING = "tracking", "跟踪监督"
    CLOSED = "closed", "已办结"


# Nobody outside the house knows of a topic before its plan is adopted.
BEFORE_PLAN = (TopicStatus.PROPOSED, TopicStatus.REJECTED, TopicStatus.SCREENED, TopicStatus.IN_PLAN_DRAFT)
# Planned and not yet heard.
BEFORE_MEETING = (
    TopicStatus.PLANNED, TopicStatus.PREPARING, TopicStatus.RESEARCHING, TopicStatus.DRAFT_RECEIVED,
    TopicStatus.COMMENTS_RETURNED, TopicStatus.FINAL_RECEIVED, TopicStatus.DISTRIBUTED,
)  # fmt: skip


def new_code() -> str:
    return secrets.token_hex(5)


class Topic(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    year = models.PositiveSmallIntegerField("年度", db_index=True)
    title = models.CharField("议题", max_length=200)
    status = models.CharField("状态", max_length=20, choices=TopicStatus, default=TopicStatus.PROPOSED)
    source = models.CharField("来源", max_length=20, choices=Source)
    source_note = models.CharField("来源说明", max_length=300, blank=True)
    methods = ArrayField(
        models.CharField(max_length=12, choices=Method), verbose_name="监督方式", default=list, blank=True
    )
    reason = models.TextField("列入理由", blank=True)
    problems = models.TextField("主要问题", blank=True)
    focus = models.TextField("监督重点", blank=True)
    goal = models.TextField("目标要求", blank=True)
    approach = models.CharField("工作方式", max_length=300, blank=True)
    committee = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="负责的专委会、工委"
    )
    joined_by = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="配合的专委会、工委")
    organ = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报告机关")
    month = models.PositiveSmallIntegerField("计划月份", null=True, blank=True)
    with_city = models.BooleanField("与上级人大联动", default=False)
    with_towns = models.BooleanField("与镇街人大联动", default=False)
    partners = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="参加联动的镇街")
    joint_note = models.CharField("联动说明", max_length=300, blank=True)
    plan = models.ForeignKey(
        YearPlan, models.PROTECT, null=True, blank=True, related_name="topics", verbose_name="年度计划"
    )
    proposed_by = models.CharField("提出人", max_length=120, blank=True)
    outcome = models.CharField("结果", max_length=300, blank=True)
    meeting_day = models.DateField("上会日期", null=True, blank=True)  # the first day of the meeting, once known
    heard_on = models.DateField("审议日期", null=True, blank=True)
    heard_at = models.CharField("审议会议", max_length=80, blank=True)
    round = models.PositiveSmallIntegerField("轮次", default=1)
    tracking_years = models.PositiveSmallIntegerField("跟踪年数", default=0)
    published_at = models.DateTimeField("公布时间", null=True, blank=True)

    class Meta:
        verbose_name = "监督议题"
        verbose_name_plural = verbose_name
        ordering = ["-year", "month", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month=None) | Q(month__range=(1, 12)), name="a_topic_has_a_month_of_twelve"
            ),
            models.CheckConstraint(
                condition=Q(status__in=BEFORE_PLAN) | Q(plan__isnull=False), name="a_planned_topic_has_its_plan"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:topic", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)

    @property
    def short(self) -> str:
        return self.title

    @property
    def methods_said(self) -> str:
        """听取和审议专项工作报告、专题询问, in the order of the law."""
        return "、".join(method.label for method in Method if method in self.methods)

    @property
    def when(self) -> str:
        return f"{self.year}年{self.month}月" if self.month else f"{self.year}年"
