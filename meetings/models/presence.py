"""Who was in the room, sitting by sitting; who stood aside; who spoke."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meetings.models.item import Item
from meetings.models.participant import Participant
from meetings.models.schedule import Sitting


class State(models.TextChoices):
    PRESENT = "present", "出席"
    LATE = "late", "迟到"
    LEFT_EARLY = "left_early", "早退"
    VIDEO = "video", "视频出席"
    ABSENT_APPROVED = "absent_approved", "请假"
    ABSENT = "absent", "缺席"


HERE = (State.PRESENT, State.LATE, State.LEFT_EARLY, State.VIDEO)


class Presence(models.Model):
    """签到: one person at one sitting, each sitting separately and in person (law.md §8.1)."""

    class Way(models.TextChoices):
        OFFICE = "office", "会务登记"
        CODE = "code", "扫码签到"

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="presences", verbose_name="场次")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="presences", verbose_name="参会人员")
    state = models.CharField("出席情况", max_length=16, choices=State)
    arrived_at = models.DateTimeField("到会时间", null=True, blank=True)
    left_at = models.DateTimeField("离会时间", null=True, blank=True)
    way = models.CharField("签到方式", max_length=8, choices=Way, default=Way.OFFICE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "出席情况"
        verbose_name_plural = verbose_name
        ordering = ["sitting", "participant__capacity", "participant__position"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "participant"], name="one_presence_per_sitting"),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(arrived_at=None) | Q(left_at__gte=F("arrived_at")),
                name="nobody_leaves_before_arriving",
            ),
        ]

    def is_here(self, at=None) -> bool:
        """In the room (or on the screen) at this moment; without one, at all."""
        if self.state not in HERE:
            return False
        if at is None:
            return True
        return (self.arrived_at is None or self.arrived_at <= at) and (self.left_at is None or self.left_at > at)


class Recusal(models.Model):
    """回避: one member for one item, with the reason; the member is not counted as taking part in its votes."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="recusals", verbose_name="议题")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="+", verbose_name="组成人员")
    reason = models.CharField("回避事由", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "回避"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["item", "participant"], name="one_recusal_per_item")]


class Speech(models.Model):
    """审议发言: recorded by the office, checked by the speaker before it is printed (law.md §8.1)."""

    class Status(models.TextChoices):
        RECORDED = "recorded", "待本人核对"
        CONFIRMED = "confirmed", "本人已核对"

    item = models.ForeignKey(Item, models.PROTECT, related_name="speeches", verbose_name="议题")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="speeches", verbose_name="发言人")
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="场次")
    position = models.PositiveSmallIntegerField("次序", default=0)
    minutes = models.PositiveSmallIntegerField("用时（分钟）", null=True, blank=True)
    is_lead = models.BooleanField("中心发言", default=False)
    text = models.TextField("发言摘要")
    recorded_text = models.TextField("记录原文", blank=True)  # what the office wrote, where the speaker changed it
    status = models.CharField("核对", max_length=10, choices=Status, default=Status.RECORDED)
    confirmed_at = models.DateTimeField("核对时间", null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "发言"
        verbose_name_plural = verbose_name
        ordering = ["item", "position", "pk"]
