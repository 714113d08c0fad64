"""The procedures of supervision, one table each (law.md §7.11). Adding a step: a row here; tests list what is missing."""

from congress.workflow.flow import Flow, Step
from supervision import rules
from supervision.models import PlanStatus as P
from supervision.models import TopicStatus as T

EARLY = (T.PROPOSED, T.SCREENED)
OPEN_TO_MENDING = (*EARLY, T.IN_PLAN_DRAFT)

# fmt: off
TOPIC = Flow(
    "topic",
    #    name            label            at                        to                who
    Step("propose_topic", "登记议题",     (T.PROPOSED,),            None,             rules.proposes,      is_door=False, is_open=False),
    Step("amend_topic",  "修改议题",      OPEN_TO_MENDING,          None,             rules.mends,         is_open=False),
    Step("screen",       "筛选同意",      (T.PROPOSED,),            T.SCREENED,       rules.is_office,     is_open=False),
    Step("take_up",      "列入计划草案",  (T.SCREENED,),            T.IN_PLAN_DRAFT,  rules.is_office,     rules.not_ready_to_take_up, is_open=False),
    Step("put_back",     "移出计划草案",  (T.IN_PLAN_DRAFT,),       T.SCREENED,       rules.is_office,     is_open=False),
    Step("reject_topic", "不列入",        EARLY,                    T.REJECTED,       rules.is_office,     is_open=False),
    Step("reconsider",   "重新研究",      (T.REJECTED,),            T.PROPOSED,       rules.is_office,     is_open=False),
    Step("adopt_topic",  "列入年度计划",  OPEN_TO_MENDING,          T.PLANNED,         rules.is_office,     is_door=False),
    Step("move_topic",   "调整月份",      (T.PLANNED,),             None,             rules.is_office,     is_door=False),
    Step("cancel_topic", "取消",          (T.PLANNED,),             T.CANCELLED,      rules.is_office,     is_door=False),
)

PLAN = Flow(
    "plan",
    Step("draft_plan",   "起草总体要求",  (P.DRAFT, P.ADOPTED),     None,             rules.is_office,     is_open=False),
    Step("adopt_plan",   "主任会议通过",  (P.DRAFT,),               P.ADOPTED,        rules.is_office,     rules.not_ready_to_adopt),
    Step("publish_plan", "印发和公布",    (P.ADOPTED,),             P.PUBLISHED,      rules.is_office),
    Step("adjust_plan",  "调整计划",      (P.PUBLISHED,),           None,             rules.is_office),
    Step("report_plan",  "报告区委",      tuple(P),                 None,             rules.is_office,     is_open=False),
)
# fmt: on

FLOWS = {"topic": TOPIC, "plan": PLAN}
