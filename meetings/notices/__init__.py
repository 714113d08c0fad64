"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from meetings.notices import papers, people
from meetings.notices.papers import paper_shared, paper_withdrawn, papers_sent
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

KINDS = [*people.KINDS, *papers.KINDS]

__all__ = [
    "KINDS", "called_together", "dropped", "leave_asked", "leave_ruled", "paper_shared", "paper_withdrawn",
    "papers_sent", "promoted", "reminded", "sign_up_opened", "urged",
]  # fmt: skip
