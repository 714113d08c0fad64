"""届 and 次会议: the calendar that numbers everything."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """17 -> 十七, as terms and sessions are spelled in official titles (1 to 99)."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")


class Term(models.Model):
    """届: five years, from its first session to the next term's first session (地方组织法第九条)."""

    number = models.PositiveSmallIntegerField("届", unique=True)
    starts_on = models.DateField("起始日期")
    ends_on = models.DateField("届满日期", null=True, blank=True)

    class Meta:
        verbose_name = "届"
        verbose_name_plural = verbose_name
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="term_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"第{chinese_number(self.number)}届"

    @property
    def short(self) -> str:
        return f"{chinese_number(self.number)}届"


# No district congress sits longer. A closing day nobody entered must not keep all later suggestions 大会期间.
LONGEST = timedelta(days=14)


class CongressSession(models.Model):
    """次会议 of the whole congress, at least one a year (地方组织法第十四条)."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="sessions", verbose_name="届")
    number = models.PositiveSmallIntegerField("次")
    opens_on = models.DateField("开幕日期")
    closes_on = models.DateField("闭幕日期", null=True, blank=True)

    class Meta:
        verbose_name = "代表大会会议"
        verbose_name_plural = verbose_name
        ordering = ["-opens_on"]
        constraints = [
            models.UniqueConstraint(fields=["term", "number"], name="one_session_per_number"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="session_closes_after_it_opens",
            ),
        ]

    def __str__(self):
        return f"区{self.term.short}人大{chinese_number(self.number)}次会议"

    def sits_on(self, day) -> bool:
        return self.opens_on <= day <= (self.closes_on or self.opens_on + LONGEST)

    @property
    def ordinal(self) -> str:
        return f"第{chinese_number(self.number)}次会议"

    @property
    def short(self) -> str:
        return f"{self.term.short}{chinese_number(self.number)}次会议"
