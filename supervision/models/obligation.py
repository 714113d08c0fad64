"""法定报告事项: what the law wants of every year, each with its day; a clock that waits for a topic to be heard."""

from django.db import models
from django.urls import reverse

from congress.rulebook.models import Clock
from supervision.models.topic import Topic


class Obligation(Clock):
    """A statutory item of a year: ``duty`` names it in ``deadlines/obligations.py``, ``kind`` the limit it runs by."""

    duty = models.CharField("法定事项", max_length=40)
    year = models.PositiveSmallIntegerField("年度", db_index=True)
    title = models.CharField("事项", max_length=200)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="obligations", verbose_name="议题"
    )
    met_on = models.DateField("完成日期", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    # the obligation it follows from: 审计整改 from the audit report of that year
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="因何而来"
    )

    class Meta(Clock.Meta):
        verbose_name = "法定报告事项"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["year", "duty"], name="one_obligation_per_year")]

    def get_absolute_url(self):
        return reverse("supervision:obligations") + f"?year={self.year}#{self.duty}"
