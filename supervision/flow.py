"""The procedures of supervision, one table each (law.md §7.11). Adding a step: a row here; tests list what is missing."""

from congress.workflow.flow import Flow, Step
from supervision import rules
from supervision.models import BEFORE_MEETING, BEFORE_REGISTER, IN_REVIEW, REVIEWED
from supervision.models import AdjustmentStatus as A
from supervision.models import CallStatus as C
from supervision.models import CommissionStatus as M
from supervision.models import FilingStatus as F
from supervision.models import FindingStatus as D
from supervision.models import IdeaStatus as E
from supervision.models import InquiryStatus as N
from supervision.models import InspectionStatus as K
from supervision.models import InterpellationStatus as X
from supervision.models import ItemStatus as I
from supervision.models import PlanStatus as P
from supervision.models import RequestStatus as Q
from supervision.models import ShareStatus as H
from supervision.models import TopicStatus as T
from supervision.models import WorkReviewStatus as W

EARLY = (T.PROPOSED, T.SCREENED)
OPEN_TO_MENDING = (*EARLY, T.IN_PLAN_DRAFT)
ON_THE_WAY = (T.PREPARING, T.RESEARCHING, T.DRAFT_RECEIVED)
UNDER_WAY = (
    *BEFORE_MEETING, T.DELIBERATED, T.OPINION_DRAFTED, T.OPINION_ISSUED, T.RESPONSE_FOR_COMMENT, T.RESPONSE_RECEIVED,
    T.TO_MEETING, T.NOTED, T.SATISFIED, T.CONCLUDED, T.PUBLISHED, T.TRACKING,
)  # fmt: skip

# fmt: off
TOPIC = Flow(
    "topic",
    #    name            label            at                        to                who
    Step("propose_topic", "登记议题",     (T.PROPOSED,),            None,             rules.proposes,      is_door=False, is_open=False),
    Step("amend_topic",  "修改议题",      OPEN_TO_MENDING,          None,             rules.mends,         is_open=False, turns_back=True),
    Step("screen",       "筛选同意",      (T.PROPOSED,),            T.SCREENED,       rules.is_office,     is_open=False),
    Step("take_up",      "列入计划草案",  (T.SCREENED,),            T.IN_PLAN_DRAFT,  rules.is_office,     rules.not_ready_to_take_up, is_open=False),
    Step("put_back",     "移出计划草案",  (T.IN_PLAN_DRAFT,),       T.SCREENED,       rules.is_office,     is_open=False, turns_back=True),
    Step("reject_topic", "不列入",        EARLY,                    T.REJECTED,       rules.is_office,     is_open=False, turns_back=True),
    Step("reconsider",   "重新研究",      (T.REJECTED,),            T.PROPOSED,       rules.is_office,     is_open=False),
    Step("adopt_topic",  "列入年度计划",  OPEN_TO_MENDING,          T.PLANNED,         rules.is_office,     is_door=False),
    Step("move_topic",   "调整月份",      BEFORE_MEETING,           None,             rules.is_office,     is_door=False),
    Step("cancel_topic", "取消",          BEFORE_MEETING,           T.CANCELLED,      rules.is_office,     is_door=False),
    # before the meeting
    Step("start_work",   "制定实施方案",  (T.PLANNED,),             T.PREPARING,      rules.is_keeper),
    Step("record_research", "记录调研",   (T.PREPARING, T.RESEARCHING), T.RESEARCHING, rules.is_keeper,    is_open=False),
    Step("collect_opinions", "转交各方面意见", (T.PREPARING, T.RESEARCHING), None,    rules.is_keeper),
    Step("set_day",      "确定上会日期",  BEFORE_MEETING,           None,             rules.is_keeper),
    Step("submit_draft", "报送报告稿",    (T.PREPARING, T.RESEARCHING, T.COMMENTS_RETURNED), T.DRAFT_RECEIVED, rules.hands_in),
    Step("return_comments", "反馈意见",   (T.DRAFT_RECEIVED,),      T.COMMENTS_RETURNED, rules.is_keeper),
    Step("answer_collected", "回应各方面意见", (*ON_THE_WAY, T.COMMENTS_RETURNED), None, rules.hands_in,    rules.nothing_collected),
    Step("submit_report", "报送报告",     (T.COMMENTS_RETURNED,),   T.FINAL_RECEIVED, rules.hands_in,      rules.unanswered),
    Step("receive_inspection", "收到执法检查报告", (T.PLANNED, *ON_THE_WAY, T.COMMENTS_RETURNED), T.FINAL_RECEIVED, rules.is_keeper, is_door=False),
    Step("distribute",   "发送组成人员",  (T.FINAL_RECEIVED,),      T.DISTRIBUTED,    rules.is_office),
    # the meeting and its opinion
    Step("hear",         "听取和审议",    (T.FINAL_RECEIVED, T.DISTRIBUTED), T.DELIBERATED, rules.is_office),
    Step("conclude_topic", "监督完毕",    (T.RESEARCHING, T.DELIBERATED), T.CONCLUDED, rules.is_office),
    Step("draft_opinion", "起草审议意见", (T.DELIBERATED, T.OPINION_DRAFTED), T.OPINION_DRAFTED, rules.is_keeper, is_open=False),
    Step("issue_opinion", "印发审议意见书", (T.OPINION_DRAFTED,),   T.OPINION_ISSUED, rules.is_office),
    # the organ's answer
    Step("submit_plan",  "报送研究处理方案", (T.OPINION_ISSUED,),   None,             rules.hands_in),
    Step("send_response", "研究处理情况送征求意见", (T.OPINION_ISSUED, T.RESPONSE_FOR_COMMENT), T.RESPONSE_FOR_COMMENT, rules.hands_in, rules.response_not_ready),
    Step("comment_response", "反馈意见",  (T.RESPONSE_FOR_COMMENT,), None,            rules.is_keeper),
    Step("submit_response", "报送研究处理情况", (T.RESPONSE_FOR_COMMENT,), T.RESPONSE_RECEIVED, rules.hands_in, rules.not_commented),
    Step("note_response", "印发组成人员", (T.RESPONSE_RECEIVED,),   T.NOTED,          rules.is_office),
    Step("bring_back",   "再次提请常委会", (T.RESPONSE_RECEIVED,),  T.TO_MEETING,     rules.is_office),
    Step("rerun",        "重新研究处理",  (T.RESPONSE_RECEIVED,),   T.OPINION_ISSUED, rules.is_office),
    Step("poll_response", "测评",         (T.TO_MEETING,),          T.SATISFIED,      rules.is_office),
    Step("fail_response", "测评不满意",   (T.TO_MEETING,),          T.OPINION_ISSUED, rules.is_office,     is_door=False),
    # in public, and in the years after
    Step("publish_topic", "公布",         (T.NOTED, T.SATISFIED, T.CONCLUDED), T.PUBLISHED, rules.is_office),
    Step("track_topic",  "列入跟踪监督",  (T.PUBLISHED,),           T.TRACKING,       rules.is_office),
    Step("record_check", "记录年度检查",  (T.TRACKING,),            None,             rules.is_keeper,     rules.all_checked),
    Step("close_topic",  "办结",          (T.PUBLISHED, T.TRACKING), T.CLOSED,        rules.is_office,     rules.checks_missing),
    Step("note_inquiry", "记录询问",      UNDER_WAY,                None,             rules.is_keeper,     is_open=False, is_door=False),
    Step("press_topic",  "催办",          UNDER_WAY,                None,             rules.watches_topic, is_open=False, is_door=False),
    Step("send_exchange", "交换联动文件", UNDER_WAY,                None,             rules.is_partner,    is_open=False),
    Step("add_paper",    "加入文件",      UNDER_WAY,                None,             rules.is_keeper,     is_open=False),
)

ITEM = Flow(
    "item",
    Step("report_item",  "填报办理情况",  (I.OPEN, I.ANSWERED, I.CONTINUING), I.ANSWERED, rules.answers_item),
    Step("progress_item", "填报进展",     (I.OPEN, I.CONTINUING),   None,             rules.answers_item, is_door=False),
    Step("settle_item",  "评为已落实",  (I.ANSWERED,),            I.SETTLED,        rules.keeps_item),
    Step("continue_item", "评为继续推进", (I.ANSWERED,),          I.CONTINUING,     rules.keeps_item),
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
PUBLIC = (*IN_REVIEW, *REVIEWED)
FILING = Flow(
    "filing",
    Step("file_document",    "报送备案",       (F.FILED,),                  None,                rules.is_maker,      is_door=False),
    Step("receive_filing",   "签收",           (F.FILED,),                  F.FORM_CHECK,        rules.is_office),
    Step("register_filing",  "予以登记",       (F.FORM_CHECK,),             F.REGISTERED,        rules.is_office),
    Step("ask_supplement",   "要求补充",       (F.FORM_CHECK,),             F.SUPPLEMENT,        rules.is_office),
    Step("supplement_filing", "补充报送",      (F.SUPPLEMENT,),             F.FORM_CHECK,        rules.is_maker),
    Step("return_filing",    "退回",           (F.FORM_CHECK, F.SUPPLEMENT), F.RETURNED,         rules.is_office, turns_back=True),
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
    Step("publish_filing",   "公布",           PUBLIC,                      None,                rules.is_office),
    Step("hide_filing",      "撤下公布",       PUBLIC,                      None,                rules.is_office,     rules.not_released, is_open=False),
    Step("press_filing",     "催办",           (*BEFORE_REGISTER, *IN_REVIEW), None,              rules.watches_filing, is_open=False, is_door=False),
    Step("extend_review",    "延长审查期限",   (F.REVIEWING, F.COMMUNICATING), None,             rules.is_office,     rules.already_extended, is_open=False),
)

FILING_SHARE = Flow(
    "filing_share",
    Step("compare_articles", "条文对照",       (H.ASKED,),                  None,                rules.is_reviewer,   is_open=False),
    Step("give_filing_opinion", "提出审查意见", (H.ASKED,),                 H.OPINED,            rules.is_reviewer,   is_open=False),
    Step("extend_filing_opinion", "延长意见期限", (H.ASKED,),               None,                rules.is_reviewer,   rules.share_extended, is_open=False),
)
REVIEW_REQUEST = Flow(
    "review_request",
    Step("suggest_review",   "提出审查建议",   (Q.RECEIVED,),               None,                rules.is_clock,      is_door=False),
    Step("demand_review",    "提出审查要求",   (Q.RECEIVED,),               None,                rules.files_documents, is_door=False),
    Step("accept_request",   "受理",           (Q.RECEIVED,),               Q.ACCEPTED,          rules.is_office),
    Step("refuse_request",   "不予受理",       (Q.RECEIVED,),               Q.REFUSED,           rules.is_office,     rules.must_be_reviewed),
    Step("pass_on_request",  "移送",       (Q.RECEIVED,),               Q.PASSED_ON,         rules.is_office),
    Step("press_request",    "催办",           (Q.RECEIVED, Q.ACCEPTED),    None,                rules.is_office,     is_open=False, is_door=False),
    Step("answer_request",   "答复",           (Q.ACCEPTED,),               Q.ANSWERED,          rules.is_office),
)
# 审计查出问题 (监督法第二十七条)
FINDING = Flow(
    "finding",
    Step("record_finding",   "登记问题",       (D.OPEN,),                   None,              rules.keeps_money,   is_door=False, is_open=False),
    Step("amend_finding",    "改正登记",       (D.OPEN,),                   None,              rules.keeps_money,   is_open=False),
    Step("start_rectifying", "报送整改方案",   (D.OPEN,),                   D.RECTIFYING,      rules.owes_finding),
    Step("report_progress",  "填报整改进展",   (D.RECTIFYING, D.CONTINUED), None,              rules.owes_finding),
    Step("claim_rectified",  "报告整改完成",   (D.RECTIFYING, D.CONTINUED), D.CLAIMED,         rules.owes_finding),
    Step("verify_finding",   "认定整改到位",   (D.CLAIMED,),                D.VERIFIED,        rules.keeps_money),
    Step("continue_finding", "要求继续整改",   (D.CLAIMED,),                D.CONTINUED,       rules.keeps_money),
)
# 预算调整 (预算法第六十九条)
ADJUSTMENT = Flow(
    "adjustment",
    Step("submit_adjustment",  "报送预算调整初步方案", (A.SUBMITTED,),   None,       rules.submits_budget, is_door=False),
    Step("review_adjustment",  "初步审查",     (A.SUBMITTED,),           A.REVIEWED, rules.keeps_money),
    Step("approve_adjustment", "批准",         (A.REVIEWED,),            A.APPROVED, rules.is_office),
    Step("refuse_adjustment",  "不批准",       (A.REVIEWED,),            A.REFUSED,  rules.is_office),
)

# 征集监督议题 (law.md §7.2)
CALL = Flow(
    "call",
    Step("plan_call",    "发起征集",      (C.AHEAD,),               None,             rules.is_office,     is_door=False),
    Step("amend_call",   "修改征集",      tuple(C),                 None,             rules.is_office, turns_back=True),
    Step("begin_call",   "征集开始",      (C.AHEAD, C.CLOSED),      C.OPEN,           rules.is_clock,      is_door=False),
    Step("end_call",     "征集结束",      (C.AHEAD, C.OPEN),        C.CLOSED,         rules.is_clock,      is_door=False),
)

IDEA = Flow(
    "idea",
    Step("send_idea",    "提出",          (E.RECEIVED,),            None,             rules.anyone,        is_door=False),
    Step("adopt_idea",   "采纳",          (E.RECEIVED,),            E.ADOPTED,        rules.is_office,     is_open=False),
    Step("merge_idea",   "并入议题",      (E.RECEIVED,),            E.MERGED,         rules.is_office,     is_open=False),
    Step("decline_idea", "不采纳",        (E.RECEIVED,),            E.DECLINED,       rules.is_office,     is_open=False, turns_back=True),
    Step("reopen_idea",  "重新研究",      (E.MERGED, E.DECLINED),   E.RECEIVED,       rules.is_office,     is_open=False),
)
# 执法检查 (law.md §7.6)
TEAM_OPEN = (K.DRAFTED, K.ADOPTED, K.NOTIFIED, K.CHECKING)
INSPECTION = Flow(
    "inspection",
    Step("plan_inspection",  "起草执法检查方案", (K.DRAFTED,),           None,          rules.keeps_check,   is_door=False, is_open=False),
    Step("draft_inspection", "修改方案",       (K.DRAFTED,),             None,          rules.keeps_check,   is_open=False),
    Step("name_member",      "加入检查组",     TEAM_OPEN,                None,          rules.keeps_check,   is_open=False),
    Step("remove_member",    "调出检查组",     TEAM_OPEN,                None,          rules.keeps_check,   is_open=False, is_door=False),
    Step("list_checks",      "列检查清单",     TEAM_OPEN,                None,          rules.keeps_check,   is_open=False),
    Step("adopt_inspection", "主任会议通过方案", (K.DRAFTED,),           K.ADOPTED,     rules.office_for_check, rules.plan_lacking, is_open=False),
    Step("notify_organ",     "通知被检查机关", (K.ADOPTED,),             K.NOTIFIED,    rules.office_for_check),
    Step("record_visit",     "记录检查活动",   (K.NOTIFIED, K.CHECKING), K.CHECKING,    rules.checks,        is_open=False),
    Step("fill_line",   "填写检查情况",   (K.NOTIFIED, K.CHECKING, K.CHECKED), None, rules.checks,      is_open=False, is_door=False),
    Step("add_assessment",   "第三方评估",     (K.ADOPTED, K.NOTIFIED, K.CHECKING, K.CHECKED), None, rules.keeps_check, is_open=False),
    Step("add_problem",      "列入问题清单",   (K.CHECKING, K.CHECKED),  None,          rules.checks,        is_open=False),
    Step("forward_letter",   "转交来信来访",   (K.ADOPTED, K.NOTIFIED, K.CHECKING, K.CHECKED), None, rules.keeps_check, is_open=False),
    Step("end_check",        "检查结束",       (K.CHECKING,),            K.CHECKED,     rules.keeps_check,   rules.nothing_checked, is_open=False),
    Step("report_inspection", "提出执法检查报告", (K.CHECKED,),          K.REPORTED,    rules.keeps_check,   rules.report_lacking),
    Step("take_problems",    "问题列入审议意见", (K.REPORTED,),          None,          rules.keeps_check,   rules.not_for_opinion, is_open=False),
    Step("order_followup",   "跟踪检查",       (K.REPORTED,),            None,          rules.keeps_check,   is_open=False),
)
# 专题询问 (law.md §7.9)
INQUIRY = Flow(
    "inquiry",
    Step("plan_inquiry",     "起草专题询问方案", (N.DRAFTED,),           None,          rules.keeps_inquiry, is_door=False, is_open=False),
    Step("draft_inquiry",    "修改方案",       (N.DRAFTED,),             None,          rules.keeps_inquiry, is_open=False),
    Step("name_respondent",  "确定应询人",     (N.DRAFTED, N.ADOPTED, N.SITTING), None, rules.keeps_inquiry, is_open=False),
    Step("prepare_question", "加入题库",       (N.DRAFTED, N.ADOPTED),   None,          rules.keeps_inquiry, is_open=False),
    Step("adopt_inquiry",    "主任会议通过方案", (N.DRAFTED,),           N.ADOPTED,     rules.office_for_inquiry, rules.inquiry_lacking),
    Step("open_inquiry",     "开始询问",       (N.ADOPTED,),             N.SITTING,     rules.keeps_inquiry),
    Step("raise_question",   "提问",           (N.SITTING,),             None,          rules.keeps_inquiry, is_open=False, is_door=False),
    Step("ask_question",     "现场提问",       (N.SITTING,),             None,          rules.keeps_inquiry, is_open=False),
    Step("answer_question",  "记录回答",       (N.SITTING,),             None,          rules.keeps_inquiry, is_open=False, is_door=False),
    Step("follow_up",        "追问",           (N.SITTING,),             None,          rules.keeps_inquiry, is_open=False, is_door=False),
    Step("note_promise",     "记录承诺",       (N.SITTING, N.HELD),      None,          rules.keeps_inquiry, is_open=False, is_door=False),
    Step("poll_answer",      "测评回答",       (N.SITTING, N.HELD),      None,          rules.keeps_inquiry, is_open=False, is_door=False),
    Step("end_inquiry",      "询问结束",       (N.SITTING,),             N.HELD,        rules.keeps_inquiry, rules.nobody_answered),
    Step("take_promises",    "承诺列入审议意见", (N.HELD,),              None,          rules.keeps_inquiry, rules.promises_not_for_opinion, is_open=False),
)
# 质询, 特定问题调查 (law.md §7.9, §7.10)
INTERPELLATION = Flow(
    "interpellation",
    Step("move_interpellation",   "提出质询案",   (X.SIGNING,),          None,          rules.moves_interpellation, is_door=False, is_open=False),
    Step("sign_interpellation",   "确认联名",     (X.SIGNING,),          None,          rules.is_asked_mover, is_open=False),
    Step("decline_interpellation", "不联名",      (X.SIGNING,),          None,          rules.is_asked_mover, is_open=False, turns_back=True),
    Step("key_in_movers",         "录入书面签名", (X.SIGNING,),          None,          rules.office_of_rare, is_open=False),
    Step("hand_in_interpellation", "提交质询案",  (X.SIGNING,),          X.MOVED,       rules.hands_in_motion, rules.too_few_movers, is_open=False),
    Step("decide_interpellation", "交受质询机关答复", (X.MOVED,),        X.DECIDED,     rules.office_of_rare),
    Step("answer_interpellation", "答复",         (X.DECIDED,),          X.ANSWERED,    rules.answers_interpellation),
    Step("give_verdict",          "对答复表示意见", (X.ANSWERED,),       None,          rules.gives_verdict, is_open=False),
    Step("key_in_verdicts",       "录入书面意见", (X.ANSWERED,),         None,          rules.office_of_rare, rules.nobody_silent, is_open=False),
    Step("verify_verdicts",       "复核书面意见", (X.ANSWERED,),         None,          rules.verifies_verdicts, rules.no_paper_pending, is_open=False),
    Step("judge_answer",          "汇总提案人意见", (X.ANSWERED,),       X.SATISFIED,   rules.office_of_rare, rules.papers_pending),
    Step("fail_answer",           "再作答复",     (X.ANSWERED,),         X.DECIDED,     rules.office_of_rare, is_door=False),
    Step("end_interpellation",    "终结",         (X.ANSWERED,),         X.ENDED,       rules.office_of_rare, is_door=False),
    Step("withdraw_interpellation", "提案人撤回", (X.SIGNING, X.MOVED, X.DECIDED), X.WITHDRAWN, rules.withdraws_motion),
)
COMMISSION = Flow(
    "commission",
    Step("propose_commission", "提议组织调查委员会", (M.SIGNING, M.PROPOSED), None,     rules.moves_interpellation, is_door=False, is_open=False),
    Step("sign_commission",    "确认联名",        (M.SIGNING,),          None,          rules.is_asked_mover, is_open=False),
    Step("decline_commission", "不联名",          (M.SIGNING,),          None,          rules.is_asked_mover, is_open=False, turns_back=True),
    Step("key_in_proposers",   "录入书面签名",    (M.SIGNING,),          None,          rules.office_of_rare, is_open=False),
    Step("hand_in_commission", "提交提议",        (M.SIGNING,),          M.PROPOSED,    rules.hands_in_motion, rules.too_few_proposers, is_open=False),
    Step("withdraw_commission", "提议人撤回",     (M.SIGNING,),          M.WITHDRAWN,   rules.hands_in_motion, is_open=False, turns_back=True),
    Step("name_commissioner",  "提名组成人员",    (M.PROPOSED,),         None,          rules.office_of_rare, is_open=False),
    Step("form_commission",    "常委会表决",      (M.PROPOSED,),         M.FORMED,      rules.office_of_rare, rules.chair_missing, is_open=False),
    Step("reject_commission",  "未获通过",        (M.PROPOSED,),         M.REJECTED,    rules.office_of_rare, is_door=False, is_open=False),
    Step("record_material",    "登记调查材料",    (M.FORMED,),           None,          rules.keeps_materials, is_open=False),
    Step("report_commission",  "提出调查报告",    (M.FORMED,),           M.REPORTED,    rules.office_of_rare, is_open=False),
    Step("decide_commission",  "作出决议、决定",  (M.REPORTED,),         M.RESOLVED,    rules.office_of_rare, is_open=False),
)
# 工作评议
WORK_REVIEW = Flow(
    "work_review",
    Step("plan_work_review",   "制定评议方案",   (W.PLANNED,),             None,         rules.proposes,     is_door=False),
    Step("gather_words",       "记录评议意见",   (W.PLANNED, W.COLLECTING), W.COLLECTING, rules.keeps_work,   is_open=False),
    Step("report_work_review", "提出评议报告",   (W.COLLECTING,),          W.REPORTED,   rules.keeps_work,   rules.nothing_gathered, is_open=False),
    Step("poll_work_review",   "测评",           (W.REPORTED,),            W.POLLED,     rules.is_office,    is_open=False),
    Step("send_results",       "送交结果",       (W.POLLED,),              W.SENT,       rules.is_office,    is_open=False),
    Step("answer_work_review", "报送整改情况",   (W.SENT,),                W.ANSWERED,   rules.answers_work),
)
# fmt: on

FLOWS = {
    "topic": TOPIC, "item": ITEM, "plan": PLAN,
    "filing": FILING, "filing_share": FILING_SHARE, "review_request": REVIEW_REQUEST,
    "finding": FINDING, "adjustment": ADJUSTMENT,
    "call": CALL, "idea": IDEA,
    "inspection": INSPECTION, "inquiry": INQUIRY, "interpellation": INTERPELLATION, "commission": COMMISSION,
    "work_review": WORK_REVIEW,
}  # fmt: skip
