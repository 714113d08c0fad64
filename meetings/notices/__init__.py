"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from meetings.notices import people
from meetings.notices.people import (
    called_together,
    dropped,
    leave_asked,
    leave_ruled,
    promoted,
    reminded,
    sign_up_opened,
    urged,
)

KINDS = [*people.KINDS]

__all__ = [
    "KINDS", "called_together", "dropped", "leave_asked", "leave_ruled", "promoted", "reminded", "sign_up_opened",
    "urged",
]  # fmt: skip
