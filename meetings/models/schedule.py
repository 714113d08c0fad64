"""日程: which sittings the meeting has, what is done in each and for how long, and who deliberates in which group."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from meetings.models.bodies import Membership
from meetings.models.item import Item
from meetings.models.meeting import Meeting
from meetings.models.participant import Participant


class Group(models.Model):
    """分组: its members are changed from meeting to meeting, and somebody calls it together."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="groups", verbose_name="会议")
    name = models.CharField("组别", max_length=20)
    convener = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="召集人"
    )
    vice_convener = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="副召集人"
    )
    place = models.CharField("地点", max_length=80, blank=True)
    members = models.ManyToManyField(Participant, blank=True, related_name="groups", verbose_name="组员")
    position = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = "分组"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "name"], name="one_group_of_its_name")]

    def __str__(self):
        return self.name


class SittingKind(models.TextChoices):
    PLENARY = "plenary", "全体会议"
    GROUP = "group", "分组会议"
    JOINT = "joint", "联组会议"


class Sitting(models.Model):
    """场次: one stretch in one room. A group sitting without a group is all groups at the same time."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sittings", verbose_name="会议")
    kind = models.CharField("形式", max_length=8, choices=SittingKind, default=SittingKind.PLENARY)
    name = models.CharField("名称", max_length=40)
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    place = models.CharField("地点", max_length=120, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="sittings", verbose_name="只此一组"
    )
    chaired_by = models.CharField("主持人", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = "场次"
        verbose_name_plural = verbose_name
        ordering = ["meeting", "starts_at", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_sitting_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(group=None) | Q(kind="group"), name="only_a_group_sitting_has_a_group"),
        ]

    def __str__(self):
        return self.name

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at


class Activity(models.TextChoices):
    OPEN = "open", "开会"
    ADOPT_AGENDA = "adopt_agenda", "通过议程"
    REPORT = "report", "听取报告"
    EXPLAIN = "explain", "听取说明"
    DELIBERATE = "deliberate", "审议"
    INQUIRE = "inquire", "专题询问"
    VOTE = "vote", "表决"
    SPEECH = "speech", "讲话"
    OATH = "oath", "宪法宣誓"
    BREAK = "break", "休息"
    OTHER = "other", "其他"


class Entry(models.Model):
    """One line of a sitting. When it begins follows from the lines before it, so it is not stored."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="entries", verbose_name="场次")
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="schedule_entries", verbose_name="议题"
    )
    activity = models.CharField("环节", max_length=12, choices=Activity, default=Activity.OTHER)
    words = models.CharField("内容", max_length=200, blank=True)  # empty: said from the activity and the item
    minutes = models.PositiveSmallIntegerField("用时（分钟）", default=10)
    position = models.PositiveSmallIntegerField("序号", default=0)
    reporter = models.CharField("报告人", max_length=90, blank=True)  # empty: the item's own
    remark = models.TextField("会务备注（内部）", blank=True)  # only in the chair's own book

    class Meta:
        verbose_name = "日程项目"
        verbose_name_plural = verbose_name
        ordering = ["sitting", "position", "pk"]

    def __str__(self):
        return self.words or f"{self.get_activity_display()}{f'：{self.item.title}' if self.item else ''}"


class LeadSpeaker(models.Model):
    """中心发言人 of an item, in the order of speaking."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="speakers", verbose_name="议题")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="组成人员")
    position = models.PositiveSmallIntegerField("次序", default=0)
    minutes = models.PositiveSmallIntegerField("时限（分钟）", null=True, blank=True)  # empty: as the rules say

    class Meta:
        verbose_name = "中心发言人"
        verbose_name_plural = verbose_name
        ordering = ["item", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "membership"], name="one_place_per_lead_speaker")]

    def __str__(self):
        return self.membership.name
