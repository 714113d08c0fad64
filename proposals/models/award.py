"""评选表彰: a year's excellent suggestions or the units that handle best: put forward, voted on, conferred."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.organs.models import Unit
from congress.workflow.models import Case, TimelineEntry
from proposals.models.proposal import Proposal, new_code


class AwardKind(models.TextChoices):
    SUGGESTION = "suggestion", "优秀代表建议"
    UNIT = "unit", "先进承办单位"


class AwardStatus(models.TextChoices):
    NOMINATING = "nominating", "推荐中"
    VOTING = "voting", "投票中"
    CONFERRED = "conferred", "已表彰"
    CALLED_OFF = "called_off", "已取消"


class Voters(models.TextChoices):
    INSIDE = "inside", "主任会议成员和各委员会"
    DEPUTIES = "deputies", "全体代表"


class Award(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    kind = models.CharField("奖项", max_length=10, choices=AwardKind)
    year = models.PositiveSmallIntegerField("年度")
    places = models.PositiveSmallIntegerField("名额")
    voters = models.CharField("投票人", max_length=8, choices=Voters, default=Voters.INSIDE)
    status = models.CharField("状态", max_length=10, choices=AwardStatus, default=AwardStatus.NOMINATING)
    closes_on = models.DateField("投票截止", null=True, blank=True)
    conferred_on = models.DateField("表彰日期", null=True, blank=True)
    basis = models.CharField("评定依据", max_length=120, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发起人")

    class Meta:
        verbose_name = "评选"
        verbose_name_plural = verbose_name
        ordering = ["-year", "kind", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year"], condition=~Q(status="called_off"), name="one_award_of_a_kind_each_year"
            ),
            models.CheckConstraint(condition=Q(places__gte=1, places__lte=50), name="an_award_has_places"),
        ]

    def __str__(self):
        return f"{self.year}年度{self.get_kind_display()}评选"

    def get_absolute_url(self):
        return reverse("proposals:award", args=[self.code])

    def remember(self, step, *, before, by, note, facts):
        AwardEntry.write(self, step, before=before, by=by, note=note, facts=facts)

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]


class Nominee(models.Model):
    """被推荐的建议或者单位. The sum of votes is written when the vote has ended, not before."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="nominees", verbose_name="评选")
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name="建议"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    reason = models.TextField("推荐理由")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="推荐人")
    by_name = models.CharField("署名", max_length=120)
    votes = models.PositiveIntegerField("得票", null=True, blank=True)
    certificate_no = models.CharField("证书编号", max_length=60, blank=True)

    class Meta:
        verbose_name = "推荐对象"
        verbose_name_plural = verbose_name
        ordering = ["award", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["award", "proposal"], condition=~Q(proposal=None), name="one_nomination"),
            models.UniqueConstraint(fields=["award", "unit"], condition=~Q(unit=None), name="one_unit_nomination"),
            models.CheckConstraint(
                condition=Q(proposal=None, unit__isnull=False) | Q(proposal__isnull=False, unit=None),
                name="a_nominee_is_a_suggestion_or_a_unit",
            ),
        ]

    def __str__(self):
        return self.unit.name if self.unit else f"《{self.proposal.title}》"


class AwardBallot(models.Model):
    """Who has voted for whom: kept for the recount, shown to nobody; a page shows sums."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="ballots", verbose_name="评选")
    voter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="投票人")
    chosen = models.ManyToManyField(Nominee, related_name="ballots", verbose_name="所投")
    at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        verbose_name = "评选票"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["award", "voter"], name="one_ballot_each")]


class AwardEntry(TimelineEntry):
    of = "award"
    award = models.ForeignKey(Award, models.PROTECT, related_name="entries", verbose_name="评选")

    class Meta(TimelineEntry.Meta):
        verbose_name = "评选经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["award", "seq"], name="one_award_entry_per_place")]

    @property
    def line(self) -> str:
        named = self.facts.get("named")
        return "、".join(named) if isinstance(named, list) else named or ""
