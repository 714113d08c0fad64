"""The whole procedure on two pages. Change the procedure here; everything else follows.

A proposal moves once; each unit's share (承办件) moves by itself. Steps without a button are taken
by another step or by the clock.
"""

from congress.workflow.flow import Flow, Step
from proposals import rules
from proposals.models import JUDGED, OPEN_SHARES, RUNNING, WITH_ORGAN
from proposals.models import AwardStatus as A
from proposals.models import CommitmentStatus as C
from proposals.models import HandlingStatus as H
from proposals.models import KeyStatus as K
from proposals.models import MotionStatus as M
from proposals.models import Status as S
from proposals.models import SummaryStatus as Y
from proposals.rules import motion, motion_appeal, summing_up

# Where a talk may have been written down, and what such a share may have become since.
TALKED = (H.WORKING, H.SIGNING, H.SIGNED, H.ISSUED, H.ADVISED, H.MERGED, H.RELEASED)

# What the chairs' meeting may take up: a merged case goes with its main case.
AT_WORK = tuple(status for status in RUNNING if status != S.MERGED)
# With the units: there is somebody to say it to.
UNDERWAY = tuple(status for status in AT_WORK if status != S.REGISTERED)

# As far as a district may let it go (law.md §12 #25); the rule in force says how far.
WITHDRAWABLE = (
    S.RETURNED, S.SUBMITTED, S.REGISTERED, S.MERGED, S.ASSIGNED, S.IN_PROGRESS, S.REPLIED, S.EVALUATED, S.REWORK,
    S.MEDIATION, S.TRACKING,
)  # fmt: skip

# fmt: off
SUGGESTION = Flow(
    "suggestion",
    #    step         on the button        taken from                 leads to        by whom
    Step("submit",    "提交",              (S.DRAFT, S.COSIGNING, S.RETURNED), S.SUBMITTED, rules.is_author, rules.incomplete),
    Step("invite",    "邀请联名",          (S.DRAFT, S.COSIGNING),    S.COSIGNING,    rules.is_author, rules.not_to_be_cosigned),
    Step("cosign",    "确认联名",          (S.COSIGNING,),            None,           rules.is_invited, rules.cosigning_over),
    Step("refuse",    "不联名",            (S.COSIGNING,),            None,           rules.is_invited),
    Step("step_out",  "退出联名",          (S.COSIGNING, S.SUBMITTED, S.REGISTERED), None, rules.is_cosigner),
    Step("take_back", "收回修改",          (S.COSIGNING,),            S.DRAFT,        rules.is_author, turns_back=True),
    Step("register",  "登记",              (S.SUBMITTED,),            S.REGISTERED,   rules.is_coordinator),
    Step("send_back", "退回修改",          (S.SUBMITTED,),            S.RETURNED,     rules.is_coordinator, turns_back=True),
    Step("log_again", "录入修改稿",        (S.RETURNED,),             S.SUBMITTED,    rules.is_coordinator, rules.author_writes),
    Step("decline",   "不作为建议处理",    (S.SUBMITTED,),            S.INADMISSIBLE, rules.is_coordinator, turns_back=True),
    Step("take_offline", "转线下办理",     (S.SUBMITTED, S.REGISTERED), S.OFFLINE,     rules.is_coordinator, turns_back=True),
    Step("assign",    "交办",              (S.REGISTERED,),           S.ASSIGNED,     rules.is_coordinator),
    Step("reassign",  "重新交办",          (S.ASSIGNED, S.IN_PROGRESS), None,           rules.reassigns, rules.nothing_returned, is_door=False),
    Step("begin",     "全部签收",          (S.ASSIGNED,),             S.IN_PROGRESS,  rules.is_system, is_door=False, is_open=False),
    Step("reply",     "答复",              (S.ASSIGNED, S.IN_PROGRESS, S.MERGED, S.REWORK), S.REPLIED, rules.is_system, is_door=False),
    Step("rate",      "评价",              (S.REPLIED,),              None,           rules.is_signer, rules.window_shut, is_open=False),
    Step("key_in",    "录入纸质征询意见表", (S.REPLIED, S.EVALUATED), None,         rules.is_coordinator, is_open=False),
    Step("verify",    "复核纸质评价",      (S.REPLIED, S.EVALUATED),  None,           rules.is_coordinator, rules.no_paper_waiting, is_open=False),
    Step("conclude",  "结束评价",          (S.REPLIED,),              S.EVALUATED,    rules.is_coordinator_or_clock, rules.window_running),
    Step("rework",    "退回重新办理",      (S.EVALUATED,),            S.REWORK,       rules.is_coordinator_or_clock, rules.no_rework),
    Step("convene",   "召集协调",          (S.EVALUATED,),            S.MEDIATION,    rules.is_coordinator, rules.no_meeting),
    Step("settle",    "协调结束",          (S.MEDIATION,),            S.EVALUATED,    rules.is_coordinator),
    Step("track",     "转入跟踪",          (S.EVALUATED,),            S.TRACKING,     rules.is_coordinator, rules.nothing_to_track),
    Step("close",     "办结",              (S.EVALUATED, S.TRACKING), S.CLOSED,       rules.is_coordinator, rules.not_closable),
    Step("publish",   "公开",              JUDGED,                    None,           rules.is_coordinator, rules.not_for_the_public),
    Step("withhold",  "不予公开",          JUDGED,                    None,           rules.is_coordinator, rules.is_published, turns_back=True),
    Step("retract",   "撤下公开",          JUDGED,                    None,           rules.is_coordinator, rules.nothing_published),
    Step("urge",      "催办",              (S.ASSIGNED, S.IN_PROGRESS, S.REWORK, S.REPLIED), None, rules.is_coordinator, rules.urged_today, is_open=False),
    Step("recheck",   "复查",              (S.CLOSED,),               None,           rules.rechecks, is_door=False),
    Step("reopen",    "复查补办",          (S.CLOSED,),               S.REWORK,       rules.is_coordinator, rules.nothing_to_reopen, turns_back=True),
    Step("oversee",   "提出督办意见",      UNDERWAY,                  None,           rules.oversees_subject),
    Step("name_leader", "确定领办领导",    AT_WORK,                   None,           rules.names_leader),
    Step("report_leading", "记录领办进展", (*AT_WORK, S.CLOSED),      None,           rules.reports_leading, rules.nobody_leads, is_door=False),
    Step("nominate",  "列为重点督办候选",  AT_WORK,                   None,           rules.nominates, rules.is_candidate_already, is_open=False),
    Step("merge",     "并案",              (S.REGISTERED,),           S.MERGED,       rules.is_coordinator, rules.takes_others_along),
    Step("go_along",  "随主件交办",        (S.MERGED,),               None,           rules.is_system, is_door=False),
    Step("unmerge",   "取消并案",          (S.MERGED,),               S.REGISTERED,   rules.is_coordinator, turns_back=True),
    Step("ask_withdrawal",   "申请撤回",   WITHDRAWABLE,              None,           rules.is_lead_deputy, rules.no_withdrawal_to_ask, turns_back=True),
    Step("agree_withdrawal", "同意撤回",   WITHDRAWABLE,              None,           rules.is_cosigner, rules.no_withdrawal_to_agree),
    Step("withdraw",  "撤回",              WITHDRAWABLE,              S.WITHDRAWN,    rules.is_coordinator, rules.withdrawal_not_ripe, turns_back=True),
)

HANDLING = Flow(
    "handling",
    #    step           on the button    taken from                                   leads to     by whom
    Step("acknowledge", "签收",          (H.SENT,),                                   H.WORKING,   rules.is_unit),
    Step("contact",     "记录沟通",      (H.WORKING, H.SIGNING, H.SIGNED, H.ISSUED),  None,        rules.is_unit),
    Step("confirm",     "核实沟通",      TALKED,                                       None,        rules.is_signer_of, is_door=False),
    Step("advise",      "提交会办意见",  (H.WORKING,),                                H.ADVISED,   rules.is_assisting_unit, is_open=False),
    Step("compose",     "起草答复",      (H.WORKING,),                                None,        rules.is_answering_unit, is_open=False),
    Step("present",     "送签",          (H.WORKING,),                                H.SIGNING,   rules.is_answering_unit, rules.not_presentable, is_open=False),
    Step("sign_off",    "签发",          (H.SIGNING,),                                H.SIGNED,    rules.signs_reply, rules.unanswered, is_open=False),
    Step("turn_back",   "退回经办人",    (H.SIGNING,),                                H.WORKING,   rules.is_answering_head, is_open=False, turns_back=True),
    Step("issue",       "核发答复",      (H.SIGNED,),                                 H.ISSUED,    rules.is_coordinator, rules.not_issuable),
    Step("release",     "会办终止",      (H.SENT, H.WORKING, H.RETURN_ASKED),         H.RELEASED,  rules.lets_assistants_go, is_door=False),
    Step("recall",      "随撤回终止",      (H.SENT, H.RETURN_ASKED, H.WORKING, H.SIGNING, H.SIGNED), H.RELEASED, rules.is_system, is_door=False),
    Step("redo",        "再次办理",      (H.ISSUED,),                                 H.WORKING,   rules.is_coordinator_or_clock, is_door=False),
    Step("ask_extension", "申请延期",    (H.WORKING,),                                None,        rules.is_answering_unit, rules.no_more_time, is_open=False),
    Step("subdivide",   "转办",          (H.SENT, H.WORKING),                         H.PASSED_ON, rules.dispatches),
    Step("redo_advice", "退回会办意见",  (H.ADVISED,),                                H.WORKING,   rules.wants_better_advice, rules.already_answered, is_open=False, turns_back=True),
    Step("ask_return",  "申请退办",      (H.SENT, H.WORKING),                         H.RETURN_ASKED, rules.is_unit, rules.cannot_hand_back, is_open=False, turns_back=True),
    Step("rule_return", "同意退办",      (H.RETURN_ASKED,),                           H.RETURNED,  rules.rules_returns, is_door=False),
    Step("refuse_return", "不同意退办",  (H.RETURN_ASKED,),                           H.WORKING,   rules.rules_returns, is_door=False, is_open=False),
    Step("rule_extension", "审批延期",   (H.WORKING, H.SIGNING, H.SIGNED),            None,        rules.rules_extensions, rules.no_extension_waiting, is_door=False),
    Step("correct",     "退回规范",      (H.SIGNED,),                                 H.WORKING,   rules.is_coordinator, is_open=False),
)

# 重点督办: decided by 主任会议, entered by the office; the suggestion itself goes on by its own flow.
KEY = Flow(
    "key",
    #    step            on the button     taken from                              leads to      by whom
    Step("select",         "列入重点督办", (K.NOMINATED,),                         K.SELECTED,   rules.is_coordinator),
    Step("leave_out",      "不列入",       (K.NOMINATED,),                         K.LEFT_OUT,   rules.is_coordinator, is_open=False),
    Step("record_event",   "记录督办活动", (K.OVERSEEN, K.REPORTED),               None,         rules.records_oversight),
    Step("plan_oversight", "制定督办方案", (K.SELECTED, K.OVERSEEN),               K.OVERSEEN,   rules.oversees),
    Step("report_back",    "报告督办情况", (K.OVERSEEN,),                          K.REPORTED,   rules.oversees, rules.without_event, is_open=False),
    Step("finish",         "结束督办",     (K.REPORTED,),                          K.FINISHED,   rules.is_coordinator, rules.still_handled),
    Step("resume",         "继续督办",     (K.REPORTED,),                          K.OVERSEEN,   rules.is_coordinator),
)

# What a reply promised, until it is struck off the ledger (承诺事项台账).
COMMITMENT = Flow(
    "commitment",
    #    step             on the button     taken from            leads to       by whom
    Step("verify_done",     "核验销号",     (C.CLAIMED,),         C.STRUCK_OFF,  rules.verifies_promise),
    Step("send_on",         "退回继续落实", (C.CLAIMED,),         C.OPEN,        rules.verifies_promise, is_door=False),
    Step("report_progress", "报告进展",     (C.OPEN,),            None,          rules.keeps_promise),
    Step("claim_done",      "申请销号",     (C.OPEN,),            C.CLAIMED,     rules.keeps_promise_or_reply),
    Step("give_up",         "不能办理",     (C.OPEN,),            C.CHANGED,     rules.heads_promise),
    Step("lift",            "随撤回终止",   (C.OPEN, C.CLAIMED),  C.LIFTED,      rules.is_system, is_door=False),
    Step("roll_over",       "结转",         (C.OPEN, C.CLAIMED),  None,          rules.is_coordinator_or_clock),
)

FILED = (M.SUBMITTED, M.RETURNED, M.REGISTERED, M.REVIEW_REPORTED)
MOTION = Flow(
    "motion",
    #    step                 on the button      taken from                              leads to            by whom
    Step("invite_signers",    "邀请附议",        (M.DRAFT, M.COSIGNING, M.RETURNED),     M.COSIGNING,        motion.is_motion_lead, motion.motion_incomplete),
    Step("sign_motion",       "确认附议",        (M.COSIGNING, M.RETURNED),              None,               motion.is_asked_to_sign),
    Step("refuse_motion",     "不附议",          (M.COSIGNING, M.RETURNED),              None,               motion.is_asked_to_sign, is_open=False),
    Step("leave_motion",      "退出附议",        (M.COSIGNING, *FILED),                  None,               motion.stands_for_motion),
    Step("hand_in",           "提交议案",        (M.COSIGNING, M.RETURNED),              M.SUBMITTED,        motion.is_motion_lead, motion.too_few_signers),
    Step("abandon_motion",    "放弃",            (M.DRAFT, M.COSIGNING, M.RETURNED),     M.WITHDRAWN,        motion.is_motion_lead),
    Step("lapse_motion",      "联名不足终止",    FILED,                                  M.LAPSED,           rules.is_system, is_door=False),
    Step("register_motion",   "登记议案",        (M.SUBMITTED,),                         M.REGISTERED,       rules.is_coordinator, motion.too_few_signers),
    Step("return_motion",     "退回议案",        (M.SUBMITTED,),                         M.RETURNED,         rules.is_coordinator, turns_back=True),
    Step("review_motion",     "提出审查报告",    (M.REGISTERED,),                        M.REVIEW_REPORTED,  motion.reviews_motion, is_open=False),
    Step("merge_motion",      "并案审议",        (M.REGISTERED,),                        M.MERGED,           motion.reviews_motion, motion.takes_motions_along),
    Step("unmerge_motion",    "取消并案",        (M.MERGED,),                            M.REGISTERED,       motion.reviews_motion, motion.main_is_decided),
    Step("set_free",          "主案终止",        (M.MERGED,),                            M.REGISTERED,       rules.is_system, is_door=False),
    Step("convert_along",     "随主案转作建议",  (M.MERGED,),                            M.CONVERTED,        rules.is_system, is_door=False),
    Step("reject_along",      "随主案未通过",    (M.MERGED,),                            M.REJECTED,         rules.is_system, is_door=False),
    Step("close_along",       "随主案办结",      (M.MERGED,),                            M.CLOSED,           rules.is_system, is_door=False),
    Step("withdraw_motion",   "同意撤回",        (*FILED, M.ON_AGENDA),                  M.WITHDRAWN,        rules.is_coordinator),
    Step("put_on_agenda",     "列入大会议程",    (M.REVIEW_REPORTED,),                   M.ON_AGENDA,        rules.is_coordinator, motion.congress_not_sitting),
    Step("refer_motion",      "立案，交付审议",  (M.REVIEW_REPORTED,),                   M.REFERRED,         rules.is_coordinator),
    Step("convert_motion",    "转作建议",        (M.REVIEW_REPORTED, M.RETURNED),        M.CONVERTED,        motion.converts_motion),
    Step("appeal_motion",     "要求复议",        (M.CONVERTED,),                         None,               motion.is_motion_lead, motion_appeal.no_appeal),
    Step("join_appeal",       "同意复议",        (M.CONVERTED,),                         None,               motion_appeal.agrees_to_appeal, motion_appeal.not_to_be_joined),
    Step("uphold_motion",     "维持原决定",      (M.CONVERTED,),                         None,               rules.is_coordinator, motion_appeal.appeal_not_ripe),
    Step("reconsider_motion", "重新审查决定",    (M.CONVERTED,),                         M.REVIEW_REPORTED,  rules.is_coordinator, motion_appeal.not_to_be_changed),
    Step("adopt_motion",      "大会通过",        (M.ON_AGENDA,),                         M.ADOPTED,          rules.is_coordinator),
    Step("reject_motion",     "大会未通过",      (M.ON_AGENDA,),                         M.REJECTED,         rules.is_coordinator),
    Step("delegate_motion",   "授权常委会审议",  (M.ON_AGENDA,),                         M.DELEGATED,        rules.is_coordinator),
    Step("give_opinion",      "提出机关意见",    (M.REFERRED, M.DELEGATED),              None,               motion.owes_opinion, motion.opinion_given, is_open=False),
    Step("assign_motion",     "交机关办理",      (M.REFERRED, M.DELEGATED, M.ADOPTED),   M.ASSIGNED_TO_ORGAN, motion.reviews_motion),
    Step("plan_motion",       "提交办理方案",    (M.ASSIGNED_TO_ORGAN,),                 M.PLAN_SUBMITTED,   motion.is_organ_head),
    Step("report_motion",     "报告办理情况",    (M.PLAN_SUBMITTED, M.REHANDLE, M.TRACKING), M.REPORTED,     motion.is_organ_head),
    Step("hear_motion",       "安排常委会审议",  (M.REPORTED,),                          None,               rules.is_coordinator),
    Step("accept_motion",     "审议通过",        (M.REPORTED,),                          M.ACCEPTED,         rules.is_coordinator, motion.not_acceptable),
    Step("rehandle_motion",   "要求再次办理",    (M.REPORTED,),                          M.REHANDLE,         rules.is_coordinator, motion.hearing_to_come),
    Step("track_motion",      "继续跟踪",        (M.REPORTED,),                          M.TRACKING,         rules.is_coordinator, motion.hearing_to_come),
    Step("report_to_congress", "向大会报告",     (M.ACCEPTED,),                          M.REPORTED_TO_CONGRESS, rules.is_coordinator),
    Step("close_motion",      "办结议案",        (M.REPORTED_TO_CONGRESS, M.ADOPTED),    M.CLOSED,           rules.is_coordinator),
    Step("form_group",        "组成工作组",      WITH_ORGAN,                             None,               motion.reviews_motion),
    Step("log_work",          "记工作日志",      WITH_ORGAN,                             None,               motion.in_group, is_open=False),
    Step("reach_goal",        "登记目标完成",    WITH_ORGAN,                             None,               motion.is_organ, is_door=False),
    Step("press_motion",      "催办",            (M.REFERRED, M.DELEGATED, *WITH_ORGAN), None,               rules.watches_clocks, is_door=False, is_open=False),
)

# A year's honours.
AWARD = Flow(
    "award",
    Step("put_forward", "推荐",     (A.NOMINATING,),          None,         rules.puts_forward),
    Step("open_ballot", "开始投票", (A.NOMINATING,),          A.VOTING,     rules.is_coordinator, rules.too_few),
    Step("cast_ballot", "投票",     (A.VOTING,),              None,         rules.votes_in, rules.vote_over),
    Step("confer",      "评定",     (A.VOTING,),              A.CONFERRED,  rules.is_coordinator, rules.vote_running),
    Step("call_off",    "取消评选", (A.NOMINATING, A.VOTING), A.CALLED_OFF, rules.is_coordinator),
)

# A unit's year on one sheet.
UNSENT = (Y.OWED, Y.RETURNED)
SUMMARY = Flow(
    "summary",
    Step("hand_in_summary", "报送总结", UNSENT,         Y.HANDED_IN, summing_up.sums_up, summing_up.nothing_written, is_open=False),
    Step("write_summary",   "起草总结", UNSENT,         None,        summing_up.sums_up, is_open=False),
    Step("return_summary",  "退回补充", (Y.HANDED_IN,), Y.RETURNED,  rules.is_coordinator, is_open=False, turns_back=True),
    Step("press_summary",   "催办",     UNSENT,         None,        rules.watches_clocks, is_door=False, is_open=False),
)

# Acts on many cases at once, recorded in each; no button on a case.
EVERY = (*S.values, *H.values)
OPEN = OPEN_SHARES
GIVEN = (S.REGISTERED, S.ASSIGNED, S.IN_PROGRESS)  # what a 交办会 hands over, before or after it is handed over here
AFFAIRS = Flow(
    "affairs",
    Step("move_work",  "承办单位变更", OPEN,  None,     rules.is_coordinator, is_door=False),
    Step("join_share", "承办件并入",   OPEN,  H.MERGED, rules.is_coordinator, is_door=False),
    Step("hand_over",  "移交经办人",   OPEN,  None,     rules.may_hand_over,  is_door=False, is_open=False),
    Step("list_for_meeting", "列入交办会", GIVEN, None,   rules.is_coordinator, is_door=False),
    Step("drop_from_meeting", "移出交办会", EVERY, None,  rules.is_coordinator, is_door=False, is_open=False),
    Step("recalendar", "期限重算",     EVERY, None,     rules.keeps_calendar, is_door=False),
    Step("carry_over", "结转下一届",   EVERY, None,     rules.is_coordinator, is_door=False),
    Step("press",      "催办",         EVERY, None,     rules.watches_clocks, is_door=False, is_open=False),
)
# fmt: on

FLOWS = {
    "suggestion": SUGGESTION, "handling": HANDLING, "key": KEY, "commitment": COMMITMENT, "motion": MOTION, "award": AWARD,
    "summary": SUMMARY, "affairs": AFFAIRS,
}  # fmt: skip
