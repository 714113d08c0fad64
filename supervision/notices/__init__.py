"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from supervision.notices import (
    absences,
    calling,
    check,
    execution,
    filing,
    filing_reminding,
    filing_requests,
    findings,
    planning,
    reminding,
    road,
    work_review,
)
from supervision.notices.absences import absent_again
from supervision.notices.calling import call_opened, idea_decided, topic_rejected
from supervision.notices.check import (
    asker_named,
    commission_proposed,
    interpellated,
    interpellation_answered,
    interpellation_moved,
    movers_asked,
    movers_have_spoken,
    proposers_asked,
)
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
from supervision.notices.filing_requests import request_decided, request_received
from supervision.notices.findings import finding_claimed, finding_judged, findings_given
from supervision.notices.planning import plan_adjusted, plan_published
from supervision.notices.reminding import OF_EXPERTS, OF_TOPICS, REMINDED, pressed
from supervision.notices.road import (
    item_judged,
    item_reported,
    opinion_issued,
    to_committee,
    to_office,
    to_organ,
    to_partners,
    topic_published,
)
from supervision.notices.work_review import work_review_answered, work_review_planned, work_review_sent

KINDS = [
    *planning.KINDS, *road.KINDS, *reminding.KINDS, *filing.KINDS, *filing_reminding.KINDS, *filing_requests.KINDS,
    *findings.KINDS, *execution.KINDS, *calling.KINDS, *absences.KINDS,
    *work_review.KINDS, *check.KINDS,
]  # fmt: skip

__all__ = [
    "KINDS", "OF_EXPERTS", "OF_TOPICS", "REMINDED", "absent_again", "adjustment_told", "asker_named", "call_opened",
    "commission_proposed", "filing_answered", "filing_asked", "filing_checked", "filing_decided", "filing_distributed",
    "filing_filed", "filing_opined", "filing_supplemented", "finding_claimed", "finding_judged", "findings_given",
    "idea_decided", "interpellated", "interpellation_answered", "interpellation_moved", "item_judged", "item_reported",
    "movers_asked", "movers_have_spoken", "opinion_issued", "pace_alarm", "plan_adjusted", "plan_published", "pressed",
    "proposers_asked", "request_decided", "request_received", "to_committee", "to_office", "to_organ", "to_partners",
    "topic_published", "topic_rejected", "work_review_answered", "work_review_planned", "work_review_sent",
]  # fmt: skip
