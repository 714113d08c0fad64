"""The pages of the plan, for who keeps it and for who reads it."""

from datetime import date

import pytest
import time_machine

from congress.accounts.models import Role
from meetings import actions
from meetings.models import Meeting, Status
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    make.term()
    with time_machine.travel("2026-11-16 09:00+08:00"):
        yield


@pytest.fixture
def office(client):
    client.force_login(chamber.officer())
    return client


def test_the_plan_is_read_printed_and_exported(office):
    actions.record(by=chamber.officer(), body=chamber.body(), number=11, opens_on=date(2026, 8, 27))
    chamber.meeting(month=date(2026, 12, 1), theme="审议养老服务工作报告")
    page = office.get("/meetings/plan/?year=2026").content.decode()
    assert "常委会第十一次会议" in page
    assert "已超过两个月" in page
    assert "相隔超过两个月" in page
    assert office.get("/meetings/plan/?year=2026&as=csv").status_code == 200


def test_the_plan_is_one_sheet_of_paper(office):
    chamber.meeting(opens_on=date(2026, 12, 24), theme="审议养老服务工作报告")
    paper = office.get("/meetings/plan/2026.pdf")
    assert paper["Content-Type"] == "application/pdf"


def test_the_plan_asks_as_often_for_one_meeting_as_for_twenty(office, django_assert_num_queries):
    chamber.meeting(opens_on=date(2026, 10, 15), status=Status.CLOSED)
    office.get("/notices/")
    for _ in range(2):
        with django_assert_num_queries(13):
            assert office.get("/meetings/plan/?year=2026").status_code == 200
        for month in range(1, 13):
            chamber.meeting(month=date(2026, month, 1))


def test_a_meeting_is_planned_and_moved_by_forms(office, client):
    home = chamber.body()
    answer = office.post("/meetings/plan/add/", {"body": home.pk, "month": "2026-12", "theme": "养老服务"})
    meeting = Meeting.objects.get()
    assert answer["Location"] == meeting.get_absolute_url()
    facts = {"opens_on": "2026-12-24", "closes_on": "2026-12-25", "version": meeting.version}
    assert office.post(f"/meetings/{meeting.code}/reschedule/", facts).status_code == 302
    meeting.refresh_from_db()
    assert meeting.days == "2026年12月24日至25日"
    client.force_login(chamber.officer())
    assert client.post(f"/meetings/{meeting.code}/reschedule/", facts).status_code == 409


def test_what_is_wrong_stands_at_its_field(office):
    home = chamber.body()
    facts = {"body": home.pk, "month": "2026-12", "opens_on": "2026-12-24", "closes_on": "2026-12-20"}
    page = office.post("/meetings/plan/add/", facts).content.decode()
    assert "会议末日不能早于首日" in page
    facts = {"body": home.pk, "number": "3", "opens_on": "2027-01-20"}
    assert "请列入计划" in office.post("/meetings/plan/record/", facts).content.decode()


@pytest.mark.parametrize("name", ["revise", "reschedule", "report_to_party", "cancel", "draft_agenda"])
def test_every_step_has_its_page_for_the_office_and_for_nobody_else(office, client, name):
    meeting = chamber.meeting(opens_on=date(2026, 12, 24))
    chamber.item(meeting)
    assert office.get(f"/meetings/{meeting.code}/{name}/").status_code == 200
    client.force_login(make.user(Role.LEADER, make.unit()))
    assert client.get(f"/meetings/{meeting.code}/{name}/").status_code == 403
    client.force_login(make.user(Role.DEPUTY, make.unit()))
    assert client.get(f"/meetings/{meeting.code}/{name}/").status_code == 404


@pytest.mark.parametrize("year", ["abc", "99999", "-1", "²", "1"])
def test_nonsense_in_the_year_gives_this_year(office, year):
    assert "2026年会议计划" in office.get("/meetings/plan/", {"year": year}).content.decode()
