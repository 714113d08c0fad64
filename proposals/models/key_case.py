"""重点督办: a suggestion the chairs' meeting (主任会议) has taken up itself (代表法第五十二条; law.md 5.7)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.models import User
from congress.organs.models import Unit
from congress.workflow.models import Case
from deputies.models import Deputy
from proposals.models.attachment import Attachment
from proposals.models.proposal import Proposal


class KeyStatus(models.TextChoices):
    NOMINATED = "nominated", "重点督办候选"
    LEFT_OUT = "left_out", "未列入重点督办"
    SELECTED = "selected", "已确定重点督办"
    OVERSEEN = "overseen", "督办中"
    REPORTED = "reported", "已报告主任会议"
    FINISHED = "finished", "督办结束"


# On the list of the chairs' meeting; a candidate is the house's own thought and nobody else's business.
KEY = (KeyStatus.SELECTED, KeyStatus.OVERSEEN, KeyStatus.REPORTED, KeyStatus.FINISHED)
OPEN_KEY = (KeyStatus.NOMINATED, KeyStatus.SELECTED, KeyStatus.OVERSEEN, KeyStatus.REPORTED)


class Criterion(models.TextChoices):
    """Why a matter deserves it (参照青岛市代表建议工作条例第二十一条)."""

    MAJOR = "major", "事关全区大局"
    MANY = "many", "代表联名多、反映集中"
    HARD = "hard", "综合性强、办理难度大"
    PRIORITY = "priority", "年度重点工作"


class KeyCases(models.QuerySet):
    def given_to(self, committees) -> "KeyCases":
        """What the chairs' meeting gave to one of these committees, whatever committee the subject belongs to."""
        return self.filter(committee__in=committees, status__in=KEY)


class KeyCase(Case):
    """One suggestion on the list of one year. Its steps stand on the suggestion's own timeline."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="key_cases", verbose_name="建议")
    year = models.PositiveSmallIntegerField("年度")
    status = models.CharField("状态", max_length=12, choices=KeyStatus, default=KeyStatus.NOMINATED)
    criteria = ArrayField(models.CharField(max_length=10, choices=Criterion), verbose_name="列入理由")
    grounds = models.TextField("综合分析意见")
    nominated_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提名人")
    nominated_on = models.DateField("提名日期")

    decided_at = models.CharField("确定的会议", max_length=80, blank=True)
    decided_on = models.DateField("确定日期", null=True, blank=True)
    leader = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="领衔督办领导"
    )
    committee = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对口委员会"
    )

    head = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办单位主要负责人"
    )
    deputies = models.ManyToManyField(Deputy, blank=True, related_name="+", verbose_name="参与督办的代表")
    plan = models.TextField("督办方案", blank=True)
    plan_until = models.DateField("督办完成时间", null=True, blank=True)
    planned_on = models.DateField("方案日期", null=True, blank=True)

    report = models.TextField("督办情况报告", blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    heard_at = models.CharField("听取报告的会议", max_length=80, blank=True)
    outcome = models.TextField("主任会议意见", blank=True)
    finished_on = models.DateField("结束日期", null=True, blank=True)

    objects = KeyCases.as_manager()

    class Meta:
        verbose_name = "重点督办建议"
        verbose_name_plural = verbose_name
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(status__in=OPEN_KEY), name="one_open_key_case_per_proposal"
            ),
            models.CheckConstraint(condition=Q(status__in=KeyStatus.values), name="key_status_is_known"),
            models.CheckConstraint(
                condition=~Q(status__in=KEY) | Q(decided_on__isnull=False, committee__isnull=False),
                name="a_key_case_was_decided",
            ),
        ]

    def __str__(self):
        return f"{self.year}年重点督办 · {self.proposal}"

    @property
    def title(self) -> str:
        return self.proposal.title

    @property
    def criteria_list(self) -> list[str]:
        return [Criterion(each).label for each in self.criteria]

    @property
    def criteria_words(self) -> str:
        return "、".join(self.criteria_list)

    @property
    def is_decided(self) -> bool:
        return self.status in KEY

    def get_absolute_url(self):
        return reverse("proposals:key_case", args=[self.pk])

    def locked(self):
        """The proposal's row first, as everywhere; its timeline takes the steps of this case too."""
        proposal = self.proposal.locked()
        found = type(self).objects.select_for_update(of=("self",)).select_related("leader", "committee", "head")
        key = found.get(pk=self.pk)
        key.proposal = proposal
        return key

    def remember(self, step, *, before, by, note, facts):
        facts = {"key": self.pk, "from": before, "to": self.status, **facts}
        self.proposal.remember(step, before=self.proposal.status, by=by, note=note, facts=facts)

    def recent_entries(self):
        return self.proposal.entries.filter(facts__key=self.pk).order_by("-seq")[:3]


class OversightEvent(models.Model):
    """督办活动: what the committee and the deputies did about it, what they said, and the pictures."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "视察"
        RESEARCH = "research", "调研"
        DISCUSSION = "discussion", "座谈"
        INTERVIEW = "interview", "约见"
        HEARING = "hearing", "听取汇报"
        REVIEW = "review", "专题评议"
        INQUIRY = "inquiry", "专题询问"
        OTHER = "other", "其他督办"

    key = models.ForeignKey(KeyCase, models.PROTECT, related_name="events", verbose_name="重点督办")
    kind = models.CharField("形式", max_length=12, choices=Kind)
    on = models.DateField("日期")
    place = models.CharField("地点", max_length=80, blank=True)
    people = models.CharField("参加人员", max_length=300)
    content = models.TextField("活动情况")
    opinions = models.TextField("督办意见", blank=True)
    photos = models.ManyToManyField(Attachment, blank=True, related_name="+", verbose_name="照片、材料")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = "督办活动"
        verbose_name_plural = verbose_name
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}（{self.on}）"
