"""Who comes, in what capacity, and what they answered to the notice."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.accounts.sealed import SealedCharField
from congress.organs.models import Unit
from congress.workflow.models import Case
from deputies.models import Deputy
from meetings.models.bodies import Membership
from meetings.models.item import Item
from meetings.models.meeting import Meeting


class Capacity(models.TextChoices):
    """出席 has a vote; 列席 may speak; 旁听 may do neither (law.md §8.1)."""

    MEMBER = "member", "组成人员"
    BY_LAW = "by_law", "依法列席"
    BY_CUSTOM = "by_custom", "通常列席"
    INVITED = "invited", "邀请列席"
    SIGNED_UP = "signed_up", "报名列席代表"
    OBSERVER = "observer", "旁听"
    STAFF = "staff", "工作人员"


class Answer(models.TextChoices):
    INVITED = "invited", "待回复"
    CONFIRMED = "confirmed", "参加"
    LEAVE_REQUESTED = "leave_requested", "请假待批"
    LEAVE_APPROVED = "leave_approved", "准假"
    LEAVE_REFUSED = "leave_refused", "不准假"
    WAITING = "waiting", "候补"
    DECLINED = "declined", "不能参加"  # who is only invited needs nobody's leave
    DROPPED = "dropped", "取消"


class Participant(Case):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participants", verbose_name="会议")
    capacity = models.CharField("身份", max_length=10, choices=Capacity)
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="组成人员"
    )
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="账号"
    )
    name = models.CharField("姓名", max_length=30, blank=True)  # empty: the unit still names its person
    title = models.CharField("单位及职务", max_length=120, blank=True)
    position = models.PositiveSmallIntegerField("排序", default=0)
    status = models.CharField("回复", max_length=16, choices=Answer, default=Answer.INVITED)
    reason = SealedCharField("请假事由", max_length=300, blank=True)  # sick, a funeral: read by who rules on it
    ruling = models.CharField("批示", max_length=200, blank=True)
    ruled_by_name = models.CharField("批准人", max_length=60, blank=True)
    answered_at = models.DateTimeField("回复时间", null=True, blank=True)
    ground = models.CharField("邀请依据", max_length=200, blank=True)
    items = models.ManyToManyField(Item, blank=True, related_name="+", verbose_name="列席的议题")  # none: all

    class Meta:
        verbose_name = "参会人员"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "capacity", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"], condition=Q(membership__isnull=False), name="a_member_comes_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "deputy"], condition=Q(deputy__isnull=False), name="a_deputy_comes_once"
            ),
        ]

    def __str__(self):
        return self.name or (self.unit.label if self.unit else "")

    def get_absolute_url(self):
        return reverse("meetings:person", args=[self.meeting.code, self.pk])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        facts = {"person": str(self), **facts}
        self.entries.model.write(self.meeting, step, before=before, by=by, note=note, facts=facts, participant=self)

    @property
    def account(self):
        """Who is told and answers; None for a guest without an account."""
        if self.user:
            return self.user
        if self.membership:
            return self.membership.account
        return self.deputy.user if self.deputy else None

    @property
    def must_come(self) -> bool:
        """Who is asked by law, by custom or as a member asks for leave; a guest says no."""
        return self.capacity in (Capacity.MEMBER, Capacity.BY_LAW, Capacity.BY_CUSTOM)

    @property
    def votes(self) -> bool:
        return self.capacity == Capacity.MEMBER
