from supervision.views.listing import index
from supervision.views.obligations import fulfil, make_topic, obligations, waive
from supervision.views.planning import (
    adjust_plan,
    adopt_plan,
    draft_plan,
    open_plan,
    plan,
    plan_paper,
    plans,
    publish_plan,
    report_plan,
    version_paper,
)
from supervision.views.proposing import (
    amend_topic,
    propose_topic,
    put_back,
    reconsider,
    reject_topic,
    screen,
    take_up,
)
from supervision.views.public import public, public_paper, public_plan
from supervision.views.topics import topic

__all__ = [
    "adjust_plan", "adopt_plan", "amend_topic", "draft_plan", "fulfil", "index", "make_topic", "obligations",
    "open_plan", "plan", "plan_paper", "plans", "propose_topic", "public", "public_paper", "public_plan",
    "publish_plan", "put_back", "reconsider", "reject_topic", "report_plan", "screen", "take_up", "topic",
    "version_paper", "waive",
]  # fmt: skip
