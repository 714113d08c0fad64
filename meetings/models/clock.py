from django.db import models

from congress.rulebook.models import Clock
from meetings.models.item import Item
from meetings.models.meeting import Meeting


class MeetingClock(Clock):
    """One limit of a meeting or of one of its items, mostly counted back from the first day."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="clocks", verbose_name="会议")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="clocks", verbose_name="议题")

    class Meta(Clock.Meta):
        verbose_name = "会议期限"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "item", "kind"],
                condition=models.Q(met_at=None, void_at=None),
                nulls_distinct=False,
                name="one_running_clock_per_meeting",
            )
        ]
