from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now

from congress.accounts.sealed import SealedCharField
from congress.notices.models.gateways import Gateway
from congress.notices.models.notices import Digest, Notice


class State(models.TextChoices):
    WAITING = "waiting", "等待发送"
    CLAIMED = "claimed", "发送中"
    SENT = "sent", "已发出"
    DEAD = "dead", "未能送达"
    UNKNOWN = "unknown", "结果不明"
    CANCELLED = "cancelled", "已取消"


FOR_A_PERSON = (State.DEAD, State.UNKNOWN)  # nothing happens to them until somebody decides


class Delivery(models.Model):
    """One message through one gateway to one address: the notice or the digest it carries, and how it went."""

    State = State

    notice = models.ForeignKey(Notice, models.PROTECT, null=True, related_name="deliveries", verbose_name="通知")
    digest = models.ForeignKey(Digest, models.PROTECT, null=True, related_name="deliveries", verbose_name="汇总")
    gateway = models.ForeignKey(Gateway, models.PROTECT, related_name="+", verbose_name="渠道")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recipient = SealedCharField("地址", max_length=254)
    key = models.UUIDField("一次性编号", unique=True, default=uuid4, editable=False)
    urgent = models.BooleanField("不分时段", default=False)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    next_try_at = models.DateTimeField("下次发送", default=now)
    # The number a worker holds a lock on while it lives; begun_at is written before the message goes out.
    claim = models.BigIntegerField(null=True, editable=False)
    claimed_at = models.DateTimeField("领取时间", null=True)
    begun_at = models.DateTimeField("开始发送", null=True)
    sent_at = models.DateTimeField("发出时间", null=True)
    last_error = models.CharField("原因", max_length=300, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("产生时间", auto_now_add=True)

    class Meta:
        verbose_name = "发送"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "gateway", "recipient"], name="one_delivery_per_notice"),
            models.UniqueConstraint(fields=["digest", "gateway", "recipient"], name="one_delivery_per_digest"),
            models.CheckConstraint(
                condition=Q(notice=None, digest__isnull=False) | Q(notice__isnull=False, digest=None),
                name="delivery_of_a_notice_or_a_digest",
            ),
            models.CheckConstraint(condition=~Q(state="claimed") | Q(claim__isnull=False), name="claimed_by_somebody"),
        ]
        indexes = [
            models.Index(fields=["gateway", "next_try_at"], name="delivery_waiting", condition=Q(state="waiting")),
            models.Index(fields=["claim"], name="delivery_claimed", condition=Q(state="claimed")),
            models.Index(fields=["state", "-id"], name="delivery_by_state"),
        ]

    def __str__(self):
        return f"{self.gateway} {self.pk}"
