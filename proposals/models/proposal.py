"""The matter a deputy raises. It moves once; each unit's share moves by itself (see handling.py)."""

import secrets

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.models import User
from congress.accounts.sealed import SealedCharField
from congress.organs.models import CongressSession, Term, Unit
from congress.rulebook.book import setting
from congress.workflow.models import Case
from deputies.models import Delegation, Deputy
from proposals.models.category import Category, ReplyClass


class Kind(models.TextChoices):
    SUGGESTION = "suggestion", "建议"
    MOTION = "motion", "议案"


class Channel(models.TextChoices):
    SESSION = "session", "大会期间"
    INTERSESSION = "intersession", "闭会期间"


class Origin(models.TextChoices):
    """How it came in, told apart for ever."""

    ONLINE = "online", "代表在线提交"
    PAPER = "paper", "纸质登记"
    IMPORTED = "imported", "表格导入"


class Status(models.TextChoices):
    DRAFT = "draft", "草稿"
    COSIGNING = "cosigning", "联名中"
    SUBMITTED = "submitted", "待审查"
    RETURNED = "returned", "退回修改"
    INADMISSIBLE = "inadmissible", "不作为建议处理"
    WITHDRAWN = "withdrawn", "撤回"
    REGISTERED = "registered", "待交办"
    MERGED = "merged", "并案办理"
    ASSIGNED = "assigned", "已交办"
    IN_PROGRESS = "in_progress", "办理中"
    REPLIED = "replied", "待评价"
    EVALUATED = "evaluated", "待办结"
    REWORK = "rework", "重新办理"
    MEDIATION = "mediation", "协调"
    TRACKING = "tracking", "跟踪"
    CLOSED = "closed", "办结"
    OFFLINE = "offline", "涉密，线下办理"


# The author still writes; a text others are signing stands still.
WRITTEN_ON = (Status.DRAFT, Status.RETURNED)
# Nobody but those who write and sign it knows of it.
PRIVATE = (Status.DRAFT, Status.COSIGNING)
# Known to those who wrote it and to the office; the others read it from the registration on.
BEFORE_REGISTRATION = (
    Status.DRAFT, Status.COSIGNING, Status.SUBMITTED, Status.RETURNED, Status.INADMISSIBLE, Status.WITHDRAWN,
)  # fmt: skip
# The window of a round is closed: the unit may see what the deputy said.
JUDGED = (Status.EVALUATED, Status.REWORK, Status.MEDIATION, Status.TRACKING, Status.CLOSED)
HANDED_OVER = (Status.ASSIGNED, Status.IN_PROGRESS, Status.REPLIED, *JUDGED)
# Somebody still owes something.
RUNNING = (Status.REGISTERED, Status.MERGED, *(status for status in HANDED_OVER if status != Status.CLOSED))


class DeclineGround(models.TextChoices):
    """不作为建议处理: the union of the lists in local regulations (law.md 5.3)."""

    PERSONAL = "personal", "解决代表本人及其亲属的个人问题"
    OWN_UNIT = "own_unit", "代表所在单位的个别事项"
    ADVISORY = "advisory_academic_promo", "法律政策咨询、学术探讨或者产品推介"
    FORWARDED = "forwarded_letter", "转递人民群众来信"
    COMPLAINT = "complaint", "检举、控告、申诉"
    SPECIFIC_CASE = "specific_case", "涉及具体监察、司法案件"
    BIDDING = "bidding", "在招标投标中指定中标人"
    INTEREST = "interest", "与个人利益关联或者妨碍公平竞争"
    NO_CONTENT = "no_content", "没有实际内容"
    OUT_OF_SCOPE = "out_of_scope", "不属于本行政区域机关职权范围"
    OTHER = "other", "其他不应当作为建议的"


class Formation(models.TextChoices):
    RESEARCH = "research", "专题调研"
    INSPECTION = "inspection", "视察"
    DISCUSSION = "discussion", "座谈"
    VISIT = "visit", "走访"
    RECEPTION = "reception", "接待选民"
    OWN = "own", "本职工作中了解"
    OTHER = "other", "其他"


class Publication(models.TextChoices):
    FULL = "full", "同意全文公开"
    TITLE = "title", "仅同意公开标题"
    NONE = "none", "不同意公开"


class RepeatedYears(models.TextChoices):
    FIRST = "first", "首次提出"
    TWO = "two", "两年"
    THREE = "three", "三年"
    MORE = "more", "三年以上"


OFFLINE_TITLE = "涉密件"  # all that is ever written of it here, beside its number


def new_code() -> str:
    """The case's name in addresses: fixed from the first draft on, and it tells nobody how many there are."""
    return secrets.token_hex(5)


def series_of(case) -> tuple[str, str]:
    """Key and label of the run its number belongs to, given out here or read from a sheet (law.md 5.4)."""
    term, session = (home.number if home else 0 for home in (case.term, case.session))
    label = f"{case.session or case.term or ''}{Channel(case.channel).label}{Kind(case.kind).label}"
    return f"{case.kind}:{term}-{session}:{case.channel}", label


class ProposalManager(models.Manager):
    """Leaves the search text in the database: nobody reads it, and saving a row must not write it back."""

    def get_queryset(self):
        return super().get_queryset().defer("text_index")


class Proposal(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    kind = models.CharField("种类", max_length=10, choices=Kind, default=Kind.SUGGESTION)
    channel = models.CharField("提出时间", max_length=12, choices=Channel)
    origin = models.CharField("来源", max_length=10, choices=Origin)
    status = models.CharField("状态", max_length=15, choices=Status, default=Status.DRAFT)

    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", verbose_name="届")
    session = models.ForeignKey(
        CongressSession, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="次会议"
    )
    carried_into = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="结转至届"
    )
    serial = models.PositiveIntegerField("序号", null=True, blank=True)
    number = models.CharField("编号", max_length=60, blank=True)

    title = models.CharField("标题", max_length=200)
    reason = models.TextField("事由", help_text="情况和问题：写明事实、范围和影响。")
    request = models.TextField("具体建议", help_text="一事一议；希望由谁、怎样解决。")

    lead = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="领衔代表")
    proposer = models.CharField("提出人", max_length=120, blank=True)
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表团"
    )
    by_delegation = models.BooleanField("以代表团名义提出", default=False)
    deputy_no = models.CharField("代表证号", max_length=20, blank=True)
    phone = SealedCharField("联系电话", max_length=20, blank=True)
    address = SealedCharField("通讯地址", max_length=120, blank=True)
    postcode = models.CharField("邮编", max_length=6, blank=True)

    formation = models.CharField("形成方式", max_length=12, choices=Formation, blank=True)
    publication = models.CharField("公开意见", max_length=6, choices=Publication, default=Publication.FULL)
    repeated_years = models.CharField(
        "多年多次提出尚未解决", max_length=6, choices=RepeatedYears, default=RepeatedYears.FIRST
    )
    wants_contact = models.BooleanField("希望承办单位加强联系沟通", default=False)
    reference_only = models.BooleanField("供工作研究参考，不需要书面答复", default=False)
    open_to_cosign = models.BooleanField("可以联名", default=False)
    cosign_until = models.DateField("联名确认截止日", null=True, blank=True)
    no_interest = models.BooleanField("与本人职业活动没有利益关系", default=False)
    preferred_units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="建议承办单位")

    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name="类别"
    )
    decline_ground = models.CharField("不作为建议的情形", max_length=24, choices=DeclineGround, blank=True)
    paper_no = models.CharField("交办单文号", max_length=60, blank=True)
    reply_class = models.ForeignKey(
        ReplyClass, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理结果"
    )
    verdict = models.CharField("评价", max_length=8, blank=True)  # surveys.Grade of the lead, after the window

    drafted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="起草或者登记人")
    drafted_at = models.DateTimeField("建立时间", auto_now_add=True)
    changed_at = models.DateTimeField("变动时间", auto_now=True)
    submitted_on = models.DateField("提出日期", null=True, blank=True)
    registered_on = models.DateField("登记日期", null=True, blank=True)
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    due_on = models.DateField("当前期限", null=True, blank=True)  # the nearest running clock, for lists
    due_label = models.CharField("当前期限事项", max_length=20, blank=True)

    text_index = SearchVectorField(null=True, editable=False)

    objects = ProposalManager()

    class Meta:
        verbose_name = "代表建议"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "session", "channel", "kind", "serial"],
                condition=~Q(serial=None) & ~Q(origin="imported"),
                nulls_distinct=False,
                name="one_proposal_per_number",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="proposal_status_is_known"),
            models.CheckConstraint(
                condition=~Q(status="offline") | Q(title=OFFLINE_TITLE, reason="", request="", category=None),
                name="a_classified_case_has_no_text",
            ),
        ]
        indexes = [
            GinIndex(fields=["text_index"], name="proposal_text"),
            models.Index(fields=["session", "serial"], name="proposal_session_serial"),
            # Lists count by status and sort by day out of these alone; a row is a page of text.
            models.Index(fields=["status", "due_on", "-id"], include=["origin"], name="proposal_status_due_new"),
            models.Index(fields=["due_on", "-id"], name="proposal_due_new"),
            models.Index(fields=["lead"], name="proposal_lead"),
        ]

    def __str__(self):
        return self.full_number or self.title

    def get_absolute_url(self):
        return reverse("proposals:detail", args=[self.code])

    @property
    def full_number(self) -> str:
        """区十八届人大五次会议第012号建议; empty before registration."""
        if not self.number:
            return ""
        head = str(self.session) if self.session else (f"区{self.term.short}人大" if self.term else "")
        return f"{head}{self.number}{self.get_kind_display()}"

    @property
    def addressees(self) -> str:
        """Whom a letter greets: everybody who signed, the lead first, or the lead who passes it on (§12 #14)."""
        if self.by_delegation:
            return self.proposer
        lead, cosigners = self.lead.name if self.lead else self.proposer, [each.name for each in self.signed_beside]
        if cosigners and setting("reply.recipients") == "lead":
            return f"{lead}代表并转{'、'.join(cosigners)}代表"
        return f"{'、'.join([lead, *cosigners])}代表"

    @property
    def raised_by(self) -> str:
        """张卫国代表, 城关代表团: who raised it, in the words of a letter."""
        return self.proposer if self.by_delegation else f"{self.proposer}代表"

    @property
    def signed_beside(self) -> list:
        """Who has signed beside the lead; who was asked and has not is not among them."""
        return [signer for signer in self.cosigners.all() if signer.is_confirmed]

    def locked(self):
        """With what every step and notice says of the case, so that none of it is asked again."""
        found = type(self).objects.select_for_update(of=("self",))
        return found.select_related("lead", "term", "session__term").get(pk=self.pk)

    def remember(self, step, *, before, by, note, facts, handling=None, case=None):
        """One more row on the timeline; the case is locked, so the row's place in it is certain. ``case`` is what
        has moved where that is neither the suggestion nor a share of it: a promise, the oversight of a key case.
        """
        said = {"before": before, "by": by, "note": note, "facts": facts}
        self.entries.model.write(self, step, handling=handling, case=case or handling, **said)

    def current_evaluation(self):
        """The newest round of rating; None before the first reply is issued."""
        return self.evaluations.select_related("survey").order_by("-round").first()

    def open_withdrawal(self):
        """What the deputies have asked for and the office has not ended yet; None when nobody asks."""
        return self.withdrawals.filter(ended_at=None).first()

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]
