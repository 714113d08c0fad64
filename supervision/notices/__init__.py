"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from supervision.notices import filing, filing_reminding, planning, reminding
from supervision.notices.filing import (
    filing_answered,
    filing_asked,
    filing_checked,
    filing_decided,
    filing_distributed,
    filing_filed,
    filing_opined,
    filing_supplemented,
)
from supervision.notices.planning import plan_adjusted, plan_published
from supervision.notices.reminding import REMINDED

KINDS = [*planning.KINDS, *reminding.KINDS, *filing.KINDS, *filing_reminding.KINDS]

__all__ = [
    "filing_answered", "filing_asked", "filing_checked", "filing_decided", "filing_distributed", "filing_filed",
    "filing_opined", "filing_supplemented",
    "KINDS", "REMINDED", "plan_adjusted", "plan_published",
]  # fmt: skip
