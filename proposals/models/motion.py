"""议案: a matter within the congress's own powers, raised by ten deputies or more and decided by its presidium
(地方组织法第二十二条). It has a road of its own; where it is turned into a suggestion, the two know each other."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.models import User
from congress.organs.models import CongressSession, Term, Unit
from congress.workflow.models import Case
from deputies.models import Delegation, Deputy
from proposals.models.proposal import Channel, Kind, Origin, Proposal, new_code


class MotionStatus(models.TextChoices):
    DRAFT = "draft", "草稿"
    COSIGNING = "cosigning", "联名中"
    SUBMITTED = "submitted", "待登记"
    RETURNED = "returned", "退回"
    REGISTERED = "registered", "审查中"
    MERGED = "merged", "并案审议"
    REVIEW_REPORTED = "review_reported", "待主席团决定"
    ON_AGENDA = "on_agenda", "列入大会议程"
    ADOPTED = "adopted", "大会通过"
    REJECTED = "rejected", "大会未通过"
    DELEGATED = "delegated", "授权常委会审议"
    REFERRED = "referred", "立案，闭会后审议"
    CONVERTED = "converted", "转作建议"
    ASSIGNED_TO_ORGAN = "assigned_to_organ", "已交机关办理"
    PLAN_SUBMITTED = "plan_submitted", "按方案办理"
    REPORTED = "reported", "待常委会审议"
    REHANDLE = "rehandle", "再次办理"
    TRACKING = "tracking", "继续跟踪"
    ACCEPTED = "accepted", "常委会审议通过"
    REPORTED_TO_CONGRESS = "reported_to_congress", "已向大会报告"
    CLOSED = "closed", "办结"
    WITHDRAWN = "withdrawn", "撤回"
    LAPSED = "lapsed", "联名不足终止"


_S = MotionStatus
# Known to who writes and signs it, and to the office that is told of what is being prepared.
UNFILED = (_S.DRAFT, _S.COSIGNING, _S.SUBMITTED, _S.RETURNED)
# With the organ that carries it out, from the hand-over on; the working group goes along.
WITH_ORGAN = (_S.ASSIGNED_TO_ORGAN, _S.PLAN_SUBMITTED, _S.REPORTED, _S.REHANDLE, _S.TRACKING)
HANDED_TO_ORGAN = (*WITH_ORGAN, _S.ACCEPTED, _S.REPORTED_TO_CONGRESS, _S.CLOSED)
# The presidium's decision is printed for all deputies: from then on all of them read it.
DECIDED = (
    _S.ON_AGENDA, _S.ADOPTED, _S.REJECTED, _S.DELEGATED, _S.REFERRED, _S.CONVERTED, *HANDED_TO_ORGAN,
)  # fmt: skip
MOTION_OVER = (_S.REJECTED, _S.CONVERTED, _S.CLOSED, _S.WITHDRAWN, _S.LAPSED)


class Advised(models.TextChoices):
    """What the reviewing body recommends to the presidium (law.md 6.2)."""

    AGENDA = "agenda", "列入本次大会议程"
    REFER = "refer", "立案，闭会后由专门委员会审议"
    CONVERT = "convert", "不作为议案，转作代表建议"


class Motion(Case):
    kind = Kind.MOTION  # its numbers run in a series of their own

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    channel = models.CharField("提出时间", max_length=12, choices=Channel)
    origin = models.CharField("来源", max_length=10, choices=Origin)
    status = models.CharField("状态", max_length=20, choices=MotionStatus, default=MotionStatus.DRAFT)
    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", verbose_name="届")
    session = models.ForeignKey(
        CongressSession, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="次会议"
    )
    serial = models.PositiveIntegerField("序号", null=True, blank=True)
    number = models.CharField("编号", max_length=60, blank=True)

    title = models.CharField("标题", max_length=200)
    cause = models.TextField("案由", blank=True)
    basis = models.TextField("案据", blank=True)
    remedy = models.TextField("方案", blank=True)

    lead = models.ForeignKey(Deputy, models.PROTECT, related_name="+", verbose_name="领衔代表")
    proposer = models.CharField("提出人", max_length=120)
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表团"
    )
    by_delegation = models.BooleanField("以代表团名义提出", default=False)
    deputy_no = models.CharField("代表证号", max_length=20, blank=True)
    main = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined", verbose_name="并入的议案"
    )
    is_late = models.BooleanField("截止时间后提出", default=False)

    committee = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审查、审议机构"
    )
    advised = models.CharField("审查建议", max_length=10, choices=Advised, blank=True)
    organ = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办机关")
    heard_on = models.DateField("常委会审议日期", null=True, blank=True)
    heard_at = models.CharField("审议会议", max_length=80, blank=True)
    converted_to = models.OneToOneField(
        Proposal, models.PROTECT, null=True, blank=True, related_name="motion", verbose_name="转作的建议"
    )

    drafted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="起草或者登记人")
    drafted_at = models.DateTimeField("建立时间", auto_now_add=True)
    submitted_on = models.DateField("提出日期", null=True, blank=True)
    registered_on = models.DateField("登记日期", null=True, blank=True)
    decided_on = models.DateField("主席团决定日期", null=True, blank=True)
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    due_on = models.DateField("当前期限", null=True, blank=True)
    due_label = models.CharField("当前期限事项", max_length=20, blank=True)

    class Meta:
        verbose_name = "议案"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "session", "channel", "serial"],
                condition=~Q(serial=None),
                nulls_distinct=False,
                name="one_motion_per_number",
            ),
            models.CheckConstraint(condition=Q(status__in=MotionStatus.values), name="motion_status_is_known"),
        ]

    def __str__(self):
        return self.full_number or self.title

    def get_absolute_url(self):
        return reverse("proposals:motion", args=[self.code])

    @property
    def full_number(self) -> str:
        """区十八届人大五次会议第01号议案; empty before registration."""
        if not self.number:
            return ""
        head = str(self.session) if self.session else (f"区{self.term.short}人大" if self.term else "")
        return f"{head}{self.number}议案"

    @property
    def decider(self) -> str:
        """Who decides on it: the presidium while the congress sits, between sessions the chairs' meeting."""
        return "主席团" if self.channel == Channel.SESSION else "主任会议"

    @property
    def in_force(self) -> list["MotionSigner"]:
        """Who stands for it beside the lead: confirmed in person and not stepped out."""
        return [each for each in self.signers.all() if each.counts]

    @property
    def head_count(self) -> int:
        return 1 + len(self.in_force)

    @property
    def raised_by(self) -> str:
        """张卫国等12名代表, 城关代表团: who raised it, in the words of a letter."""
        return self.proposer if self.by_delegation else f"{self.lead.name}等{self.head_count}名代表"

    @property
    def along(self) -> list["Motion"]:
        """The motions on the same matter that go its road (并案); each keeps its number and its movers."""
        return [each for each in self.joined.all() if each.status != MotionStatus.REGISTERED]

    def locked(self):
        found = type(self).objects.select_for_update(of=("self",))
        return found.select_related("lead", "term", "session__term", "organ", "committee").get(pk=self.pk)

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]


class MotionSigner(models.Model):
    """附议代表 of a motion. Each confirms in person; who has not is not counted."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="signers", verbose_name="议案")
    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="+", verbose_name="代表")
    name = models.CharField("姓名", max_length=30)
    place = models.PositiveSmallIntegerField("次序")
    invited_at = models.DateTimeField("邀请时间", null=True, blank=True)
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    refused_at = models.DateTimeField("不附议时间", null=True, blank=True)
    left_at = models.DateTimeField("退出时间", null=True, blank=True)

    class Meta:
        verbose_name = "议案附议代表"
        verbose_name_plural = verbose_name
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["motion", "deputy"], name="one_signature_of_a_motion_each")]

    def __str__(self):
        return self.name

    @property
    def counts(self) -> bool:
        return self.confirmed_at is not None and self.left_at is None

    @property
    def is_asked(self) -> bool:
        return self.confirmed_at is None and self.refused_at is None and self.left_at is None

    @property
    def state(self) -> str:
        if self.left_at:
            return "已退出"
        if self.confirmed_at:
            return "已附议"
        return "不附议" if self.refused_at else "待确认"


class MotionCutoff(models.Model):
    """议案截止时间: the presidium fixes it for each session; what comes later is no motion of that session."""

    session = models.OneToOneField(CongressSession, models.PROTECT, related_name="+", verbose_name="次会议")
    at = models.DateTimeField("截止时间")
    last_meeting_at = models.DateTimeField("主席团最后一次会议", null=True, blank=True)
    basis = models.CharField("依据", max_length=120)
    set_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="登记人")
    set_at = models.DateTimeField("登记时间", auto_now=True)

    class Meta:
        verbose_name = "议案截止时间"
        verbose_name_plural = verbose_name
        ordering = ["-session__opens_on"]

    def __str__(self):
        return f"{self.session}议案截止时间"
