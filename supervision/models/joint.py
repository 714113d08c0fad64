"""What members of the standing committee raise together: each stands by it with his own hand or on paper."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Signature(models.Model):
    """Who sat in the standing committee that day, and whether he stands by it."""

    class Word(models.TextChoices):
        ASKED = "asked", "待确认"
        SIGNED = "signed", "已确认"
        ON_PAPER = "on_paper", "书面签名"
        DECLINED = "declined", "不联名"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="账号"
    )
    seat = models.PositiveIntegerField("席位")  # of the standing committee, which is kept above this package
    name = models.CharField("姓名", max_length=40)
    word = models.CharField("联名", max_length=10, choices=Word, default=Word.ASKED)
    said_at = models.DateTimeField("时间", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return self.name


SAID_SOME_TIME = Q(word="asked", said_at=None) | Q(said_at__isnull=False) & ~Q(word="asked")


def standing(case) -> list[Signature]:
    """Who stands by it, in person or on paper."""
    return [row for row in case.signers.all() if row.word in (Signature.Word.SIGNED, Signature.Word.ON_PAPER)]
