from django.db import models

from congress.workflow.models import TimelineEntry
from supervision.models.plan import YearPlan
from supervision.models.topic import Topic


class TopicEntry(TimelineEntry):
    """The timeline of a topic. The database refuses to change a row."""

    of = "topic"
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="entries", verbose_name="议题")

    class Meta(TimelineEntry.Meta):
        verbose_name = "议题经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["topic", "seq"], name="one_topic_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")


class PlanEntry(TimelineEntry):
    """The timeline of a year's plan."""

    of = "plan"
    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="entries", verbose_name="计划")

    class Meta(TimelineEntry.Meta):
        verbose_name = "计划经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["plan", "seq"], name="one_plan_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
