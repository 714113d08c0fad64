"""复查: closed cases drawn by lot and looked at again; the lot can be drawn again by anybody (practices [P] 41)."""

from hashlib import sha256

from django.db import models
from django.urls import reverse

from congress.accounts.models import User
from proposals.models.attachment import Attachment
from proposals.models.proposal import Proposal


class Recheck(models.Model):
    """One drawing: from which cases, by which seed, how many. None of it is changed afterwards."""

    title = models.CharField("名称", max_length=80)
    rule = models.JSONField("抽取范围")  # the filters as they were asked, and in words
    seed = models.CharField("随机种子", max_length=40)
    pool = models.JSONField("范围内的全部建议")  # their codes, in the order of the alphabet
    size = models.PositiveSmallIntegerField("抽取件数")
    drawn_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="抽取人")
    drawn_at = models.DateTimeField("抽取时间", auto_now_add=True)

    class Meta:
        verbose_name = "复查"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("proposals:recheck_sample", args=[self.pk])


def lots(seed: str, codes) -> list[str]:
    """Every code in the order of its lot, SHA-256 of "seed:code": the same in any language, on any machine."""
    return sorted(codes, key=lambda code: sha256(f"{seed}:{code}".encode()).hexdigest())


class Finding(models.TextChoices):
    PENDING = "pending", "待复查"
    DONE = "done", "已经落实"
    PARTLY = "partly", "部分落实"
    NOT_DONE = "not_done", "没有落实"


class Rechecked(models.Model):
    """One case of the sample and what was found on the spot."""

    recheck = models.ForeignKey(Recheck, models.PROTECT, related_name="cases", verbose_name="复查")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="rechecks", verbose_name="建议")
    place = models.PositiveSmallIntegerField("抽取次序")
    finding = models.CharField("复查结果", max_length=8, choices=Finding, default=Finding.PENDING)
    note = models.TextField("复查情况", blank=True)
    found_on = models.DateField("复查日期", null=True, blank=True)
    found_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复查人")
    photos = models.ManyToManyField(Attachment, blank=True, related_name="+", verbose_name="照片、材料")

    class Meta:
        verbose_name = "复查的建议"
        verbose_name_plural = verbose_name
        ordering = ["recheck", "place"]
        constraints = [models.UniqueConstraint(fields=["recheck", "proposal"], name="one_lot_per_case")]

    def __str__(self):
        return f"{self.recheck} · {self.proposal}"
