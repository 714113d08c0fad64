"""The plan of a year: put in, numbered, moved, taken out, written down late; and the two months between meetings."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.numbering.models import Number
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import BodyKind, Item, ItemStatus, Meeting, MeetingClock, Status
from meetings.queries import plan as reading
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
DECEMBER = {"month": date(2026, 12, 1), "opens_on": date(2026, 12, 24)}


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    make.term()
    with time_machine.travel("2026-11-16 09:00+08:00"):
        yield


def planned(of=None, **facts):
    return actions.plan(by=chamber.officer(), body=of or chamber.body(), **{**DECEMBER, **facts})


def drafted(of=None, **facts):
    meeting = planned(of, **facts)
    chamber.item(meeting)
    return actions.draft_agenda(meeting, by=chamber.officer())


def recorded(number, opens_on, of=None):
    return actions.record(by=chamber.officer(), body=of or chamber.body(), number=number, opens_on=opens_on)


def test_a_meeting_of_a_month_waits_for_its_day():
    meeting = planned(opens_on=None)
    assert (meeting.status, meeting.days) == (Status.PLANNED, "2026年12月")
    assert not MeetingClock.objects.exists()
    assert meeting.entries.get().step == "plan"


def test_a_first_day_starts_the_clocks_back_from_it():
    meeting = planned()
    assert (meeting.opens_on, meeting.closes_on) == (date(2026, 12, 24), date(2026, 12, 24))
    assert MeetingClock.objects.running().filter(meeting=meeting).count() == 4


def test_the_last_day_is_not_before_the_first():
    with pytest.raises(ValidationError):
        planned(closes_on=date(2026, 12, 23))


def test_draft_agenda_gives_the_next_number_of_body_and_term():
    assert [drafted().number, drafted().number] == [1, 2]
    other = drafted(chamber.body(BodyKind.SPECIAL_COMMITTEE))
    assert other.short == "法制委员会第一次会议"
    assert Number.objects.filter(series__label="第十八届常委会会议").count() == 2


def test_numbers_go_on_from_what_was_written_down_by_hand():
    recorded(11, date(2026, 10, 29))
    meeting = drafted()
    assert meeting.title == "望川区第十八届人民代表大会常务委员会第十二次会议"
    with pytest.raises(ValidationError, match="第十一次会议已经登记"):
        recorded(11, date(2026, 10, 30))


def test_the_congress_is_numbered_by_its_session():
    meeting = planned(chamber.body(BodyKind.CONGRESS), session=make.session(6, date(2027, 1, 12), None))
    chamber.item(meeting)
    assert actions.draft_agenda(meeting, by=chamber.officer()).number == 6


def test_what_is_yet_to_come_is_no_record():
    with pytest.raises(ValidationError, match="请列入计划"):
        recorded(12, date(2026, 12, 24))


def test_an_agenda_without_day_or_items_is_not_drafted():
    with pytest.raises(TooLate, match="确定会议首日"):
        actions.draft_agenda(planned(opens_on=None), by=chamber.officer())
    with pytest.raises(TooLate, match="还没有列入议题"):
        actions.draft_agenda(planned(), by=chamber.officer())


def test_reschedule_moves_clocks_and_late_marks_in_one_act():
    meeting = drafted()
    item = chamber.item(meeting, submitted_on=date(2026, 11, 14))
    meeting = actions.reschedule(meeting, by=chamber.officer(), opens_on=date(2026, 11, 26), note="防汛")
    item.refresh_from_db()
    assert item.is_late  # fifteen days before the 26th was the 11th
    notice = MeetingClock.objects.running().get(meeting=meeting, kind="meeting.notice")
    assert (notice.starts_on, notice.due_on) == (date(2026, 11, 26), date(2026, 11, 19))
    entry = meeting.entries.get(step="reschedule")
    assert (entry.facts["before"], entry.facts["after"]) == ("2026年12月24日", "2026年11月26日")
    assert not Notice.objects.exists()  # nobody had been told of it


def test_who_was_called_hears_of_the_new_day_and_of_the_end():
    meeting = chamber.meeting(Status.NOTIFIED)
    chamber.people(meeting, seats := chamber.committee(2))
    actions.reschedule(meeting, by=chamber.officer(), opens_on=date(2026, 12, 21), note="防汛")
    told = Notice.objects.filter(kind="meeting_rescheduled")
    assert {notice.to for notice in told} == {seat.deputy.user for seat in seats}
    assert "原定2026年12月18日，改为2026年12月21日" in told[0].text
    meeting.refresh_from_db()
    actions.cancel(meeting, by=chamber.officer(), note="与上级会议冲突")
    assert Notice.objects.filter(kind="meeting_cancelled").count() == 2


def test_a_meeting_does_not_move_into_the_past_or_nowhere():
    meeting = planned()
    for day in (date(2026, 11, 15), meeting.opens_on):
        with pytest.raises(ValidationError):
            actions.reschedule(meeting, by=chamber.officer(), opens_on=day)


def test_the_number_of_a_cancelled_meeting_is_void_and_says_why():
    by, meeting = chamber.officer(), planned()
    chamber.item(meeting)
    meeting = actions.draft_agenda(meeting, by=by)
    actions.cancel(meeting, by=by, note="并入下次会议")
    number = Number.objects.get(series__key=meeting.series, value=meeting.number)
    assert number.void_reason == "会议取消：并入下次会议"


def test_cancel_frees_the_items_and_stops_the_clocks():
    meeting = drafted()
    actions.cancel(meeting, by=chamber.officer(), note="并入下次会议")
    assert Meeting.objects.get().status == Status.CANCELLED
    item = Item.objects.get()
    assert (item.status, item.meeting) == (ItemStatus.ACCEPTED, None)
    assert not MeetingClock.objects.running().exists()


def test_revise_changes_words_and_says_which():
    meeting = actions.revise(planned(), by=chamber.officer(), place="三楼会议厅", theme="养老服务", is_urgent=True)
    assert meeting.entries.get(step="revise").facts["said"] == "修改了地点、主要议题、临时召集"
    assert not MeetingClock.objects.running().exists()  # 临时召集


def test_a_form_drawn_before_a_change_is_refused():
    meeting = planned()
    version = meeting.version
    actions.revise(meeting, by=chamber.officer(), place="三楼")
    with pytest.raises(TooLate, match="已被他人修改"):
        actions.reschedule(meeting, by=chamber.officer(), opens_on=date(2026, 12, 25), version=version)


def test_a_report_to_the_party_committee_is_only_recorded():
    meeting = actions.report_to_party(
        planned(), by=chamber.officer(), reported_on=date(2026, 11, 13), report="书面报告，区委同意"
    )
    assert (meeting.status, meeting.party_report) == (Status.PLANNED, "书面报告，区委同意")
    assert not meeting.entries.get(step="report_to_party").is_open


def test_only_the_meeting_office_plans():
    leader = make.user(Role.LEADER, make.unit())
    with pytest.raises(PermissionDenied):
        actions.plan(by=leader, body=chamber.body(), month=date(2026, 12, 1))
    with pytest.raises(PermissionDenied):
        actions.record(by=leader, body=chamber.body(), number=3, opens_on=date(2026, 10, 29))
    with pytest.raises(NotYours):
        actions.cancel(planned(), by=leader, note="x")


@pytest.mark.parametrize(
    ("first", "second", "far"),
    [
        (date(2026, 2, 26), date(2026, 4, 26), False),
        (date(2026, 2, 26), date(2026, 4, 27), True),
        (date(2026, 12, 31), date(2027, 2, 28), False),
    ],
)
def test_two_months_are_counted_to_the_day(first, second, far):
    one = chamber.meeting(opens_on=first, month=first.replace(day=1))
    two = chamber.meeting(opens_on=second, month=second.replace(day=1))
    assert reading.gaps([two, one]) == ([(one, two)] if far else [])


def test_of_meetings_without_a_day_only_the_certain_gap_is_told():
    february, april, july = (chamber.meeting(month=date(2026, month, 1)) for month in (2, 4, 7))
    cancelled = chamber.meeting(month=date(2026, 6, 1))
    Meeting.objects.filter(pk=cancelled.pk).update(status=Status.CANCELLED)
    assert reading.gaps_of_year(2026) == [(april, july)]
    assert february.days == "2026年2月"


def test_the_alarm_rings_when_two_months_are_near_and_nothing_is_fixed():
    assert reading.interval(date(2026, 11, 16)) is None
    recorded(11, date(2026, 10, 16))
    calm, near = reading.interval(date(2026, 11, 16)), reading.interval(date(2026, 12, 3))
    assert (calm.presses, near.presses, near.days_left) == (False, True, 13)
    assert "还有 13 天，须在 2026-12-16 以前再次举行（地方组织法第五十一条）" in near.words
    late = reading.interval(date(2026, 12, 17))
    assert late.is_late
    assert "已超过两个月" in late.words


def test_a_plan_past_the_two_months_is_told_at_once():
    recorded(11, date(2026, 10, 16))
    planned()
    found = reading.interval(date(2026, 11, 16))
    assert found.planned_too_late
    assert "下次会议计划在2026年12月24日" in found.words
