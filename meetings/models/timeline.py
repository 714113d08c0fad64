from django.db import models

from congress.workflow.flow import Step
from congress.workflow.models import TimelineEntry
from meetings.models.item import Item
from meetings.models.meeting import Meeting
from meetings.models.participant import Participant


class MeetingEntry(TimelineEntry):
    """The timeline of a meeting and of its people's answers. The database refuses to change a row."""

    of = "meeting"
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="entries", verbose_name="会议")
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, related_name="entries", verbose_name="参会人员"
    )

    class Meta(TimelineEntry.Meta):
        verbose_name = "会议经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["meeting", "seq"], name="one_meeting_entry_per_place")]

    @classmethod
    def write(cls, meeting, step, *, participant=None, **said):
        Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)  # two people may answer at once
        super().write(meeting, step, case=participant, participant=participant, **said)

    @property
    def line(self) -> str:
        return _said(self.facts)


class ItemEntry(TimelineEntry):
    """The timeline of one item, before it has a meeting and after."""

    of = "item"
    item = models.ForeignKey(Item, models.PROTECT, related_name="entries", verbose_name="议题")

    class Meta(TimelineEntry.Meta):
        verbose_name = "议题经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["item", "seq"], name="one_item_entry_per_place")]

    @classmethod
    def write(cls, item, step, *, before, by, **said):
        super().write(item, step, before=before, by=by, **said)
        if item.source_id and item.is_over and item.status != before:
            cls._bring_back(item, by)

    @classmethod
    def _bring_back(cls, copy, by):
        """What became of a copy is told where it came from (peers.md lesson 39); a corrected outcome again."""
        source = Item.objects.select_for_update(of=("self",)).get(pk=copy.source_id)
        where = copy.meeting.short if copy.meeting else copy.body.short_name
        said = f"{where}：{copy.get_status_display()}"
        source.outcome = said
        source.save(update_fields=["outcome"])
        cls.write(source, BRING_BACK, before=source.status, by=by, note="", facts={"copy": copy.code, "said": said})

    @property
    def line(self) -> str:
        return _said(self.facts)


# A row of the flow as well; here because it is written with the step that ends the copy, whichever that is.
BRING_BACK = Step("bring_back", "转提结果", (), None, lambda user, case: False, is_door=False)


def _said(facts: dict) -> str:
    """The half sentence the action wrote that day under ``said``, after the name of whom it is about."""
    return "，".join(filter(None, (facts.get("person"), facts.get("said"))))
