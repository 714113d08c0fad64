"""Why a case with promises is not filed yet, and one without is not tracked."""

from proposals.models import Proposal


def promise_open(proposal: Proposal) -> str:
    """What was promised is struck off or explained before the case is filed."""
    count = proposal.commitments.standing().count()
    return f"还有 {count} 项承诺事项没有销号，不能办结。" if count else ""


def nothing_promised(proposal: Proposal) -> str:
    return "" if proposal.commitments.standing().exists() else "答复没有待落实的承诺事项，不必跟踪。"
