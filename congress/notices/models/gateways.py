import json

from django.db import models
from django.db.models import Q

from congress.accounts.sealing import Unreadable, open_sealed, seal
from congress.organs.models import Unit


class Channel(models.TextChoices):
    EMAIL = "email", "电子邮件"
    SMS = "sms", "短信"
    WECOM = "wecom", "企业微信群机器人"
    DINGTALK = "dingtalk", "钉钉群机器人"


PERSONAL = (Channel.EMAIL, Channel.SMS)


class Gateway(models.Model):
    """One way out of the house: the mail server, the SMS gateway, or the robot of one group."""

    channel = models.CharField("渠道", max_length=10, choices=Channel)
    name = models.CharField("名称", max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    options = models.JSONField("参数", default=dict)
    secret = models.TextField("密钥", blank=True, editable=False)
    is_active = models.BooleanField("启用", default=False)
    # A gateway that does not answer is left alone for a while; its messages wait and lose no attempt.
    failures = models.PositiveSmallIntegerField("连续失败", default=0)
    paused_until = models.DateTimeField("暂停至", null=True, blank=True)
    last_error = models.CharField("最近错误", max_length=300, blank=True)
    changed_at = models.DateTimeField("修改时间", auto_now=True)

    class Meta:
        verbose_name = "通知渠道"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["channel"], condition=Q(channel__in=["email", "sms"]), name="one_gateway_to_persons"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_robot(self) -> bool:
        return self.channel not in PERSONAL

    @property
    def trouble(self) -> str:
        """Why nothing goes out through it now; empty when something can."""
        return "没有连上" if self.is_active and self.failures else "" if self.is_active else "已停用"

    @property
    def secrets(self) -> dict[str, str]:
        """Opened only to send; no page shows them."""
        return json.loads(open_sealed(self.secret)) if self.secret else {}

    @property
    def known_secrets(self) -> dict[str, str]:
        """For who sets it up: those no key of the house opens any more are none, and are asked for anew."""
        try:
            return self.secrets
        except Unreadable:
            return {}

    def keep_secrets(self, *, anew: bool = False, **given: str) -> None:
        """Those given replace the old ones; an empty one leaves the old one in place, unless all begin ``anew``."""
        old = {} if anew else self.known_secrets
        self.secret = seal(json.dumps({**old, **{k: v for k, v in given.items() if v}}))
