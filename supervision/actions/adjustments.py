"""预算调整: submitted thirty days before the meeting, reviewed with experts' opinions, decided (预算法第六十九条)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.rulebook.book import deadline
from congress.workflow.wanted import want_past, want_words
from supervision import notices, rules
from supervision.flow import ADJUSTMENT
from supervision.models import BudgetAdjustment
from supervision.queries.fiscal import fiscal_people


@transaction.atomic
def submit_adjustment(*, by, meeting_day: date, change: Decimal, files=(), **facts) -> BudgetAdjustment:
    """A late one is taken and shown late; whether it is heard is the standing committee's to say."""
    if not rules.submits_budget(by):
        raise PermissionDenied(f"{by} may not submit changes of the budget")
    today = localdate()
    if meeting_day < today:
        raise ValidationError({"meeting_day": "会议首日不能早于今天。"})
    due = deadline("budget.adjustment", meeting_day, backward=True)
    adjustment = BudgetAdjustment.objects.create(
        meeting_day=meeting_day, change=change, submitted_on=today, due_on=due.due_on, reckoning=due.reckoning, **facts
    )
    adjustment.files.add(*files)
    with ADJUSTMENT.take("submit_adjustment", adjustment, by=by) as (adjustment, told):
        late = adjustment.days_late
        told["said"] = f"会前三十日为{due.due_on:%Y-%m-%d}，{f'逾期 {late} 天' if late else '按期'}"
        notices.adjustment_told(adjustment, fiscal_people(), "已送初步方案，请进行初步审查")
    return adjustment


def review_adjustment(adjustment, *, by, review: str, experts: str = "") -> BudgetAdjustment:
    with ADJUSTMENT.take("review_adjustment", adjustment, by=by) as (adjustment, told):
        adjustment.review, adjustment.experts, told["said"] = review.strip(), experts.strip(), ""
        notices.adjustment_told(adjustment, _submitters(), "已提出初步审查意见")
    return adjustment


def approve_adjustment(adjustment, **facts) -> BudgetAdjustment:
    return _decide("approve_adjustment", adjustment, **facts)


def refuse_adjustment(adjustment, *, note: str, **facts) -> BudgetAdjustment:
    want_words("请写明未批准的情况。", note=note)
    return _decide("refuse_adjustment", adjustment, note=note, **facts)


def _decide(name: str, adjustment, *, by, decided_on: date, decided_at: str, note: str = "") -> BudgetAdjustment:
    want_past("决定日期", decided_on=decided_on)
    with ADJUSTMENT.take(name, adjustment, by=by, note=note) as (adjustment, told):
        adjustment.decided_on, adjustment.decided_at, adjustment.outcome = decided_on, decided_at, note.strip()[:500]
        told["said"] = f"{decided_on:%Y-%m-%d}{decided_at}"
        notices.adjustment_told(adjustment, _submitters(), f"{decided_at}{ADJUSTMENT.steps[name].label}")
    return adjustment


def _submitters():
    return holders_of(Role.DISPATCHER)
