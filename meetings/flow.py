"""The procedure of a meeting, of its items and of its people's answers. Change it here; everything else follows."""

from congress.workflow.flow import Flow, Step
from meetings import rules
from meetings.models import AT_MEETING, IN_REVIEW
from meetings.models import Answer as A
from meetings.models import AppointmentStatus as P
from meetings.models import ExamStatus as E
from meetings.models import ExecutionStatus as X
from meetings.models import ItemStatus as I
from meetings.models import LineStatus as L
from meetings.models import ObserverStatus as B
from meetings.models import OpinionStatus as O
from meetings.models import Status as S
from meetings.models import VoteStatus as V
from meetings.models.timeline import BRING_BACK
from meetings.queries import appointments, hall, outcome, papers, polling
from meetings.rules import appointments as appointing
from meetings.rules import exam, executing, inducting, overseeing
from meetings.rules import observing as rules_of_observing

# Who comes may say so after all, whatever was said before.
SAID = (A.INVITED, A.CONFIRMED, A.LEAVE_REQUESTED, A.LEAVE_APPROVED, A.LEAVE_REFUSED, A.DECLINED)
HERE = (*SAID, A.WAITING)
# From the first draft until the meeting is over; later nothing of it can be arranged.
ARRANGED = (S.AGENDA_DRAFTED, S.NOTIFIED, S.PAPERS_SENT, S.OPENED, S.AGENDA_ADOPTED)
AT_WORK = (S.NOTIFIED, S.PAPERS_SENT, S.OPENED, S.AGENDA_ADOPTED)
# Over, and not yet filed away.
AFTER = (S.CLOSED, S.MINUTES_ISSUED, S.PUBLISHED)
TAKEN_UP = (I.ON_AGENDA, I.EXPLAINED, I.DELIBERATED)

COMING = (S.PLANNED, S.AGENDA_DRAFTED, S.NOTIFIED, S.PAPERS_SENT)
AT_GATE = (I.PROPOSED, I.TO_COMMITTEE, I.POSTPONED)
# An item's own facts may be mended until it is decided; what it is and who brought it stay.
MENDED = (*AT_GATE, I.ACCEPTED, I.ON_AGENDA, I.EXPLAINED, I.DELIBERATED, I.DEFERRED)
# What a body has taken up it may send on to another.
SENT_ON = (I.ACCEPTED, I.ON_AGENDA, I.EXPLAINED, I.DELIBERATED, I.PASSED, I.CONCLUDED, I.DEFERRED)

# fmt: off
MEETING = Flow(
    "meeting",
    # What leads on stands first: the first step that is open is the red button (Flow.doors).
    #    step         on the button        taken from                 leads to        by whom
    Step("plan",      "列入计划",          (S.PLANNED,),              None,           rules.is_officer, is_door=False, is_open=False),
    Step("record",    "补录",              (S.ARCHIVED,),             None,           rules.is_officer, is_door=False),
    Step("draft_agenda", "定议程草案",     (S.PLANNED,),              S.AGENDA_DRAFTED, rules.is_officer, rules.no_agenda),
    Step("notify",    "发会议通知",        (S.AGENDA_DRAFTED,),       S.NOTIFIED,     rules.is_officer, rules.not_ready_to_notify),
    Step("send_papers", "送达文件", (S.NOTIFIED,), S.PAPERS_SENT, rules.is_officer, unless=papers.nothing_to_send),
    Step("convene",    "开会",             (S.NOTIFIED, S.PAPERS_SENT), S.OPENED,     rules.is_officer, hall.without_quorum),
    Step("adopt_agenda", "通过议程",       (S.OPENED,),               S.AGENDA_ADOPTED, rules.is_officer, rules.nothing_to_freeze),
    Step("close",      "闭会",             (S.OPENED, S.AGENDA_ADOPTED), S.CLOSED,    rules.is_officer, hall.unfinished),
    Step("send_late", "补送文件", (S.PAPERS_SENT, S.OPENED, S.AGENDA_ADOPTED), None, rules.is_officer, unless=papers.nothing_to_send),
    Step("reorder",   "调整议程顺序",      COMING,                    None,           rules.is_officer, is_door=False, is_open=False),
    Step("invite",    "拟定参会名单",      rules.BEFORE,              None,           rules.is_officer, is_open=False),
    Step("open_sign_up", "代表报名列席",   (S.AGENDA_DRAFTED, *rules.CALLED), None,  rules.is_officer, rules.no_seats_for_deputies),
    Step("open_observing", "公民旁听报名", rules_of_observing.AHEAD,      None,           rules.is_officer, rules_of_observing.not_for_citizens),
    Step("urge",      "催复",              rules.CALLED,              None,           rules.is_officer, rules.nobody_to_urge, is_open=False),
    Step("arrange",   "排日程",            (S.PLANNED, *ARRANGED),    None,           rules.is_officer, is_door=False, is_open=False),
    Step("freeze",    "议程日程定稿",      ARRANGED,                  None,           rules.is_officer, rules.nothing_to_freeze),
    Step("add_paper", "收到文件", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
    Step("replace_paper", "更换文件", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
    Step("change_paper", "修改文件信息", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
    Step("withdraw_paper", "撤下文件", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
    Step("mark_presence", "登记签到",      AT_WORK,                   None,           rules.is_officer, is_door=False, is_open=False),
    Step("announce",   "会前公布",         (S.NOTIFIED, S.PAPERS_SENT), None,         rules.is_officer, outcome.not_for_the_public),
    Step("draft_minutes", "起草纪要",      (S.CLOSED,),               None,           rules.is_officer, is_open=False),
    Step("issue_minutes", "印发纪要",      (S.CLOSED,),               S.MINUTES_ISSUED, rules.is_officer, outcome.without_minutes),
    Step("issue_bulletin", "编印简报、公报、公告", (S.OPENED, S.AGENDA_ADOPTED, *AFTER), None, rules.is_officer, outcome.nothing_to_print),
    Step("publish_early", "先行公布",      (S.CLOSED,),               None,           rules.is_officer, outcome.not_for_the_public),
    Step("publish",    "公布",             (S.MINUTES_ISSUED,),       S.PUBLISHED,    rules.is_officer, outcome.not_for_the_public),
    Step("archive",    "归档",             (S.MINUTES_ISSUED, S.PUBLISHED), S.ARCHIVED, rules.is_officer, outcome.not_yet_public),
    Step("collect_opinion", "提出意见",    (S.OPENED, S.AGENDA_ADOPTED, *AFTER), None, outcome.may_speak_up, is_open=False),
    Step("report_to_party", "报告区委",    COMING,                    None,           rules.is_officer, is_open=False),
    Step("revise",    "修改会议信息",      COMING,                    None,           rules.is_officer, is_open=False),
    Step("reschedule", "改期",             COMING,                    None,           rules.is_officer),
    Step("cancel",    "取消",              COMING,                    S.CANCELLED,    rules.is_officer),
)

ITEM = Flow(
    "item",
    Step("add_paper", "收到文件", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
    Step("replace_paper", "更换文件", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
    Step("change_paper", "修改文件信息", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
    Step("withdraw_paper", "撤下文件", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
    Step("propose",   "提请",              (I.PROPOSED, I.ACCEPTED),  None,           appointing.brings_item, is_door=False),
    Step("accept",    "同意列入",          AT_GATE,                   I.ACCEPTED,     rules.is_officer),
    Step("reject",    "不列入",            AT_GATE,                   I.REJECTED,     rules.is_officer),
    Step("refer",     "交专委会、工委研究", (I.PROPOSED, I.POSTPONED), I.TO_COMMITTEE, rules.is_officer),
    Step("postpone",  "暂缓列入",          (I.PROPOSED, I.TO_COMMITTEE), I.POSTPONED, rules.is_officer),
    Step("place",     "列入议程",          (I.ACCEPTED, I.DEFERRED),  I.ON_AGENDA,    rules.is_officer),
    BRING_BACK,
    Step("explain",     "听取说明",        (I.ON_AGENDA,),            I.EXPLAINED,    rules.is_officer, hall.not_in_session),
    Step("deliberate",  "审议",            (I.ON_AGENDA, I.EXPLAINED), I.DELIBERATED, rules.is_officer, hall.not_in_session),
    Step("put_to_vote", "交付表决",        (*TAKEN_UP, I.DEFERRED),   I.PUT_TO_VOTE,  rules.is_officer, hall.not_in_session),
    Step("conclude",    "审议完毕",        TAKEN_UP,                  I.CONCLUDED,    rules.is_officer, hall.votes_first),
    Step("amend",     "修改议题",          MENDED,                    None,           rules.is_officer, is_open=False),
    Step("forward",   "转提",              SENT_ON,                   None,           rules.is_officer),
    Step("take_off",  "移出议程",          (I.ON_AGENDA,),            I.ACCEPTED,     rules.is_officer, rules.agenda_is_adopted),
    Step("defer",       "暂不付表决",      (*TAKEN_UP, I.PUT_TO_VOTE), I.DEFERRED,    rules.is_officer, hall.vote_begun),
    Step("withdraw",    "撤回",            (*TAKEN_UP, I.PUT_TO_VOTE, I.DEFERRED), I.WITHDRAWN, rules.is_officer, hall.vote_begun, turns_back=True),
    Step("carry",       "通过",            (I.PUT_TO_VOTE, I.FAILED, I.PASSED), I.PASSED, rules.is_clock, is_door=False),
    Step("fall",        "未通过",          (I.PUT_TO_VOTE, I.PASSED, I.FAILED), I.FAILED, rules.is_clock, is_door=False),
    Step("prepare_vote", "拟定表决",       (*TAKEN_UP, I.PUT_TO_VOTE, I.CONCLUDED), None, rules.is_officer, hall.is_open_to_votes, is_open=False),
    Step("recuse",      "登记回避",        (*TAKEN_UP, I.PUT_TO_VOTE), None,          rules.is_officer, is_open=False),
    Step("record_speech", "记录发言",      I.values,                  None,           rules.is_officer, is_door=False, is_open=False),
    Step("confirm_speech", "核对发言",     I.values,                  None,           hall.speaks_here, is_door=False, is_open=False),
    Step("order_execution", "交执行",      (I.PASSED, I.CONCLUDED),   None,           rules.is_officer, executing.nothing_to_execute),
    Step("decide",      "形成决议决定",    outcome.DECIDED,           None,           rules.is_officer, outcome.already_public, is_open=False),
)

VOTE = Flow(
    "vote",
    Step("start_vote",    "开始表决",      (V.PREPARED,),             V.RUNNING,      rules.is_officer, hall.vote_not_ready),
    Step("count_votes",   "录入结果",      (V.RUNNING,),              V.COUNTED,      rules.is_officer),
    Step("correct_count", "更正结果",      (V.COUNTED,),              None,           rules.is_officer, polling.counted_by_itself, turns_back=True),
    Step("cancel_vote",   "作废",          (V.PREPARED, V.RUNNING),   V.VOID,         rules.is_officer),
)

OPINION = Flow(
    "opinion",
    Step("hand_on",        "交办",         (O.COLLECTED,),            O.HANDED_ON,    rules.is_officer, is_open=False),
    Step("set_aside",      "留作参考",     (O.COLLECTED,),            O.KEPT,         rules.is_officer, is_open=False),
    Step("answer_opinion", "答复",         (O.HANDED_ON,),            O.ANSWERED,     rules.answers_opinion, is_open=False),
    Step("feed_back",      "反馈",         (O.ANSWERED,),             O.FED_BACK,     rules.is_officer, is_open=False),
    Step("raise_suggestion", "提为代表建议", tuple(O.values),         None,           rules.raises_suggestion, rules.suggested_already, is_open=False),
)

EXECUTION = Flow(
    "execution",
    Step("begin_execution",  "交执行",     (X.ORDERED,),              None,           rules.is_officer, is_door=False),
    Step("report_execution", "报告执行情况", (X.ORDERED,),            X.REPORTED,     executing.reports_execution),
    Step("note_execution",   "审阅",       (X.REPORTED,),             X.NOTED,        executing.reads_reports),
    Step("return_execution", "要求补充报告", (X.REPORTED,),           X.ORDERED,      executing.reads_reports, turns_back=True),
)

OBSERVER = Flow(
    "observer",
    Step("send_observer",    "报名旁听",   (B.RECEIVED,),             None,           rules_of_observing.anyone, is_door=False),
    Step("accept_observer",  "安排旁听",   (B.RECEIVED,),             B.ACCEPTED,     rules.is_officer, rules_of_observing.no_place),
    Step("decline_observer", "不安排",     (B.RECEIVED,),             B.DECLINED,     rules.is_officer, turns_back=True),
)

PARTICIPANT = Flow(
    "participant",
    Step("confirm",   "参加",              SAID,                      A.CONFIRMED,    rules.answers,    rules.named_already, is_open=False),
    Step("ask_leave", "请假",              (A.INVITED, A.CONFIRMED, A.LEAVE_REFUSED), A.LEAVE_REQUESTED, rules.asks_leave, rules.leave_over, is_open=False),
    Step("rule_leave", "批假",             (A.LEAVE_REQUESTED,),      A.LEAVE_APPROVED, rules.rules_on_leave, rules.answering_over, is_open=False),
    Step("refuse_leave", "不准假",         (A.LEAVE_REQUESTED,),      A.LEAVE_REFUSED, rules.rules_on_leave, rules.answering_over, is_door=False, is_open=False),
    Step("decline",   "不能参加",          (A.INVITED, A.CONFIRMED),  A.DECLINED,     rules.declines,   rules.answering_over, is_open=False, turns_back=True),
    Step("drop",      "取消",              HERE,                      A.DROPPED,      rules.drops,      rules.dropping_over, is_open=False, turns_back=True),
    Step("sign_up",   "报名列席",          (A.INVITED, A.DROPPED),    A.CONFIRMED,    rules.signs_up,   is_door=False, is_open=False),
    Step("queue",     "报名候补",          (A.INVITED, A.DROPPED),    A.WAITING,      rules.signs_up,   is_door=False, is_open=False),
    Step("promote",   "递补",              (A.WAITING,),              A.CONFIRMED,    rules.is_clock,   is_door=False, is_open=False),
    Step("recall",    "恢复参会",          (A.DROPPED,),              A.INVITED,      rules.is_officer, is_door=False, is_open=False),
)

# 人事任免 (law.md §9.6): the motion until the chairs' meeting has ruled, every line by itself from there on.
ALIVE = (P.DRAFT, P.RECEIVED, P.INCOMPLETE, P.UNDER_REVIEW, P.REVIEWED, P.SUBMITTED)
APPOINTMENT = Flow(
    "appointment",
    Step("draft_appointments", "起草任免案", (P.DRAFT,),           None,           appointing.hands_in, is_door=False, is_open=False),
    Step("log_appointments", "登记提请",   (P.RECEIVED,),          None,           appointing.is_appointer, is_door=False),
    Step("submit_appointments", "提请",    (P.DRAFT,),             P.RECEIVED,     appointing.hands_in, appointments.not_ready_to_submit),
    Step("start_review",  "开始审查",      (P.RECEIVED,),          P.UNDER_REVIEW, appointing.is_appointer, appointments.papers_missing),
    Step("ask_papers",    "要求补充材料",  (P.RECEIVED, P.UNDER_REVIEW), P.INCOMPLETE, appointing.is_appointer),
    Step("supplement_appointments", "补充材料", (P.INCOMPLETE,),   P.RECEIVED,     appointing.hands_in),
    Step("record_visit",  "记录联合考察",  (P.UNDER_REVIEW,),      None,           appointing.is_appointer, is_open=False),
    Step("review_appointments", "提出审查意见", (P.UNDER_REVIEW,), P.REVIEWED,     appointing.is_appointer, appointments.exams_open, is_open=False),
    Step("rule_appointments", "主任会议研究", (P.REVIEWED,),       P.SUBMITTED,    appointing.is_appointer),
    Step("bring_appointments", "列入会议议题", (P.SUBMITTED,),     None,           appointing.is_appointer, appointments.nothing_to_bring),
    Step("amend_appointments", "修改任免案", (P.DRAFT, P.RECEIVED, P.INCOMPLETE, P.UNDER_REVIEW), None, appointing.amends, is_open=False),
    Step("add_appointment_paper", "加入材料", ALIVE,               None,           appointing.hands_in, is_open=False),
    Step("withdraw_appointments", "撤回提请", ALIVE,               P.WITHDRAWN,    appointing.hands_in, appointments.vote_begun),
    Step("close_appointments", "办结",     (P.SUBMITTED,),         P.CLOSED,       rules.is_clock, appointments.still_open, is_door=False),
)

LINE = Flow(
    "appointment_line",
    Step("schedule_exam", "安排任前考试",  (L.LISTED, L.EXAM_FAILED, L.EXAM_DUE), L.EXAM_DUE, exam.examines, exam.exam_arranged, is_open=False),
    Step("exempt_exam",   "免予考试",      (L.LISTED, L.EXAM_DUE), L.EXEMPT,       exam.examines, is_open=False),
    Step("pass_exam",     "考试合格",      (L.EXAM_DUE, L.SUSPENDED), L.EXAM_PASSED, rules.is_clock, is_door=False, is_open=False),
    Step("fail_exam",     "考试不及格",    (L.EXAM_DUE,),          L.EXAM_FAILED,  rules.is_clock, is_door=False, is_open=False),
    Step("fail_exam_finally", "补考不及格", (L.EXAM_DUE, L.EXAM_FAILED), L.SUSPENDED, rules.is_clock, is_door=False, is_open=False),
    Step("clear_line",    "审查完毕",      (L.LISTED, L.EXAM_PASSED, L.EXEMPT), L.REVIEWED, rules.is_clock, is_door=False, is_open=False),
    # the chairs' meeting
    Step("submit_line",   "提请会议",      (L.REVIEWED,),          L.SUBMITTED,    rules.is_clock, appointments.may_not_go_on, is_door=False),
    Step("refuse_line",   "不提请",        (L.REVIEWED,),          L.NOT_SUBMITTED, rules.is_clock, is_door=False),
    Step("receive_complaint", "登记举报",  (*IN_REVIEW, L.SUSPENDED, *AT_MEETING), None, appointing.is_appointer, is_open=False),
    Step("suspend_line",  "暂缓提请",      (*IN_REVIEW, L.SUBMITTED, L.EXPLAINED), L.SUSPENDED, appointing.is_appointer, appointments.line_vote_begun),
    Step("report_investigation", "报送调查报告", (L.SUSPENDED,),   None,           appointing.hands_in_line),
    Step("resume_line",   "恢复提请",      (L.SUSPENDED,),         L.SUBMITTED,    appointing.is_appointer, appointments.may_not_go_on),
    Step("withdraw_line", "撤回人选",      (*IN_REVIEW, L.SUSPENDED, *AT_MEETING), L.WITHDRAWN, appointing.withdraws_line, appointments.line_vote_begun),
    # the meeting
    Step("meet_members",  "与组成人员见面", (L.SUBMITTED, L.EXPLAINED, L.DEFERRED), None, appointing.is_appointer, overseeing.nothing_to_say, is_open=False),
    Step("give_statement", "供职发言",     (L.SUBMITTED, L.EXPLAINED, L.DEFERRED), None, appointing.is_appointer, overseeing.nothing_to_say),
    Step("record_defence", "记录申辩",     (L.SUBMITTED, L.EXPLAINED, L.DEFERRED), None, appointing.is_appointer, overseeing.no_defence_due),
    Step("explain_line",  "作说明",        (L.SUBMITTED,),         L.EXPLAINED,    rules.is_clock, is_door=False),
    Step("defer_line",    "暂不付表决",    (L.SUBMITTED, L.EXPLAINED, L.PUT_TO_VOTE), L.DEFERRED, appointing.defers_line, appointments.line_vote_begun),
    Step("vote_line",     "交付表决",      (L.SUBMITTED, L.EXPLAINED, L.DEFERRED), L.PUT_TO_VOTE, rules.is_clock, is_door=False),
    Step("carry_line",    "通过",          (L.PUT_TO_VOTE, L.FAILED, L.PASSED), L.PASSED, rules.is_clock, is_door=False),
    Step("fall_line",     "未通过",        (L.PUT_TO_VOTE, L.PASSED, L.FAILED), L.FAILED, rules.is_clock, is_door=False),
    # into office, or out of it
    Step("notify_organ",  "通知任免结果",  (L.PASSED, L.IN_OFFICE, L.DONE), None,  appointing.is_appointer, inducting.already_notified),
    Step("hand_certificate", "颁发任命书", (L.PASSED,),            None,           appointing.is_appointer, inducting.certificate_refused),
    Step("swear_in",      "宪法宣誓",      (L.PASSED,),            None,           appointing.is_appointer, inducting.oath_refused),
    Step("take_office",   "到任",          (L.PASSED,),            L.IN_OFFICE,    rules.is_clock, is_door=False),
    Step("leave_office",  "离任",          (L.PASSED,),            L.DONE,         rules.is_clock, is_door=False),
)
EXAM = Flow(
    "exam",
    Step("issue_code",      "发放考试码",  (E.PLANNED, E.RUNNING), None,           appointing.is_appointer, exam.code_refused, is_open=False),
    Step("start_exam",      "开始答题",    (E.PLANNED,),           E.RUNNING,      rules.is_clock, exam.code_refused, is_door=False, is_open=False),
    Step("hand_in",         "交卷",        (E.RUNNING,),           E.MARKED,       rules.is_clock, exam.time_is_over, is_door=False, is_open=False),
    Step("end_exam",        "到时收卷",    (E.RUNNING,),           E.MARKED,       exam.is_appointer_or_clock, exam.time_is_left, is_open=False),
    Step("key_in_exam",     "录入纸质成绩", (E.PLANNED,),          E.KEYED,        appointing.is_appointer, exam.not_on_paper, is_open=False),
    Step("verify_exam",     "复核成绩",    (E.KEYED,),             E.MARKED,       exam.is_second_person, is_open=False),
    Step("refuse_exam",     "退回重录",    (E.KEYED,),             E.PLANNED,      exam.is_second_person, is_open=False),
    Step("mark_absent",     "登记缺考",     (E.PLANNED,),           E.VOID,         appointing.is_appointer, exam.not_absent, is_open=False),
    Step("reschedule_exam", "改期重排",    (E.PLANNED, E.RUNNING), E.VOID,         appointing.is_appointer, exam.not_waiting, is_open=False),
)
# fmt: on

FLOWS = {
    "meeting": MEETING,
    "item": ITEM,
    "execution": EXECUTION,
    "observer": OBSERVER,
    "participant": PARTICIPANT,
    "vote": VOTE,
    "opinion": OPINION,
    "exam": EXAM,
    "appointment": APPOINTMENT,
    "appointment_line": LINE,
}
