"""The procedure of a meeting, of its items and of its people's answers. Change it here; everything else follows."""

from congress.workflow.flow import Flow, Step
from meetings import rules
from meetings.models import Answer as A
from meetings.models import Status as S
from meetings.queries import papers

# Who comes may say so after all, whatever was said before.
SAID = (A.INVITED, A.CONFIRMED, A.LEAVE_REQUESTED, A.LEAVE_APPROVED, A.LEAVE_REFUSED, A.DECLINED)
HERE = (*SAID, A.WAITING)
# From the first draft until the meeting is over; later nothing of it can be arranged.
ARRANGED = (S.AGENDA_DRAFTED, S.NOTIFIED, S.PAPERS_SENT, S.OPENED, S.AGENDA_ADOPTED)

# fmt: off
MEETING = Flow(
    "meeting",
    #    step         on the button        taken from                 leads to        by whom
    Step("invite",    "拟定参会名单",      rules.BEFORE,              None,           rules.is_officer, is_open=False),
    Step("notify",    "发会议通知",        (S.AGENDA_DRAFTED,),       S.NOTIFIED,     rules.is_officer, rules.not_ready_to_notify),
    Step("open_sign_up", "代表报名列席",   (S.AGENDA_DRAFTED, *rules.CALLED), None,  rules.is_officer, rules.no_seats_for_deputies),
    Step("urge",      "催复",              rules.CALLED,              None,           rules.is_officer, rules.nobody_to_urge, is_open=False),
    Step("arrange",   "排日程",            (S.PLANNED, *ARRANGED),    None,           rules.is_officer, is_door=False, is_open=False),
    Step("freeze",    "议程日程定稿",      ARRANGED,                  None,           rules.is_officer, rules.nothing_to_freeze),
    Step("send_papers", "送达文件", (S.NOTIFIED,), S.PAPERS_SENT, rules.is_officer, unless=papers.nothing_to_send),
    Step("send_late", "补送文件", (S.PAPERS_SENT, S.OPENED, S.AGENDA_ADOPTED), None, rules.is_officer, unless=papers.nothing_to_send),
    Step("add_paper", "收到文件", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
    Step("replace_paper", "更换文件", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
    Step("change_paper", "修改文件信息", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
    Step("withdraw_paper", "撤下文件", papers.PREPARED, None, papers.handles_papers, is_open=False, is_door=False),
)

ITEM = Flow(
    "item",
    Step("add_paper", "收到文件", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
    Step("replace_paper", "更换文件", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
    Step("change_paper", "修改文件信息", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
    Step("withdraw_paper", "撤下文件", papers.ALIVE, None, papers.handles_papers, is_open=False, is_door=False),
)

PARTICIPANT = Flow(
    "participant",
    Step("confirm",   "参加",              SAID,                      A.CONFIRMED,    rules.answers,    rules.named_already, is_open=False),
    Step("ask_leave", "请假",              (A.INVITED, A.CONFIRMED, A.LEAVE_REFUSED), A.LEAVE_REQUESTED, rules.asks_leave, rules.leave_over, is_open=False),
    Step("rule_leave", "批假",             (A.LEAVE_REQUESTED,),      A.LEAVE_APPROVED, rules.rules_on_leave, rules.answering_over, is_open=False),
    Step("refuse_leave", "不准假",         (A.LEAVE_REQUESTED,),      A.LEAVE_REFUSED, rules.rules_on_leave, rules.answering_over, is_door=False, is_open=False),
    Step("decline",   "不能参加",          (A.INVITED, A.CONFIRMED),  A.DECLINED,     rules.declines,   rules.answering_over, is_open=False),
    Step("drop",      "取消",              HERE,                      A.DROPPED,      rules.drops,      rules.dropping_over, is_open=False),
    Step("sign_up",   "报名列席",          (A.INVITED, A.DROPPED),    A.CONFIRMED,    rules.signs_up,   is_door=False, is_open=False),
    Step("queue",     "报名候补",          (A.INVITED, A.DROPPED),    A.WAITING,      rules.signs_up,   is_door=False, is_open=False),
    Step("promote",   "递补",              (A.WAITING,),              A.CONFIRMED,    rules.is_clock,   is_door=False, is_open=False),
    Step("recall",    "恢复参会",          (A.DROPPED,),              A.INVITED,      rules.is_officer, is_door=False, is_open=False),
)
# fmt: on

FLOWS = {"meeting": MEETING, "item": ITEM, "participant": PARTICIPANT}
