from supervision.models.obligation import Obligation
from supervision.models.plan import PlanStatus, PlanVersion, YearPlan
from supervision.models.timeline import PlanEntry, TopicEntry
from supervision.models.topic import BEFORE_PLAN, Method, Source, Topic, TopicStatus

__all__ = [
    "BEFORE_PLAN", "Method", "Obligation", "PlanEntry", "PlanStatus", "PlanVersion", "Source", "Topic", "TopicEntry",
    "TopicStatus", "YearPlan",
]  # fmt: skip
