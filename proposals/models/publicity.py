"""公开: exactly what the guard let out of a case, and why another case stays inside."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.files.models import StoredFile
from proposals.models.proposal import Proposal


class ReleaseAct(models.TextChoices):
    PUBLISHED = "published", "公开"
    WITHHELD = "withheld", "不予公开"
    RETRACTED = "retracted", "撤下"


class ReleaseScope(models.TextChoices):
    FULL = "full", "全文公开"
    TITLE = "title", "只公开标题"


class Withheld(models.TextChoices):
    """Why not. The first three follow from what people said themselves, the others are the office's judgement."""

    REFUSED = "refused", "代表不同意公开"
    UNASKED = "unasked", "没有代表同意公开的记录"
    UNIT = "unit", "承办单位标明不公开"
    STATE_SECRET = "state_secret", "涉及国家秘密"
    WORK_SECRET = "work_secret", "涉及工作秘密或者商业秘密"
    PRIVACY = "privacy", "涉及个人隐私"
    RETALIATION = "retaliation", "公开可能使代表或者他人受到打击报复"
    SAFETY = "safety", "公开后可能危及国家安全、公共安全、经济安全、社会稳定"
    OTHER = "other", "其他原因"


JUDGEMENTS = tuple(each for each in Withheld if each not in (Withheld.REFUSED, Withheld.UNASKED, Withheld.UNIT))


class ReleaseQuerySet(models.QuerySet):
    def newest(self):
        """The last word on each case."""
        later = Release.objects.filter(proposal=OuterRef("proposal"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later))

    def public(self):
        """What the public reads now."""
        return self.newest().filter(act=ReleaseAct.PUBLISHED)


class Release(models.Model):
    """One decision on the publicity of a case. Rows are never changed; the public pages read these and nothing else."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="releases", verbose_name="建议")
    act = models.CharField("决定", max_length=10, choices=ReleaseAct)
    scope = models.CharField("公开范围", max_length=6, choices=ReleaseScope, blank=True)
    reason = models.CharField("不公开的原因", max_length=14, choices=Withheld, blank=True)
    why = models.CharField("说明", max_length=300, blank=True)
    checks = models.JSONField("保密审查", default=list)  # what was ticked, in the words of that day
    content = models.JSONField("公开内容", default=dict)
    sha256 = models.CharField("摘要", max_length=64, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="审查人")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "公开决定"
        verbose_name_plural = verbose_name
        ordering = ["proposal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act="published", reason="") & ~Q(scope="") & ~Q(sha256="")
                | ~Q(act="published") & ~Q(reason="") & Q(content={}),
                name="a_release_has_words_or_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.proposal}{self.get_act_display()}"

    def get_absolute_url(self):
        return reverse("proposals:public_case", args=[self.proposal.code])


class ReleasedFile(models.Model):
    """A paper let out with a case: a copy made for the public, redacted where needed. The original stays as it was."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="files", verbose_name="公开决定")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="公开副本")
    label = models.CharField("名称", max_length=120)

    class Meta:
        verbose_name = "公开的附件"
        verbose_name_plural = verbose_name
        ordering = ["pk"]

    def __str__(self):
        return self.label
