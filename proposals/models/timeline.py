from django.db import models

from congress.workflow.models import TimelineEntry, signature
from proposals.models.handling import Handling
from proposals.models.proposal import Proposal


class ProposalEntry(TimelineEntry):
    """The timeline of a proposal and of all its handlings. The database refuses to change a row."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="entries", verbose_name="建议")
    handling = models.ForeignKey(Handling, models.PROTECT, null=True, related_name="entries", verbose_name="承办件")

    class Meta(TimelineEntry.Meta):
        verbose_name = "经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["proposal", "seq"], name="one_entry_per_place")]

    @classmethod
    def write(cls, proposal, step, *, before, by, note, facts, handling=None):
        last = cls.objects.filter(proposal=proposal).aggregate(last=models.Max("seq"))["last"] or 0
        case = handling or proposal
        return cls.objects.create(
            proposal=proposal, handling=handling, seq=last + 1, step=step.name, label=step.label,
            before=before, after=case.status, by=by, by_name=signature(by), note=note, facts=facts,
            is_open=step.is_open,
        )  # fmt: skip
