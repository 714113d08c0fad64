from django.db import models

from congress.accounts.models import User
from congress.files.models import StoredFile
from proposals.models.handling import Handling
from proposals.models.proposal import Proposal


class Purpose(models.TextChoices):
    MATERIAL = "material", "附件材料"
    SCAN = "scan", "纸质原件扫描"
    ADVICE = "advice", "会办意见附件"
    REPLY = "reply", "答复附件"
    CONTACT = "contact", "沟通记录附件"
    MEDIATION = "mediation", "协调记录扫描"
    EVALUATION = "evaluation", "征询意见表扫描"
    OVERSIGHT = "oversight", "督办活动"
    EVIDENCE = "evidence", "承诺落实佐证"


class Attachment(models.Model):
    """A file of a case. The case decides who may read it."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="attachments", verbose_name="建议")
    handling = models.ForeignKey(
        Handling, models.PROTECT, null=True, blank=True, related_name="attachments", verbose_name="承办件"
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    purpose = models.CharField("用途", max_length=10, choices=Purpose)
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="添加人")
    added_at = models.DateTimeField("添加时间", auto_now_add=True)

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
