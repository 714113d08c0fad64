"""What a meeting takes up, in which order, and how a matter goes from body to body and comes back."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import BodyKind, ItemStatus, Meeting, MeetingClock, Status
from meetings.views.agenda import moved
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    make.known_years(2026, 2027)
    with time_machine.travel("2026-11-16 09:00+08:00"):
        yield


def december(status=Status.AGENDA_DRAFTED, **facts):
    return chamber.meeting(status, opens_on=date(2026, 12, 24), **facts)


def accepted(**facts):
    return chamber.item(status=ItemStatus.ACCEPTED, **facts)


def titles(meeting):
    return list(meeting.items.order_by("position").values_list("title", flat=True))


def test_place_puts_it_last_and_starts_its_clocks():
    meeting = december()
    chamber.item(meeting)
    item = actions.place(accepted(), by=chamber.officer(), meeting=meeting)
    assert (item.status, item.meeting, item.position) == (ItemStatus.ON_AGENDA, meeting, 2)
    kinds = MeetingClock.objects.running().filter(item=item).values_list("kind", flat=True)
    assert set(kinds) == {"report.draft", "report.final", "report.to_members"}


@pytest.mark.parametrize(("day", "late"), [(date(2026, 12, 9), False), (date(2026, 12, 10), True)])
def test_what_comes_in_after_the_limit_is_marked(day, late):
    with time_machine.travel("2026-12-14 09:00+08:00"):
        item = actions.place(accepted(submitted_on=day), by=chamber.officer(), meeting=december())
    assert item.is_late is late
    assert ("逾期提交" in item.entries.get(step="place").facts["said"]) is late


def test_for_an_urgent_meeting_nothing_is_late():
    meeting = december(is_urgent=True)
    item = actions.place(accepted(submitted_on=date(2026, 12, 23)), by=chamber.officer(), meeting=meeting)
    assert not item.is_late


def test_an_item_goes_only_to_a_meeting_of_its_body_that_is_not_over():
    other = chamber.meeting(of=chamber.body(BodyKind.CHAIRS_MEETING))
    with pytest.raises(ValidationError, match="提交常委会的"):
        actions.place(accepted(), by=chamber.officer(), meeting=other)
    with pytest.raises(TooLate, match="不能再列入"):
        actions.place(accepted(), by=chamber.officer(), meeting=december(Status.CLOSED))


def test_take_off_frees_the_item_until_the_meeting_begins():
    meeting = december()
    item = actions.place(accepted(), by=chamber.officer(), meeting=meeting)
    item = actions.take_off(item, by=chamber.officer(), note="报告未成熟")
    assert (item.status, item.meeting) == (ItemStatus.ACCEPTED, None)
    assert not MeetingClock.objects.running().filter(item=item).exists()
    with pytest.raises(TooLate, match="全体会议同意"):
        actions.take_off(chamber.item(december(Status.AGENDA_ADOPTED)), by=chamber.officer())


def test_reorder_in_one_act_and_says_what_moved():
    meeting = december()
    first, second, third = (chamber.item(meeting, title) for title in "甲乙丙")
    actions.reorder(meeting, by=chamber.officer(), order=[third.code, first.code, second.code], version=meeting.version)
    assert titles(meeting) == ["丙", "甲", "乙"]
    assert "《丙》由第 3 项调为第 1 项" in meeting.entries.get(step="reorder").facts["said"]


def test_an_order_drawn_from_an_older_agenda_is_refused():
    meeting = december()
    items = [chamber.item(meeting, title) for title in "甲乙"]
    codes = [item.code for item in items]
    with pytest.raises(TooLate, match="议题有增减"):
        actions.reorder(meeting, by=chamber.officer(), order=codes[:1])
    version = meeting.version
    actions.place(accepted(), by=chamber.officer(), meeting=meeting)
    with pytest.raises(TooLate, match="已被他人修改"):
        actions.reorder(meeting, by=chamber.officer(), order=codes, version=version)
    with pytest.raises(NotYours):
        actions.reorder(meeting, by=make.user(Role.LEADER, make.unit()), order=codes)


@pytest.mark.parametrize(
    ("asked", "order"),
    [("b:up", "bac"), ("b:down", "acb"), ("a:up", "abc"), ("c:down", "abc"), ("x:up", "abc"), ("b:over", "abc"),
     ("", "abc"), ("b", "abc")],
)  # fmt: skip
def test_one_press_moves_one_row(asked, order):
    assert moved(list("abc"), asked) == list(order)


def test_the_order_is_set_by_buttons_without_any_script(client):
    meeting = december()
    first, second = (chamber.item(meeting, title) for title in "甲乙")
    client.force_login(chamber.officer())
    address = f"/meetings/{meeting.code}/agenda/"
    facts = {"order": [first.code, second.code], "version": meeting.version, "move": f"{second.code}:up"}
    assert client.post(address, facts).status_code == 302
    assert titles(meeting) == ["乙", "甲"]
    client.force_login(chamber.officer())
    assert client.post(address, facts).status_code == 409
    client.force_login(make.user(Role.LEADER, make.unit()))
    assert client.post(address, facts).status_code == 403


def test_the_page_lists_what_came_late_apart(client):
    meeting = december()
    accepted(title="按时的议题")
    late = accepted(title="迟到的议题", submitted_on=date(2026, 12, 15))
    client.force_login(chamber.officer())
    page = client.get(f"/meetings/{meeting.code}/agenda/").content.decode()
    before, after = page.split("<h2>逾期提交</h2>")
    assert "按时的议题" in before
    assert late.title in after


def test_forward_makes_a_linked_copy_that_needs_no_second_gate():
    chairs = chamber.meeting(Status.CLOSED, of=chamber.body(BodyKind.CHAIRS_MEETING), opens_on=date(2026, 11, 12))
    source = chamber.item(chairs, status=ItemStatus.CONCLUDED, reporter_name="李局长")
    copy = actions.forward(source, by=chamber.officer(), body=chamber.body())
    assert (copy.source, copy.status, copy.ruled_at, copy.reporter_name) == (
        source, ItemStatus.ACCEPTED, chairs, "李局长",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="已经转常委会"):
        actions.forward(source, by=chamber.officer(), body=chamber.body())
    with pytest.raises(ValidationError):
        actions.forward(source, by=chamber.officer(), body=source.body)


def test_what_no_meeting_has_taken_up_still_passes_the_gate():
    source = accepted(of=chamber.body(BodyKind.CHAIRS_MEETING))
    assert actions.forward(source, by=chamber.officer(), body=chamber.body()).status == ItemStatus.PROPOSED


def test_the_outcome_of_the_copy_comes_back_by_itself():
    source = accepted(of=chamber.body(BodyKind.CHAIRS_MEETING))
    copy = actions.forward(source, by=chamber.officer(), body=chamber.body())
    actions.reject(copy, by=chamber.officer(), ruled_at=chamber.chairs(), note="条件不成熟")
    source.refresh_from_db()
    assert source.outcome == "常委会：不列入"
    entry = source.entries.get(step="bring_back")
    assert (entry.label, entry.facts["copy"]) == ("转提结果", copy.code)


@pytest.mark.parametrize("name", ["place", "take_off", "forward"])
def test_each_step_has_its_page(client, name):
    meeting = december()
    item = chamber.item(meeting) if name == "take_off" else accepted()
    client.force_login(chamber.officer())
    address = f"{item.get_absolute_url()}{name}/"
    assert client.get(address).status_code == 200
    facts = {"meeting": meeting.pk, "body": chamber.body(BodyKind.CONGRESS).pk, "note": "主任会议意见"}
    assert client.post(address, facts).status_code == 302


@pytest.mark.parametrize("many", [1, 20])
def test_the_agenda_asks_as_often_for_one_item_as_for_twenty(client, many, django_assert_num_queries):
    meeting = december()
    for _ in range(many):
        chamber.item(meeting)
        accepted()
    client.force_login(chamber.officer())
    client.get("/notices/")
    with django_assert_num_queries(14):
        assert client.get(f"/meetings/{meeting.code}/agenda/").status_code == 200
    assert Meeting.objects.count() == 1
