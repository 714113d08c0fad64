from datetime import date

from django.db import models
from django.db.models import F, Q

from congress.organs.models import Term
from deputies.models.areas import Constituency, Delegation
from deputies.models.deputy import Deputy


class Level(models.TextChoices):
    DISTRICT = "district", "区"
    CITY = "city", "市"
    PROVINCE = "province", "省"
    NATION = "nation", "全国"
    TOWN = "town", "乡镇"


class EndGround(models.TextChoices):
    """代表法第六十二条 lists when qualification ends; death and the end of the term come by themselves."""

    TERM_OVER = "term_over", "任期届满"
    MOVED = "moved", "迁出或者调离本行政区域"
    RESIGNED = "resigned", "辞职被接受"
    ORDERED = "ordered", "被责令辞职"
    ABSENT = "absent", "未经批准两次不出席本级人大会议"
    RECALLED = "recalled", "被罢免"
    NATIONALITY = "nationality", "丧失中国国籍"
    RIGHTS = "rights", "依法被剥夺政治权利"
    CAPACITY = "capacity", "丧失行为能力"
    DEATH = "death", "去世"


class MandateQuerySet(models.QuerySet):
    def in_force(self, day: date):
        return self.filter(Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day))


class Mandate(models.Model):
    """One seat of one person: a level, a term, from confirmation or co-option to its end with ground and date."""

    class Origin(models.TextChoices):
        ELECTED = "elected", "换届选举"
        BY_ELECTED = "by_elected", "补选"

    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="mandates", verbose_name="代表")
    level = models.CharField("层级", max_length=10, choices=Level, default=Level.DISTRICT)
    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", verbose_name="届")
    deputy_no = models.CharField("代表证号", max_length=20, blank=True)
    constituency = models.ForeignKey(
        Constituency, models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name="选区"
    )
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name="代表团"
    )
    origin = models.CharField("产生方式", max_length=12, choices=Origin, default=Origin.ELECTED)
    starts_on = models.DateField("任职日期")
    ends_on = models.DateField("终止日期", null=True, blank=True)
    end_ground = models.CharField("终止原因", max_length=12, choices=EndGround, blank=True)
    end_basis = models.CharField("终止依据", max_length=120, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "代表职务"
        verbose_name_plural = verbose_name
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "deputy_no"], condition=~Q(deputy_no=""), name="one_certificate_per_number"
            ),
            models.UniqueConstraint(
                fields=["deputy", "level", "term"], condition=Q(ends_on=None), name="one_open_mandate"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None, end_ground="") | (Q(ends_on__gte=F("starts_on")) & ~Q(end_ground="")),
                name="an_end_has_its_ground",
            ),
        ]

    def __str__(self):
        return f"{self.deputy} {self.get_level_display()}代表"

    def is_in_force(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)
