"""工作评议: the unit hears that it is reviewed and what came of it; who keeps the review, that it has answered."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post

REVIEW = {"评议": ("about.title", "对区民政局养老服务工作的评议")}
RESULT = REVIEW | {"结果": ("about.words", "满意票过半数，测评结果为满意")}
RESULT |= {"日期": ('about.answer_by|date:"n月j日"', "3月1日")}
KINDS = [
    Kind("supervision_work_review_planned", "开展工作评议", REVIEW, ("email",)),
    Kind("supervision_work_review_sent", "工作评议结果", RESULT, ("email", "sms")),
    Kind("supervision_work_review_answered", "工作评议整改情况", REVIEW, ("email",)),
]


def _unit(review):
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=review.unit_id)


def work_review_planned(review):
    post("supervision_work_review_planned", to=_unit(review), about=review, once=review.code)


def work_review_sent(review):
    post("supervision_work_review_sent", to=_unit(review) | holders_of(Role.LEADER), about=review, once=review.code)


def work_review_answered(review):
    house = holders_of(Role.MEETING_OFFICER)
    if review.committee_id:
        house |= holders_of(Role.COMMITTEE_OFFICER, unit=review.committee_id)
    post("supervision_work_review_answered", to=house, about=review, once=review.code)
