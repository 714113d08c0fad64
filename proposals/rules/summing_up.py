"""Who writes a unit's yearly summary, who reads it, and what it lacks."""

from congress.accounts.models import Role
from proposals.models import SummaryStatus, UnitSummary
from proposals.rules.people import WORKERS, stands_for

READERS = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER, Role.DISPATCHER)


def sums_up(user, summary: UnitSummary) -> bool:
    """Who works in the unit, or in the one that stands in its place since."""
    return user is not None and stands_for(user.units_as(*WORKERS), summary.unit_id)


def reads_list(user) -> bool:
    return user.has_any_role(*READERS, *WORKERS)


def reads_words(user, summary: UnitSummary) -> bool:
    """What is not handed in yet is the unit's own."""
    return summary.status == SummaryStatus.HANDED_IN or sums_up(user, summary)


def nothing_written(summary: UnitSummary) -> str:
    return "" if summary.practice.strip() else "还没有写办理工作情况和主要做法。"
