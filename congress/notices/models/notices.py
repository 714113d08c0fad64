from django.conf import settings
from django.db import models
from django.db.models import Q

from congress.notices.models.gateways import Gateway


class Digest(models.Model):
    """What one person (or one group, through its robot) is told together on one day."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="收件人")
    robot = models.ForeignKey(Gateway, models.PROTECT, null=True, related_name="+", verbose_name="群机器人")
    on = models.DateField("日期")
    counts = models.JSONField("各类条数", default=list)
    made_at = models.DateTimeField("产生时间", auto_now_add=True)

    class Meta:
        verbose_name = "每日汇总"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["to", "on"], name="one_digest_per_person_and_day"),
            models.UniqueConstraint(fields=["robot", "on"], name="one_digest_per_group_and_day"),
            models.CheckConstraint(
                condition=Q(to=None, robot__isnull=False) | Q(to__isnull=False, robot=None),
                name="digest_for_a_person_or_a_group",
            ),
        ]


class Notice(models.Model):
    """Something one person should know. Written with the change it reports, delivered afterwards.

    The row is the message in the inbox; what leaves the house for it stands in ``Delivery``.
    """

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", verbose_name="收件人")
    kind = models.CharField("类别", max_length=60)
    text = models.TextField("内容")
    link = models.CharField("链接", max_length=200)
    once = models.CharField("去重键", max_length=160)
    about_type = models.CharField("对象类别", max_length=60, blank=True)
    about_id = models.CharField("对象编号", max_length=40, blank=True)
    # What the words are made of, for the other lengths of the text; and what must still hold when it is sent.
    values = models.JSONField("变量", default=dict)
    premise = models.JSONField("前提", default=dict)
    posted_at = models.DateTimeField("产生时间", auto_now_add=True)
    delivered_at = models.DateTimeField("送达时间", null=True, blank=True)
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_why = models.CharField("撤回原因", max_length=200, blank=True)
    for_digest = models.BooleanField("并入每日汇总", default=False)
    digest = models.ForeignKey(Digest, models.PROTECT, null=True, blank=True, related_name="notices")

    class Meta:
        verbose_name = "通知"
        verbose_name_plural = verbose_name
        ordering = ["-posted_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["to", "kind", "once"], name="one_notice_per_occasion")]
        indexes = [
            models.Index(fields=["to", "-posted_at"], name="notice_inbox"),
            models.Index(fields=["to"], name="notice_unread", condition=Q(read_at=None)),
            models.Index(fields=["posted_at"], name="notice_waiting", condition=Q(delivered_at=None)),
            models.Index(fields=["to"], name="notice_for_digest", condition=Q(for_digest=True, digest=None)),
        ]

    def __str__(self):
        return self.text
