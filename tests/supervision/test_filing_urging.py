"""催办 of the limits of 备案审查 and of the statutory items, on the page where all limits stand."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.reminders import watch
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import Filing, FilingClock, Obligation, RequestClock, YearlyList
from tests import make
from tests.congress.test_urging import PRESS
from tests.supervision import filed as at
from tests.supervision.filed import SUGGESTED
from tests.supervision.house import topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day():
    make.known_years(2025, 2026, 2027)
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def house():
    known = at.gather()
    known.second = make.user("meeting_officer", known.office, name="办公室江")
    return known


def pressing(user, on=date(2027, 3, 1)):
    return {(row.label, row.holder) for row in watch.pressing(user, on)}


def told(kind) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("to__name", flat=True))


def test_the_office_watches_over_all_a_committee_over_its_share_and_its_maker(house):
    at.reviewing(house)
    at.opposed(house, title="关于养犬的通知")
    owed = {("制定机关答复期限", house.government.label)}
    share = {("审查意见期限", house.committee.label)}
    assert pressing(house.officer) == owed | share | {("主动审查期限", "办公室")}
    assert pressing(house.keeper) == owed | share
    assert pressing(house.stranger) == pressing(house.dispatcher) == pressing(house.deputy) == set()


def test_a_makers_limit_is_pressed_once_a_day_and_the_word_goes_when_it_is_met(house, client):
    filing = at.opposed(house)
    clock = FilingClock.objects.get(kind="filing.maker_answer")
    client.force_login(house.officer)
    client.post(PRESS, {"one": f"supervision.filingclock:{clock.pk}"})
    words = Notice.objects.filter(kind="filing_pressed")
    assert told("filing_pressed") == {"督查室"} and "请抓紧办理" in words.get().text
    assert not filing.entries.last().is_open and filing.entries.last().step == "press_filing"
    with pytest.raises(TooLate, match="今天已经催办过"):
        actions.press_filing(clock, by=house.keeper)
    with pytest.raises(NotYours):
        actions.press_filing(clock, by=house.stranger)
    actions.answer_written_opinion(Filing.objects.get(pk=filing.pk), by=house.dispatcher, intent="keep", text="需要。")
    assert set(untrue(words)) == set(words.values_list("pk", flat=True))
    with pytest.raises(TooLate, match="不用催办"):
        actions.press_filing(clock, by=house.officer)


def test_a_document_nobody_has_received_yet_is_pressed_too(house):
    clock = at.filed(house).clocks.get(kind="filing.form_check")
    assert pressing(house.officer) == {("形式审查期限", "办公室")}
    assert actions.press_filing(clock, by=house.officer) == ["办公室江"]


def test_a_committee_is_pressed_for_its_opinion_and_nobody_presses_himself(house):
    at.reviewing(house)
    clock = FilingClock.objects.get(kind="filing.opinion")
    with pytest.raises(ValidationError, match="除了您本人"):
        actions.press_filing(clock, by=house.keeper)
    assert actions.press_filing(clock, by=house.officer) == ["社建委何"]


def test_the_days_of_a_suggestion_are_pressed_within_the_office(house):
    actions.suggest_review(key=at.uuid4(), **SUGGESTED)
    clock = RequestClock.objects.get()
    assert pressing(house.officer) == {("不予受理告知期限", "办公室")} and pressing(house.keeper) == set()
    assert actions.press_request(clock, by=house.officer) == ["办公室江"]
    assert told("filing_pressed") == {"办公室江"}
    with pytest.raises(NotYours):
        actions.press_request(clock, by=house.keeper)


def test_a_maker_is_pressed_for_its_yearly_list(house):
    at.registered(house, published_on=date(2026, 11, 2))
    actions.keep_lists(2026)
    owed = YearlyList.objects.get(maker=house.government)
    assert ("上年度目录报送日", house.government.label) in pressing(house.officer)
    assert actions.press_list(owed, by=house.officer) == ["督查室"]
    with pytest.raises(ValidationError, match="今天已经催办过"):
        actions.press_list(owed, by=house.second)
    with pytest.raises(NotYours):
        actions.press_list(owed, by=house.dispatcher)


def test_a_statutory_item_is_pressed_with_the_committee_that_has_its_topic(house, day):
    actions.keep_calendar(2026)
    duty = Obligation.objects.get(duty="duty.debt")
    assert (duty.label, "办公室") in {(row.label, row.holder) for row in watch.pressing(house.officer, duty.due_on)}
    assert actions.press_duty(duty, by=house.officer) == ["办公室江"]
    Obligation.objects.filter(pk=duty.pk).update(topic=topic(house, year=2026))
    assert duty.title in {row.title for row in watch.pressing(house.keeper, duty.due_on)}
    day.shift(timedelta(days=1))
    assert set(actions.press_duty(duty, by=house.second)) == {"办公室林", "社建委何"}
    assert "法定报告事项" in Notice.objects.filter(kind="supervision_duty_pressed").last().text
    with pytest.raises(NotYours):
        actions.press_duty(duty, by=house.stranger)
