from django.db import models

from congress.accounts.models import User
from proposals.models.handling import Handling


class Contact(models.Model):
    """沟通记录: the unit says it spoke with the deputy; the deputy confirms or denies it in one tap."""

    class Stage(models.TextChoices):
        BEFORE = "before", "办前"
        DURING = "during", "办中"
        AFTER = "after", "办后"

    class Form(models.TextChoices):
        VISIT = "visit", "上门走访"
        MEETING = "meeting", "当面商谈"
        SITE = "site", "现场踏勘"
        PHONE = "phone", "电话"
        MAIL = "mail", "电子邮件"
        MESSAGE = "message", "微信、短信"

    class Verdict(models.TextChoices):
        PENDING = "pending", "待代表核实"
        CONFIRMED = "confirmed", "代表已确认"
        DENIED = "denied", "代表未认可"

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="contacts", verbose_name="承办件")
    stage = models.CharField("阶段", max_length=8, choices=Stage)
    form = models.CharField("方式", max_length=8, choices=Form)
    on = models.DateField("日期")
    place = models.CharField("地点", max_length=80, blank=True)
    people = models.CharField("参加人", max_length=200)
    content = models.TextField("沟通情况")
    view = models.TextField("代表意见", blank=True)  # what the deputy said to it; older records have none
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)
    verdict = models.CharField("核实", max_length=10, choices=Verdict, default=Verdict.PENDING)
    verdict_note = models.CharField("代表说明", max_length=200, blank=True)
    verdict_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核实人")
    verdict_at = models.DateTimeField("核实时间", null=True, blank=True)

    class Meta:
        verbose_name = "沟通记录"
        verbose_name_plural = verbose_name
        ordering = ["on", "pk"]
