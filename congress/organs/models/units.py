"""Every body that can be written to: organs of power, departments, courts, streets, companies."""

from datetime import date

from django.db import models
from django.db.models import Q


class UnitKind(models.TextChoices):
    CONGRESS = "congress", "人大常委会"
    OFFICE = "office", "人大办事机构"
    COMMITTEE = "committee", "专门委员会、工作委员会"
    GOVERNMENT = "government", "区人民政府"
    DISPATCHER = "dispatcher", "政府办公室（督查室）"
    DEPARTMENT = "department", "政府部门"
    SUPERVISORY = "supervisory", "监察委员会"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    STREET = "street", "街道办事处"
    STREET_COMMITTEE = "street_committee", "街道人大工委"
    TOWN = "town", "乡镇人民政府"
    TOWN_CONGRESS = "town_congress", "乡镇人民代表大会"
    PARTY = "party", "党委部门"
    MASS = "mass", "群团组织"
    PUBLIC = "public", "事业单位"
    COMPANY = "company", "企业"
    OTHER = "other", "其他"


# What the government's own office passes work on to; the courts and the party answer for themselves.
GOVERNMENT = (UnitKind.GOVERNMENT, UnitKind.DISPATCHER, UnitKind.DEPARTMENT, UnitKind.STREET, UnitKind.TOWN,
              UnitKind.PUBLIC)  # fmt: skip


class UnitQuerySet(models.QuerySet):
    def valid_on(self, day: date):
        return self.filter(Q(valid_from__lte=day) | Q(valid_from=None), Q(valid_to__gte=day) | Q(valid_to=None))

    def handling(self):
        """Units a suggestion may be assigned to; the congress's own leadership is not one."""
        return self.exclude(kind=UnitKind.CONGRESS)


class Unit(models.Model):
    """A body with a name and a life. A renamed body is a new unit joined by a Succession."""

    name = models.CharField("全称", max_length=80)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("类别", max_length=20, choices=UnitKind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级单位",
    )
    doc_prefix = models.CharField("机关代字", max_length=20, blank=True, help_text="公文字号的开头，如“×建函”")
    phone = models.CharField("联系电话", max_length=40, blank=True)
    head_title = models.CharField("主要负责人职务", max_length=20, blank=True)
    sort_key = models.CharField("排序", max_length=80, blank=True, db_index=True)
    valid_from = models.DateField("成立日期", null=True, blank=True)
    valid_to = models.DateField("撤销日期", null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = verbose_name
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(valid_to=None), name="one_living_unit_per_name"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        return self.short_name or self.name


class UnitAlias(models.Model):
    """Another name a unit is written under in spreadsheets and letters."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases", verbose_name="单位")
    name = models.CharField("别名", max_length=80, db_index=True)

    class Meta:
        verbose_name = "单位别名"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="one_alias_per_unit")]

    def __str__(self):
        return self.name


class SuccessionQuerySet(models.QuerySet):
    def ending(self):
        """Those by which the old unit ended: its successors stand in its place."""
        return self.exclude(kind="carved")

    def ended_in(self, units):
        """Ids of the units in whose place these stand, by one reform or by two after each other."""
        first = self.ending().filter(new__in=units).values("old")
        return self.ending().filter(Q(new__in=units) | Q(new__in=first)).values("old")


class Succession(models.Model):
    """机构改革: which unit took over from which, and when."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", "更名"
        MERGED = "merged", "并入"
        SPLIT = "split", "分设"
        CARVED = "carved", "划出"  # the old unit lives on; only what is chosen goes

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successions", verbose_name="原单位")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="origins", verbose_name="承接单位")
    kind = models.CharField("方式", max_length=10, choices=Kind)
    on = models.DateField("日期")
    basis = models.CharField("依据", max_length=120, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = "机构沿革"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="one_succession_per_pair"),
            models.CheckConstraint(condition=~Q(old=models.F("new")), name="no_unit_succeeds_itself"),
        ]
