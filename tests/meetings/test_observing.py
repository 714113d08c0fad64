"""公民旁听: seats offered by the office, asked for by anybody, given while there are any; a citizen's name stays here."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from congress.audit.models import SecurityEvent
from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.documents.observing import observer_sheet
from meetings.models import BodyKind, Capacity, Meeting, Observer, Status
from meetings.queries.observing import fate, open_calls
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
WHO = {"name": "尹海燕", "phone": "13911112222", "employer": "中学教师"}


@pytest.fixture
def officer():
    return chamber.officer()


@pytest.fixture
def meeting():
    make.known_years(2025, 2026, 2027)
    return chamber.meeting(Status.NOTIFIED)


@pytest.fixture
def call(meeting, officer):
    return actions.open_observing(meeting, by=officer, places=1, closes_on=localdate(), intro="请勿录像。")


def asks(call, **more) -> Observer:
    return actions.send_observer(key=uuid4(), call=call, **{**WHO, **more})


def test_the_office_opens_seats_of_the_standing_committee_and_changes_them(meeting, officer, call):
    with pytest.raises(NotYours):
        actions.open_observing(meeting, by=make.user(), places=1, closes_on=localdate())
    with pytest.raises(ValidationError, match="截止日期须在今天以后"):
        actions.open_observing(meeting, by=officer, places=1, closes_on=localdate() - timedelta(days=1))
    call = actions.open_observing(meeting, by=officer, places=2, closes_on=localdate())
    actions.accept_observer(asks(call), by=officer)
    actions.accept_observer(asks(call, name="罗大勇"), by=officer)
    with pytest.raises(ValidationError, match="已安排 2 人"):
        actions.open_observing(meeting, by=officer, places=1, closes_on=localdate())
    chairs = chamber.meeting(Status.NOTIFIED, of=chamber.body(BodyKind.CHAIRS_MEETING))
    with pytest.raises(TooLate, match="代表大会会议和常委会会议"):
        actions.open_observing(chairs, by=officer, places=1, closes_on=localdate())


def test_a_seat_is_given_while_there_is_one_and_stands_on_the_list_of_the_meeting(meeting, officer, call):
    first, second = asks(call), asks(call, name="罗大勇")
    first = actions.accept_observer(first, by=officer, note="请走东门。")
    person = first.participant
    assert (person.capacity, person.status, person.name) == (Capacity.OBSERVER, "confirmed", "尹海燕")
    assert "请走东门" in fate(first) and meeting.title in fate(first)
    with pytest.raises(TooLate, match="旁听席 1 个，已经排满"):
        actions.accept_observer(second, by=officer)
    with pytest.raises(ValidationError, match="没有安排的原因"):
        actions.decline_observer(second, by=officer, note=" ")
    actions.drop(person, by=officer)  # a seat is free again
    assert "已经取消" in fate(Observer.objects.get(pk=first.pk))
    actions.accept_observer(second, by=officer)
    assert [row.name for row in observer_sheet(meeting)["rows"]] == ["罗大勇"]
    assert [entry.step for entry in second.entries.order_by("seq")] == ["send_observer", "accept_observer"]


def test_who_is_not_seated_is_told_why(officer, call):
    row = actions.decline_observer(asks(call), by=officer, note="席位已满。")
    assert fate(row) == "没有安排旁听：席位已满。"
    Meeting.objects.update(status=Status.CANCELLED)
    assert "已经取消" in fate(Observer.objects.select_related("call__meeting").get(pk=row.pk))


def test_nobody_is_taken_after_the_last_day_nor_when_the_meeting_has_begun(meeting, call, client):
    place = f"/meetings/public/observe/{meeting.code}/"
    call.closes_on = localdate() - timedelta(days=1)
    call.save()
    with pytest.raises(ValidationError, match="截止。没有收下"):
        asks(call)
    assert client.post(place, {}).status_code == 409 and "截止" in client.get(place).content.decode()
    call.closes_on = localdate()
    call.save()
    Meeting.objects.update(status=Status.OPENED)
    assert "已经开始" in client.get(place).content.decode() and not open_calls(localdate()).exists()


def test_the_office_hears_of_everybody_who_asks_until_it_is_decided(officer, call):
    row = asks(call)
    told = Notice.objects.filter(kind="meeting_observer")
    assert told.get().to == officer and "尹海燕" not in told.get().text
    assert not untrue(list(told))
    actions.accept_observer(row, by=officer)
    assert list(untrue(list(told))) == [told.get().pk]


def test_a_citizen_asks_and_reads_the_answer_with_number_and_code(meeting, officer, call, client):
    assert meeting.title in client.get("/meetings/public/observe/").content.decode()
    place = f"/meetings/public/observe/{meeting.code}/"
    page = client.get(place)
    assert "请勿录像" in page.content.decode()
    key = page.context["form"].fields["key"].initial()
    missing = client.post(place, {"key": key, **WHO}).content.decode()
    assert "需要您同意" in missing and not Observer.objects.exists()
    for _ in range(2):  # pressed twice
        received = client.post(place, {"key": key, **WHO, "agreed": "on"}).content.decode()
    row = Observer.objects.get()
    assert row.number in received and row.query_code in received
    asked = {"number": row.number, "query_code": row.query_code.lower()}
    answer = client.post("/meetings/public/observe/status/", asked).content.decode()
    assert "安排以后在这里答复" in answer and "尹海燕" not in answer
    wrong = client.post("/meetings/public/observe/status/", {**asked, "query_code": "AAAAAAAA"}).content.decode()
    assert "没有找到" in wrong


def test_the_office_looks_decides_and_prints_and_each_look_is_written_down(meeting, officer, call, client):
    row = asks(call)
    client.force_login(officer)
    listed = client.get(f"/meetings/{meeting.code}/observers/").content.decode()
    assert row.number in listed and "尹海燕" not in listed and "13911112222" not in listed
    place = row.get_absolute_url()
    assert "13911112222" in client.get(place).content.decode()
    assert SecurityEvent.objects.filter(kind="personal_viewed").exists()
    assert client.post(f"{place}accept_observer/", {"note": ""}).status_code == 302
    assert client.get(f"/meetings/{meeting.code}/observers/sheet/")["Content-Type"] == "application/pdf"
    changed = {"places": 5, "closes_on": localdate().isoformat(), "intro": ""}
    assert client.post(f"/meetings/{meeting.code}/open_observing/", changed).status_code == 302


def test_name_and_telephone_lie_sealed(call):
    asks(call)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM meetings_observer t")
        (row,) = cursor.fetchone()
    assert "尹海燕" not in row and "13911112222" not in row


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\u202e\u0000名",
    "名" * 5000,
    "'; DROP TABLE x; --",
    "😀",
)


@pytest.mark.parametrize("said", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_refused_or_kept_as_words(meeting, officer, call, client, said):
    place = f"/meetings/public/observe/{meeting.code}/"
    answer = client.post(place, {"key": uuid4(), "name": said, "phone": said, "employer": said, "agreed": "on"})
    assert answer.status_code == 200 and b"<script>alert" not in answer.content
    assert client.post(place, {"key": said, **WHO, "agreed": "on"}).status_code == 200
    assert client.post("/meetings/public/observe/status/", {"number": said, "query_code": said}).status_code == 200
    client.force_login(officer)
    for row in Observer.objects.all():
        assert b"<script>alert" not in client.get(row.get_absolute_url()).content
    assert client.get(f"/meetings/{meeting.code}/observers/?as=csv").status_code == 200


def test_the_list_asks_the_database_as_often_for_thirty_as_for_one(meeting, officer, call, client):
    asks(call)
    client.force_login(officer)
    place = f"/meetings/{meeting.code}/observers/"
    client.get(place)
    with CaptureQueriesContext(connection) as one:
        client.get(place)
    for n in range(30):
        asks(call, name=f"市民{n}")
    with CaptureQueriesContext(connection) as many:
        assert client.get(place).content.count("旁听〔".encode()) >= 20
    assert len(many) == len(one)
