"""年度数字和出席情况: every number is a list that can be opened, and reasons are in none of them."""

import pytest
from django.urls import reverse

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings import actions, statistics
from meetings.models import Status
from tests import make
from tests.meetings import aftermath, chamber

pytestmark = pytest.mark.django_db
FIGURES, ATTENDANCE = reverse("meetings:figures"), reverse("meetings:attendance_year")


@pytest.fixture
def held(time_machine):
    time_machine.move_to("2026-12-18 15:00+08:00", tick=False)
    made = aftermath.voted()
    aftermath.persons(made)
    facts = {"kind": "decision", "title": "决定", "text": "批准。", "numbered": True}
    actions.decide(made.item, by=made.clerk, office=made.office, **facts)
    actions.collect_opinion(made.meeting, by=made.clerk, text="意见", from_name="刘公民")
    actions.close(made.meeting, by=made.clerk)
    actions.draft_minutes(made.meeting, by=made.clerk, text="纪要")
    time_machine.move_to("2027-01-20 15:00+08:00", tick=False)
    actions.issue_minutes(made.meeting, by=made.clerk, office=made.office, signed_by="王主任")
    return made


def counted(user) -> dict:
    found = statistics.figures(user, 2026)
    return {key: {part.label: part.count for part in parts} for key, _, _, parts in found}


def test_the_year_is_counted(held):
    found = counted(held.clerk)
    assert found["meetings"] == {"常委会": 1}
    assert found["outcomes"] == {"通过": 2}
    assert found["persons"] == {"常委会": 2}
    assert found["decisions"] == {"决定": 1} and found["opinions"] == {"已收集": 1}
    assert found["clocks"] == {"会议纪要印发期限：逾期": 1}


def test_every_number_opens_its_list_with_as_many_rows(held):
    for key, _family, total, parts in statistics.figures(held.clerk, 2026):
        assert statistics.rows_behind(held.clerk, 2026, key).count() == total
        for part in parts:
            assert statistics.rows_behind(held.clerk, 2026, key, part.value).count() == part.count


def test_the_lists_and_the_paper_open(client, held, papers_unprinted):
    client.force_login(held.clerk)
    assert "2026年会议情况统计" in client.get(FIGURES, {"year": 2026}).text
    for key in statistics.FAMILIES:
        assert client.get(reverse("meetings:figures_list", args=[2026, key])).status_code == 200
    assert "常委会 1" in client.get(FIGURES, {"year": 2026, "print": 1}).text
    assert client.get(reverse("meetings:figures_list", args=[2026, "x"])).status_code == 404


def test_deputies_do_not_read_figures(client, held):
    client.force_login(make.deputy().user)
    assert client.get(FIGURES).status_code == client.get(ATTENDANCE).status_code == 403


def test_attendance_counts_meetings_and_sittings(held):
    _, rows = statistics.attendance(held.meeting.body, 2026)
    assert [(row.name, row.meetings, row.came, row.on_leave, row.missed) for row in rows] == [
        ("委员0", 1, 1, 0, 0), ("委员1", 1, 1, 0, 0), ("委员2", 1, 1, 0, 0), ("委员3", 1, 0, 1, 0),
        ("委员4", 1, 0, 0, 1),
    ]  # fmt: skip
    assert rows[3].sittings["absent_approved"] == 1


def test_half_a_year_counts_its_own_meetings(held):
    assert statistics.attendance(held.meeting.body, 2026, "1")[1] == []
    assert len(statistics.attendance(held.meeting.body, 2026, "2")[1]) == 5


def test_a_meeting_nobody_was_registered_at_counts_for_nobody():
    listed = chamber.committee(2)
    empty = chamber.meeting(Status.CLOSED)
    chamber.people(empty, listed)
    chamber.sitting(empty)
    assert [row.meetings for row in statistics.attendance(empty.body, 2026)[1]] == [0, 0]


def test_members_read_the_list_and_nobody_reads_reasons(client, held, papers_unprinted):
    client.force_login(held.people[0].account)
    said = client.get(ATTENDANCE, {"year": 2026}).text + client.get(ATTENDANCE, {"year": 2026, "print": 1}).text
    said += b"".join(client.get(ATTENDANCE, {"year": 2026, "as": "csv"})).decode()
    assert "委员3" in said and aftermath.REASON not in said


def test_the_list_asks_as_often_for_one_meeting_as_for_three(held, django_assert_num_queries):
    for count in (0, 2):
        for _ in range(count):
            more = chamber.meeting(Status.CLOSED)
            chamber.people(more, [person.membership for person in held.people])
        with django_assert_num_queries(6):
            statistics.attendance(held.meeting.body, 2026)


def test_another_office_counts_what_it_may_see(held):
    committee = make.user(Role.COMMITTEE_OFFICER, make.unit("财经委", UnitKind.COMMITTEE))
    party = chamber.meeting(Status.CLOSED, of=chamber.body("party_group"))
    assert counted(committee)["meetings"] == {"常委会": 1}
    assert counted(held.clerk)["meetings"] == {"常委会": 1, party.body.short_name: 1}
