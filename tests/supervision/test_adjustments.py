"""预算调整: thirty days before the meeting, reviewed with experts' opinions, decided."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.rulebook.book import deadline
from congress.workflow.flow import NotYours
from supervision import actions
from tests.supervision import money

FACTS = {"book": "general", "title": "预算调整方案", "reason": "新增专项债券。", "change": Decimal("-1234567.89")}


@pytest.fixture
def house(db):
    return money.gather()


def submitted(house, days=40, **facts):
    day = localdate() + timedelta(days=days)
    return actions.submit_adjustment(by=house.dispatcher, year=day.year, meeting_day=day, **FACTS | facts)


def test_the_preliminary_plan_is_due_thirty_days_before_the_meeting(db):
    assert deadline("budget.adjustment", date(2026, 10, 29), backward=True).due_on == date(2026, 9, 29)


def test_a_late_plan_is_taken_and_shown_late(house):
    assert submitted(house, days=60).days_late == 0
    late = submitted(house, days=10)
    assert late.days_late >= 20 and "逾期" in late.entries.get().line
    with pytest.raises(ValidationError):
        submitted(house, days=-1)


def test_an_adjustment_is_reviewed_before_it_is_decided(client, house):
    row = submitted(house)
    with pytest.raises(NotYours):
        actions.review_adjustment(row, by=house.dispatcher, review="同意。")
    row = actions.review_adjustment(row, by=house.treasurer, review="同意，建议细化。", experts="债务率可控。")
    facts = {"decided_on": localdate(), "decided_at": "第三十次会议"}
    with pytest.raises(ValidationError):
        actions.refuse_adjustment(row, by=house.officer, note=" ", **facts)
    row = actions.approve_adjustment(row, by=house.officer, **facts)
    client.force_login(house.dispatcher)
    page = client.get(row.get_absolute_url()).content.decode()
    assert row.status == "approved" and "债务率可控" in page and "-123.46 万元" in page


def test_only_who_works_with_money_submits(house):
    with pytest.raises(PermissionDenied):
        actions.submit_adjustment(by=house.handler, year=2026, meeting_day=localdate(), **FACTS)
