"""The statutory calendar of law.md §7.7, checked for 2026 and 2027 day by day."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from congress.notices.models import Notice
from congress.reminders.sweep import remind
from supervision import actions, tasks
from supervision.models import Obligation
from tests import make
from tests.supervision import house as at

pytestmark = pytest.mark.django_db
YEARLY = {
    "duty.accounts": (date(2026, 6, 1), date(2026, 9, 30), "监督法第十九条"),
    "duty.audit": (date(2026, 6, 1), date(2026, 9, 30), "监督法第二十七条"),
    "duty.execution": (date(2026, 6, 1), date(2026, 9, 30), "监督法第二十条"),
    "duty.assets": (date(2026, 1, 1), date(2026, 12, 31), "监督法第二十四条"),
    "duty.debt": (date(2026, 1, 1), date(2026, 12, 31), "监督法第二十五条"),
    "duty.environment": (date(2026, 1, 1), date(2026, 12, 31), "环境保护法第二十七条"),
    "duty.filing": (date(2026, 1, 1), date(2026, 12, 31), "监督法第四十五条"),
}


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027, 2028)
    make.term()
    with time_machine.travel("2026-11-20 09:00+08:00"):
        yield


@pytest.fixture
def house():
    return at.gather()


def row(duty, year=2026):
    return Obligation.objects.get(year=year, duty=duty)


def test_the_calendar_of_2026_stands_as_the_law_has_it():
    make.session(5, date(2027, 1, 19), date(2027, 1, 22))
    actions.keep_calendar(2026)
    for duty, (start, due, article) in YEARLY.items():
        kept = row(duty)
        assert (kept.starts_on, kept.due_on, kept.rule["article"]) == (start, due, article), duty
    assert row("duty.proposals").due_on == date(2027, 1, 18)  # before the congress of 19 January 2027
    assert row("budget.draft").due_on == date(2026, 12, 18)  # 30 days before is Sunday, 20 December: earlier
    assert Obligation.objects.filter(year=2026).count() == 9


def test_the_calendar_of_2027_waits_for_its_congress_and_has_no_midterm():
    actions.keep_calendar(2027)
    assert (row("duty.accounts", 2027).title, row("duty.accounts", 2027).due_on) == (
        "2026年财政决算（草案）情况", date(2027, 9, 30),
    )  # fmt: skip
    guessed = row("duty.proposals", 2027)
    assert (guessed.kind, guessed.due_on) == ("duty.proposals_year", date(2027, 12, 31))
    assert not Obligation.objects.filter(duty="budget.draft").exists()
    assert not Obligation.objects.filter(duty="duty.midterm").exists()
    make.session(6, date(2028, 1, 11), date(2028, 1, 14))
    actions.keep_calendar(2027)
    assert row("duty.proposals", 2027).due_on == date(2028, 1, 10)
    assert row("budget.draft", 2027).due_on == date(2027, 12, 10)  # 12 December 2027 is a Sunday


def test_the_plan_of_five_years_is_looked_at_in_its_third():
    actions.keep_calendar(2028)
    assert row("duty.midterm", 2028).due_on == date(2028, 12, 31)


def test_the_audit_heard_on_a_day_wants_its_rectification_six_months_later(house):
    actions.keep_calendar(2026)
    actions.fulfil(row("duty.audit"), by=house.officer, on=date(2026, 8, 28))
    late = row("audit.rectification")
    assert late.due_on == date(2027, 3, 1)  # 28 February 2027 is a Sunday
    assert (late.rule["article"], late.follows) == ("监督法第二十七条", row("duty.audit"))
    actions.fulfil(row("duty.accounts"), by=house.officer, on=date(2026, 8, 28))
    assert row("accounts.approved").due_on == date(2026, 9, 17)


def test_the_clock_job_may_run_every_night_and_makes_two_years_in_autumn():
    for _ in range(2):
        tasks.keep_calendar()
    assert set(Obligation.objects.values_list("year", flat=True)) == {2026, 2027}
    assert Obligation.objects.filter(year=2026, duty="duty.debt").count() == 1


def test_an_item_becomes_a_topic_once(house):
    actions.keep_calendar(2027)
    topic = actions.make_topic(row("duty.accounts", 2027), by=house.officer)
    assert (topic.title, topic.source, topic.month) == ("2026年财政决算（草案）情况", "statutory", 9)
    assert topic.organ == house.government
    with pytest.raises(ValidationError, match="已经列为议题"):
        actions.make_topic(row("duty.accounts", 2027), by=house.officer)
    with pytest.raises(PermissionDenied):
        actions.make_topic(row("duty.debt", 2027), by=house.keeper)


def test_an_item_is_set_aside_with_its_reason_and_stays_so(house):
    actions.keep_calendar(2026)
    with pytest.raises(ValidationError, match="不适用的理由"):
        actions.waive(row("duty.environment"), by=house.officer, note="")
    actions.waive(row("duty.environment"), by=house.officer, note="已向代表大会报告")
    actions.keep_calendar(2026)
    assert row("duty.environment").note == "已向代表大会报告"
    with pytest.raises(ValidationError, match="已经注明不适用"):
        actions.fulfil(row("duty.environment"), by=house.officer, on=date(2026, 11, 1))


def test_a_day_that_is_past_without_a_report_is_told_to_the_office(house):
    actions.keep_calendar(2026)
    remind()
    told = Notice.objects.filter(kind="supervision_duty_due", to=house.officer)
    assert any("2025年财政决算（草案）情况" in notice.text and "已逾期" in notice.text for notice in told)
    assert not Notice.objects.filter(kind="supervision_duty_due", to=house.handler).exists()


def test_the_calendar_is_read_exported_and_worked_on_by_pages(house, client):
    client.force_login(house.officer)
    page = client.get("/supervision/obligations/?year=2026").content.decode()
    assert "补齐本年事项" in page and not Obligation.objects.exists()  # looking writes nothing
    assert client.post("/supervision/obligations/make/", {"year": 2026}).status_code == 302
    assert client.post("/supervision/obligations/make/", {"year": 2031}).status_code == 403
    page = client.get("/supervision/obligations/?year=2026").content.decode()
    assert "2025年财政决算（草案）情况" in page and "监督法第十九条" in page
    audit = row("duty.audit")
    assert client.post(f"/supervision/obligations/{audit.pk}/fulfil/", {"on": "2026-08-28"}).status_code == 302
    assert client.post(f"/supervision/obligations/{row('duty.debt').pk}/make_topic/").status_code == 302
    assert client.post(f"/supervision/obligations/{row('duty.assets').pk}/waive/", {"note": "无"}).status_code == 302
    assert "审计查出问题整改情况" in client.get("/supervision/obligations/?year=2026").content.decode()
    assert client.get("/supervision/obligations/?year=2026&as=xlsx").status_code == 200
    client.force_login(house.handler)
    assert client.get("/supervision/obligations/").status_code == 403
