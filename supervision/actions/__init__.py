"""The verbs of supervision: one file per stage. Each takes exactly one step of a flow."""

from supervision.actions.obligations import fulfil, keep_calendar, make_topic, waive
from supervision.actions.planning import adjust_plan, adopt_plan, draft_plan, open_plan, publish_plan, report_plan
from supervision.actions.proposing import (
    amend_topic,
    propose_topic,
    put_back,
    reconsider,
    reject_topic,
    screen,
    take_up,
)

__all__ = [
    "adjust_plan", "adopt_plan", "amend_topic", "draft_plan", "fulfil", "keep_calendar", "make_topic", "open_plan",
    "propose_topic", "publish_plan", "put_back", "reconsider", "reject_topic", "report_plan", "screen", "take_up",
    "waive",
]  # fmt: skip
