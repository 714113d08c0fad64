"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from supervision.notices import (
    absences,
    calling,
    execution,
    filing,
    filing_reminding,
    filing_requests,
    findings,
    planning,
    reminding,
    road,
)
from supervision.notices.absences import absent_again
from supervision.notices.calling import call_opened, idea_decided, topic_rejected
from supervision.notices.check import interpellated
from supervision.notices.execution import adjustment_told, pace_alarm
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
from supervision.notices.filing_requests import request_received
from supervision.notices.findings import finding_claimed, finding_judged, findings_given
from supervision.notices.planning import plan_adjusted, plan_published
from supervision.notices.reminding import OF_TOPICS, REMINDED
from supervision.notices.road import (
    item_judged,
    item_reported,
    opinion_issued,
    to_committee,
    to_office,
    to_organ,
    topic_published,
)

KINDS = [*planning.KINDS, *road.KINDS, *reminding.KINDS, *filing.KINDS, *filing_reminding.KINDS]

__all__ = [
    "KINDS", "OF_TOPICS", "REMINDED", "filing_answered", "filing_asked", "filing_checked", "filing_decided",
    "filing_distributed", "filing_filed", "filing_opined", "filing_supplemented", "item_judged", "item_reported",
    "opinion_issued", "plan_adjusted", "plan_published", "to_committee", "to_office", "to_organ", "topic_published",
]  # fmt: skip

KINDS += filing_requests.KINDS
__all__ += ["request_received"]
KINDS += findings.KINDS
__all__ += ["finding_claimed", "finding_judged", "findings_given"]
KINDS += execution.KINDS
__all__ += ["adjustment_told", "pace_alarm"]

KINDS += calling.KINDS
__all__ += ["call_opened", "idea_decided", "topic_rejected"]
KINDS += absences.KINDS
__all__ += ["absent_again"]
__all__ += ["interpellated"]
