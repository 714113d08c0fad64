"""Who keeps a work review, who answers it, who must be told its result (seeds: 工作评议和满意度测评)."""

from supervision.models import ResultSheet, WorkReviewStatus
from supervision.rules.fiscal import WORKING
from supervision.rules.people import is_committee, is_office, is_staff

K = ResultSheet.Kind
TOLD = (K.PARTY, K.GOVERNMENT, K.PERSONNEL, K.UNIT)


def keeps_work(user, review) -> bool:
    """负责的专委会、工委, or the office for it."""
    return is_office(user) or is_committee(user, review)


def works_there(user, review) -> bool:
    return user is not None and review.unit_id in user.units_as(*WORKING)


def answers_work(user, review) -> bool:
    """被评议单位; who keeps the review, where its answer comes on paper."""
    return works_there(user, review) or keeps_work(user, review)


def reads_words(user, _review) -> bool:
    """Who said what of a unit is the house's own."""
    return is_staff(user)


def reads_result(user, review) -> bool:
    """The unit reads report and votes once they have been sent to it."""
    return is_staff(user) or review.status in (WorkReviewStatus.SENT, WorkReviewStatus.ANSWERED)


def must_be_told(review) -> tuple[str, ...]:
    """区委、政府、组织部门、本单位; of a unit managed from above its superior as well (seed 3 二(二))."""
    return (*TOLD, K.UPPER) if review.is_vertical else (*TOLD, K.SUPERIOR)


def nothing_gathered(review) -> str:
    return "" if review.collected.exists() else "还没有记录征集到的评议意见。"
