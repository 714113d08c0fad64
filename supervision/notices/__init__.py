"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from supervision.notices import planning, reminding
from supervision.notices.planning import plan_adjusted, plan_published
from supervision.notices.reminding import REMINDED

KINDS = [*planning.KINDS, *reminding.KINDS]

__all__ = ["KINDS", "REMINDED", "plan_adjusted", "plan_published"]
