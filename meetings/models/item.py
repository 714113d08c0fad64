"""议题: a matter on its way to a body, and back with its outcome. It may go from organ to organ as a linked copy."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.organs.models import Unit
from congress.workflow.models import Case
from meetings.models.appointment import AppointmentMotion
from meetings.models.bodies import Body, Membership
from meetings.models.meeting import Meeting, new_code
from proposals.models import Motion, Proposal
from supervision.models import Topic


class ItemKind(models.TextChoices):
    REPORT = "report", "听取和审议专项工作报告"
    INSPECTION = "inspection", "审议执法检查报告"
    PLAN_BUDGET = "plan_budget", "计划、预算执行情况报告"
    ACCOUNTS = "accounts", "审查批准决算"
    AUDIT = "audit", "审计工作报告"
    BUDGET_CHANGE = "budget_change", "审查批准预算调整方案"
    MOTION = "motion", "审议议案"
    RESOLUTION = "resolution", "审议决议、决定草案"
    APPOINTMENT = "appointment", "人事任免"
    DISMISSAL = "dismissal", "撤职案"
    CREDENTIALS = "credentials", "代表资格审查报告"
    PROPOSALS = "proposals", "代表建议办理情况报告"
    INQUIRY = "inquiry", "专题询问"
    INTERPELLATION = "interpellation", "质询案"
    POLL = "poll", "满意度测评"
    RESPONSE = "response", "审议意见研究处理情况报告"
    WRITTEN = "written", "书面报告"
    DRAFT = "draft", "讨论征求意见稿"
    SPEECH = "speech", "发言"
    SUMMARY = "summary", "总结讲话"
    OTHER = "other", "其他"


class Proposer(models.TextChoices):
    """Who may bring a bill before the standing committee (地方组织法第五十二条), and who reports to it."""

    CHAIRS_MEETING = "chairs_meeting", "主任会议"
    GOVERNMENT = "government", "区人民政府"
    SPECIAL_COMMITTEE = "special_committee", "专门委员会"
    MEMBERS = "members", "组成人员联名"
    SUPERVISORY = "supervisory", "区监察委员会"
    COURT = "court", "区人民法院"
    PROCURATORATE = "procuratorate", "区人民检察院"
    OFFICE = "office", "办事机构、工作机构"


class ItemStatus(models.TextChoices):
    PROPOSED = "proposed", "待主任会议研究"
    TO_COMMITTEE = "to_committee", "交专委会、工委研究"
    POSTPONED = "postponed", "暂缓列入"
    REJECTED = "rejected", "不列入"
    ACCEPTED = "accepted", "同意列入"
    ON_AGENDA = "on_agenda", "已列入议程"
    EXPLAINED = "explained", "已听取说明"
    DELIBERATED = "deliberated", "已审议"
    PUT_TO_VOTE = "put_to_vote", "交付表决"
    PASSED = "passed", "通过"
    FAILED = "failed", "未通过"
    CONCLUDED = "concluded", "审议完毕"  # heard and deliberated, nothing to vote on
    DEFERRED = "deferred", "暂不付表决"
    WITHDRAWN = "withdrawn", "撤回"


OVER = (
    ItemStatus.REJECTED, ItemStatus.PASSED, ItemStatus.FAILED, ItemStatus.CONCLUDED, ItemStatus.WITHDRAWN,
)  # fmt: skip


class Item(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="items", verbose_name="提交给")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="items", verbose_name="会议"
    )
    kind = models.CharField("种类", max_length=16, choices=ItemKind)
    status = models.CharField("状态", max_length=14, choices=ItemStatus, default=ItemStatus.PROPOSED)
    title = models.CharField("议题", max_length=200)
    reason = models.TextField("提请理由和主要内容", blank=True)
    proposer_kind = models.CharField("提请主体", max_length=20, choices=Proposer)
    proposer_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提请机关"
    )
    proposers = models.ManyToManyField(Membership, blank=True, related_name="+", verbose_name="联名组成人员")
    submitted_on = models.DateField("提请日期")
    committee = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对口专委会、工委"
    )
    reporter_name = models.CharField("报告人", max_length=30, blank=True)
    reporter_title = models.CharField("报告人职务", max_length=60, blank=True)
    units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="到会听取意见的部门")
    lead_speakers = models.ManyToManyField(
        Membership, through="LeadSpeaker", blank=True, related_name="+", verbose_name="中心发言人"
    )
    position = models.PositiveSmallIntegerField("序号", default=0)
    minutes = models.PositiveSmallIntegerField("预计用时（分钟）", default=15)
    needs_vote = models.BooleanField("需要表决", default=False)
    secret_ballot = models.BooleanField("无记名投票", default=False)
    written_only = models.BooleanField("书面", default=False)  # in the packet, not spoken to
    is_late = models.BooleanField("逾期提交", default=False)
    remark = models.TextField("会务备注（内部）", blank=True)  # the regie book carries it, nothing public does
    outcome = models.CharField("结果", max_length=300, blank=True)
    # 质询案 names whom it asks (地方组织法第五十三条)
    target = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="质询对象")
    # the meeting (as a rule of the chairs) that last decided whether it goes on an agenda
    ruled_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="rulings", verbose_name="由哪次会议研究"
    )
    # organ -> organ: the item this one was made from, whose outcome it brings back (peers.md lesson 39)
    source = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name="由何议题转来"
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所涉建议"
    )
    motion = models.ForeignKey(
        Motion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所涉代表议案"
    )

    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所涉监督议题"
    )

    appointment = models.ForeignKey(
        AppointmentMotion, models.PROTECT, null=True, blank=True, related_name="items", verbose_name="人事任免案"
    )

    class Meta:
        verbose_name = "议题"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="on_agenda") | Q(meeting__isnull=False), name="an_agenda_belongs_to_a_meeting"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:item", args=[self.code])

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)

    def recent_entries(self):
        """The last three, for the page of a stale form."""
        return self.entries.order_by("-seq")[:3]

    @property
    def proposer(self) -> str:
        """区人民政府; 王某等3名组成人员."""
        if self.proposer_kind == Proposer.MEMBERS:
            names = [member.name for member in self.proposers.all()]
            return f"{names[0]}等{len(names)}名组成人员" if names else self.get_proposer_kind_display()
        return self.proposer_unit.name if self.proposer_unit else self.get_proposer_kind_display()

    @property
    def is_over(self) -> bool:
        return self.status in OVER
