"""What waits for who prepares meetings, and which limits speak to whom."""

from datetime import date

import pytest
import time_machine
from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.portal.figure import count
from congress.portal.todo import Agenda
from congress.reminders.sweep import remind
from congress.rulebook.models import Override
from meetings import actions, deadlines
from meetings.models import Answer, MeetingClock, Status
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def years():
    make.known_years(2025, 2026, 2027)
    make.term()


def december(proposer=None):
    meeting = chamber.meeting(Status.AGENDA_DRAFTED, opens_on=date(2026, 12, 24))
    chamber.item(meeting, proposer_unit=proposer)
    deadlines.count_back(meeting)
    return meeting


def titles(user, step):
    rows = [row for bucket in Agenda(user, localdate()).buckets for row in bucket.rows if row.step == step]
    return [row.title for row in rows]


def steps(user):
    return {row.step for bucket in Agenda(user, localdate()).buckets for row in bucket.rows}


@time_machine.travel("2026-12-01 10:00+08:00")
def test_the_office_sees_what_waits_at_the_gate_and_what_is_due_within_the_fortnight():
    december()
    chamber.item(title="关于河道管理的议案")
    user, waits = chamber.officer(), Agenda(chamber.officer(), localdate())
    assert [row.title for bucket in waits.buckets for row in bucket.rows] == [
        "区人民政府关于养老服务工作情况的报告", "望川区第十八届人民代表大会常务委员会第一次会议",
        "区人民政府关于养老服务工作情况的报告", "关于河道管理的议案",
    ]  # fmt: skip
    assert waits.total == count(user) == 4


@time_machine.travel("2026-12-16 10:00+08:00")
def test_a_leader_sees_only_what_presses():
    december()
    MeetingClock.objects.exclude(kind="meeting.notice").update(met_at="2026-12-15 09:00+08:00")
    assert steps(make.user(Role.LEADER, make.unit())) == {"常委会"}
    assert steps(make.user(Role.APPOINTMENT_OFFICER, make.unit())) == set()


@time_machine.travel("2026-12-16 10:00+08:00")
def test_a_day_for_bringing_matters_in_presses_nobody_once_it_is_past():
    meeting = december()
    kinds = deadlines.pressing(localdate()).filter(meeting=meeting).values_list("kind", flat=True)
    assert "meeting.motion_in" not in kinds
    assert "meeting.notice" in kinds


def test_a_limit_speaks_to_the_office_and_to_the_organ_that_writes_the_report():
    home = make.unit("望川区民政局", UnitKind.DEPARTMENT)
    handler, officer = make.user(Role.HANDLER, home), chamber.officer()
    december(home)
    with time_machine.travel("2026-12-03 10:00+08:00"):  # the draft is due on the 4th
        remind()
    told = Notice.objects.filter(kind="meeting_due")
    assert {notice.to for notice in told if "报告送工作机构最迟日12月4日，还有 1 天" in notice.text} == {
        handler,
        officer,
    }
    with time_machine.travel("2026-12-03 11:00+08:00"):
        assert remind() == 0


def test_two_months_without_a_meeting_are_told_to_the_leaders_too():
    officer = chamber.officer()
    leader = make.user(Role.LEADER, make.unit("望川区人大常委会", UnitKind.CONGRESS))
    deadlines.held(chamber.meeting(Status.CLOSED, opens_on=date(2026, 10, 16)))
    with time_machine.travel("2026-12-01 10:00+08:00"):
        remind()
    assert [notice.to for notice in Notice.objects.all()] == [officer]
    with time_machine.travel("2026-12-09 10:00+08:00"):
        remind()
    assert {notice.to for notice in Notice.objects.all()} == {officer, leader}


@time_machine.travel("2026-12-03 10:00+08:00")
def test_home_warns_of_the_two_months(client):
    chamber.meeting(Status.CLOSED, opens_on=date(2026, 10, 16))
    for user in (chamber.officer(), make.user(Role.LEADER, make.unit())):
        client.force_login(user)
        assert "还有 13 天，须在 2026-12-16 以前再次举行" in client.get("/").content.decode()


@time_machine.travel("2026-12-16 10:00+08:00")
def test_who_rules_on_leave_finds_who_asked_and_nobody_their_own():
    meeting = chamber.meeting(Status.NOTIFIED, opens_on=date(2026, 12, 24))
    seats = chamber.committee(2)
    chamber.people(meeting, seats, Answer.LEAVE_REQUESTED)
    own = seats[0].account
    make.post(own, Role.LEADER, make.unit())
    leader = make.user(Role.LEADER, make.unit())
    assert [len(titles(User.objects.get(pk=each.pk), "请假")) for each in (leader, own)] == [2, 1]
    assert titles(chamber.officer(), "请假") == []
    Override.objects.create(key="meeting.leave_approver", value="office", effective_from=date(2026, 1, 1))
    assert len(titles(chamber.officer(), "请假")) == 2


@time_machine.travel("2026-12-16 10:00+08:00")
def test_an_opinion_waits_for_the_office_then_for_its_unit_then_for_the_office_again():
    office, home = chamber.officer(), make.unit("望川区民政局", UnitKind.DEPARTMENT)
    handler, meeting = make.user(Role.HANDLER, home), chamber.meeting(Status.CLOSED)
    said = actions.collect_opinion(meeting, by=office, text="增加养老床位", from_name="列席代表")
    assert (titles(office, "会议意见"), titles(handler, "会议意见")) == (["列席代表的意见：增加养老床位"], [])
    said = actions.hand_on(said, by=office, unit=home, due_on=date(2026, 12, 20))
    assert (len(titles(office, "会议意见")), len(titles(handler, "会议意见"))) == (0, 1)
    with time_machine.travel("2026-12-21 10:00+08:00"):
        assert (len(titles(office, "会议意见")), len(titles(handler, "会议意见"))) == (1, 1)
    actions.answer_opinion(said, by=handler, answer="明年增加一百张。")
    assert (len(titles(office, "会议意见")), len(titles(handler, "会议意见"))) == (1, 0)
