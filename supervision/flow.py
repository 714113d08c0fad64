"""The procedures of supervision, one table each (law.md §7.11). Adding a step: a row here; tests list what is missing."""

from congress.workflow.flow import Flow, Step
from supervision import rules
from supervision.models import FilingStatus as F
from supervision.models import PlanStatus as P
from supervision.models import ShareStatus as H
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
# 备案审查 (law.md §7.8)
FILING = Flow(
    "filing",
    Step("file_document",    "报送备案",       (F.FILED,),                  None,                rules.is_maker,      is_door=False),
    Step("receive_filing",   "签收",           (F.FILED,),                  F.FORM_CHECK,        rules.is_office),
    Step("register_filing",  "予以登记",       (F.FORM_CHECK,),             F.REGISTERED,        rules.is_office),
    Step("ask_supplement",   "要求补充",       (F.FORM_CHECK,),             F.SUPPLEMENT,        rules.is_office),
    Step("supplement_filing", "补充报送",      (F.SUPPLEMENT,),             F.FORM_CHECK,        rules.is_maker),
    Step("return_filing",    "退回",           (F.FORM_CHECK, F.SUPPLEMENT), F.RETURNED,         rules.is_office),
    Step("transfer_filing",  "移送",           (F.FORM_CHECK,),             F.TRANSFERRED,       rules.is_office),
    Step("distribute_filing", "分送审查",      (F.REGISTERED, F.REVIEWING), F.REVIEWING,         rules.is_office,     is_open=False),
    Step("find_no_problem",  "未发现问题",     (F.REVIEWING, F.COMMUNICATING, F.TO_CHAIRS_MEETING), F.NO_PROBLEM, rules.is_office, rules.not_clear),
    Step("communicate_filing", "与制定机关沟通", (F.REVIEWING, F.COMMUNICATING), F.COMMUNICATING, rules.keeps_review, rules.opinions_missing),
    Step("explain_filing",   "说明情况",       (F.COMMUNICATING,),          None,                rules.is_maker),
    Step("await_amendment",  "中止审查",       (F.COMMUNICATING,),          F.MAKER_AMENDS,      rules.is_office),
    Step("resume_review",    "恢复审查",       (F.MAKER_AMENDS,),           F.COMMUNICATING,     rules.is_office),
    Step("send_written_opinion", "发书面审查意见", (F.COMMUNICATING,),      F.WRITTEN_OPINION,   rules.is_office),
    Step("answer_written_opinion", "答复审查意见", (F.WRITTEN_OPINION,),    None,                rules.is_maker,      rules.answered_already),
    Step("report_amended",   "报送修改情况",   (F.MAKER_AMENDS, F.WRITTEN_OPINION, F.ORDERED), F.AMENDED, rules.is_maker),
    Step("put_to_chairs_meeting", "提请主任会议", (F.WRITTEN_OPINION,),     F.TO_CHAIRS_MEETING, rules.is_office,     rules.maker_has_time),
    Step("order_change",     "责令修改",       (F.TO_CHAIRS_MEETING,),      F.ORDERED,           rules.is_office),
    Step("order_cleanup",    "责令清理",       (F.TO_CHAIRS_MEETING,),      F.ORDERED,           rules.is_office),
    Step("annul_filing",     "撤销",           (F.TO_CHAIRS_MEETING, F.ORDERED), F.ANNULLED,     rules.is_office),
    Step("extend_review",    "延长审查期限",   (F.REVIEWING, F.COMMUNICATING), None,             rules.is_office,     rules.already_extended, is_open=False),
)

FILING_SHARE = Flow(
    "filing_share",
    Step("compare_articles", "条文对照",       (H.ASKED,),                  None,                rules.is_reviewer,   is_open=False),
    Step("give_filing_opinion", "提出审查意见", (H.ASKED,),                 H.OPINED,            rules.is_reviewer,   is_open=False),
    Step("extend_filing_opinion", "延长意见期限", (H.ASKED,),               None,                rules.is_reviewer,   rules.share_extended, is_open=False),
)
# fmt: on

FLOWS = {"topic": TOPIC, "plan": PLAN, "filing": FILING, "filing_share": FILING_SHARE}
