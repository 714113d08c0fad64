from django.db import models

from congress.rulebook.models import Clock
from proposals.models.commitment import Commitment
from proposals.models.handling import Handling
from proposals.models.proposal import Proposal


class ProposalClock(Clock):
    """One running or finished limit of a proposal or of one unit's share, with how it was reckoned."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="clocks", verbose_name="建议")
    handling = models.ForeignKey(
        Handling, models.PROTECT, null=True, blank=True, related_name="clocks", verbose_name="承办件"
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="clocks", verbose_name="承诺事项"
    )

    class Meta(Clock.Meta):
        verbose_name = "期限"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "handling", "commitment", "kind", "starts_on"],
                condition=models.Q(met_at=None, void_at=None),
                nulls_distinct=False,
                name="one_running_clock_per_occasion",
            )
        ]

    def recompute(self, calendar, starts_on=None):
        """The day of a promise was named in a letter; no calendar moves it."""
        return super().recompute(calendar, starts_on) if "unit" in self.rule else None
