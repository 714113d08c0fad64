"""Inspections, inquiries, interpellations and work reviews in 待办."""

from datetime import date

from django.db.models import Q

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.portal.asking import Question, Todo
from supervision.models import CommissionStatus as M
from supervision.models import InquiryStatus as N
from supervision.models import InspectionStatus as K
from supervision.models import InterpellationStatus as X
from supervision.models import TopicClock
from supervision.models import WorkReviewStatus as W
from supervision.queries import check_todo as todo

# (what it is, the button, the step's page under that of the matter) by status
CHECKS = {
    K.DRAFTED: ("执法检查方案", "通过", "adopt_inspection/"),
    K.ADOPTED: ("执法检查通知", "通知", "notify_organ/"),
    K.NOTIFIED: ("执法检查", "查看", ""),
    K.CHECKING: ("执法检查", "记录", "record_visit/"),
    K.CHECKED: ("执法检查报告", "提出", "report_inspection/"),
    K.REPORTED: ("问题清单", "列入", "take_problems/"),
}
INQUIRIES = {
    N.DRAFTED: ("专题询问方案", "通过", "adopt_inquiry/"),
    N.ADOPTED: ("专题询问", "开始", "open_inquiry/"),
    N.SITTING: ("专题询问", "继续", "sitting/"),
    N.HELD: ("询问中的承诺", "列入", "take_promises/"),
}
ASKING = dict.fromkeys((N.ADOPTED, N.SITTING), ("询问提问", "查看", ""))
MOTIONS = {
    X.MOVED: ("质询案", "交办", "decide_interpellation/"),
    X.DECIDED: ("质询案", "答复", "answer_interpellation/"),
    X.ANSWERED: ("质询案答复", "汇总意见", ""),
}
MOVING = {X.SIGNING: ("质询案联名", "确认", ""), X.ANSWERED: ("质询案答复", "表示意见", "give_verdict/")}
SEARCHES = {M.SIGNING: ("特定问题调查联名", "确认", "")}
REVIEWS = {
    W.COLLECTING: ("工作评议", "报告", "report_work_review/"),
    W.REPORTED: ("工作评议", "测评", "poll_work_review/"),
    W.POLLED: ("工作评议结果", "送交", "send_results/"),
    W.SENT: ("评议整改", "报送", "answer_work_review/"),
}


def row_of(steps: dict, label: str, whose):
    """``label``: of the day it runs to; ``whose(row)``: the words under the title."""

    def row(case) -> Todo:
        step, verb, page = steps[case.status]
        due, url = case.due_on, case.get_absolute_url()
        clock = TopicClock(starts_on=due, due_on=due, rule={"label": label}) if due else None
        return Todo(step, verb, f"{url}{page}", case.title, url, whose(case), clock)

    return row


def _topic(case) -> str:
    return case.topic.title


def _unit(review) -> str:
    return review.unit.label


inspection, inquiry = row_of(CHECKS, "执法检查", _topic), row_of(INQUIRIES, "询问日期", _topic)
asking, review = row_of(ASKING, "询问日期", _topic), row_of(REVIEWS, "报送整改情况", _unit)


def _organ(case) -> str:
    return f"质询{case.organ.label}"


motion = row_of(MOTIONS, "答复时间", _organ)


def _proposer(_case) -> str:
    return "五分之一以上组成人员联名"


searching = row_of(SEARCHES, "", _proposer)
moving = row_of(MOVING, "答复时间", _organ)


def check_questions(user, today: date) -> list[Question]:
    """Which questions are this person's; judged by the acting post like every right."""
    asked = []
    if user.has_role(Role.MEETING_OFFICER):
        asked += [
            Question(todo.inspections_of_office(), inspection), Question(todo.inquiries_of_office(), inquiry),
            Question(todo.reviews_of_office(), review), Question(todo.interpellations_of_office(), motion),
        ]  # fmt: skip
    if committees := user.units_as(Role.COMMITTEE_OFFICER):
        asked += [
            Question(todo.inspections_of_committee(committees, today), inspection),
            Question(todo.inquiries_of_committee(committees, today), inquiry),
            Question(todo.reviews_of_committee(committees), review),
        ]
    if user.has_role(Role.LEADER):
        asked.append(Question(todo.inquiries_to_ask(user), asking))
    if user.has_role(Role.LEADER):  # a deputy is called on the front door: queries/rare.py mover_call
        asked += [
            Question(todo.interpellations_of_mover(user), moving),
            Question(todo.commissions_of_mover(user), searching),
        ]
    units, dispatches = user.units_as(Role.HANDLER, Role.UNIT_HEAD), user.has_role(Role.DISPATCHER)
    if units:
        asked.append(Question(todo.reviews_of_unit(units), review))
    if units or dispatches:
        mine = Q(organ__in=units) | Q(organ__kind=UnitKind.GOVERNMENT) if dispatches else Q(organ__in=units)
        asked.append(Question(todo.interpellations_of_organ(mine), motion))
    return asked
