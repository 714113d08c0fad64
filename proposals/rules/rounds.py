"""What keeps a second round from beginning, or a case from ending over it."""

from congress.surveys.models import Grade
from proposals.models import Proposal
from proposals.rules.promises import nothing_promised, promise_open
from proposals.rules.reasons import dissatisfied, paper_waiting

SECOND = 2  # from this failed round on both sides are heard before anything else (law.md §12 #24)
CONTENT = "代表没有评价“不满意”。"
FIRST = "第一次不满意的，由代表工委研究是否退回重新办理；再次不满意的，召集双方协调。"

NEEDLESS = (CONTENT, FIRST)  # nothing a button should be drawn for, only to say that it is not needed


def failures(proposal: Proposal) -> int:
    """How many rounds of replies ended with 不满意."""
    return proposal.evaluations.filter(verdict=Grade.LOW).count()


def talked_over(proposal: Proposal) -> bool:
    """Whether the last round has been before both sides, and what came of it is written down."""
    evaluation = proposal.current_evaluation()
    held = proposal.mediations.exclude(settled_at=None)
    return evaluation is not None and held.filter(round=evaluation.round).exists()


def meeting_owed(proposal: Proposal) -> str:
    """A second failure opens a meeting: until it was held the case neither ends nor goes back again."""
    if dissatisfied(proposal) and (count := failures(proposal)) >= SECOND and not talked_over(proposal):
        return f"代表已经 {count} 次评价“不满意”，须先召集双方协调并记录结果。"
    return ""


def no_rework(proposal: Proposal) -> str:
    if not dissatisfied(proposal):
        return CONTENT
    return paper_waiting(proposal) or meeting_owed(proposal)


def no_meeting(proposal: Proposal) -> str:
    """Called from the second failed round on, once for each round."""
    if not dissatisfied(proposal):
        return CONTENT
    if failures(proposal) < SECOND:
        return FIRST
    return "这次评价以后已经协调过。" if talked_over(proposal) else paper_waiting(proposal)


def not_closable(proposal: Proposal) -> str:
    return paper_waiting(proposal) or meeting_owed(proposal) or promise_open(proposal)


def nothing_to_track(proposal: Proposal) -> str:
    return nothing_promised(proposal) or paper_waiting(proposal) or meeting_owed(proposal)
