"""The meetings of one person: on the front door, on the telephone, in the calendar."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils.timezone import make_aware
from icalendar import Calendar

from congress.accounts.models import Role
from congress.portal import diary, ics
from congress.portal.actions.feed import follow, make_feed
from meetings import actions, deadlines
from meetings.models import Answer, Capacity, SignUp, Status
from tests import make
from tests.browser import reads_well, visit
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(time_machine):
    time_machine.move_to("2026-12-10 10:00+08:00", tick=False)
    return time_machine


def called(status=Answer.INVITED, **facts):
    """A member with a place at a meeting everybody was told of."""
    meeting = chamber.meeting(Status.NOTIFIED, **facts)
    return chamber.people(meeting, [chamber.seat(make.deputy("郑常委"))], status)[0]


def page(client, user, name, *args):
    client.force_login(user)
    return client.get(reverse(name, args=args)).content.decode()


def test_the_front_door_asks_a_member_for_the_next_meeting_and_takes_the_answer(client, today):
    place = called()
    shown = page(client, place.account, "proposals:mine")
    assert "请您回复" in shown and f"{place.get_absolute_url()}confirm/" in shown
    client.post(f"{place.get_absolute_url()}confirm/")
    shown = page(client, place.account, "proposals:mine")
    assert "请您回复" not in shown and place.meeting.short in shown
    actions.ask_leave(place, by=place.account, reason="出差")
    actions.rule_leave(place, by=make.user(Role.LEADER, make.unit("人大")), approved=True)
    assert place.meeting.short not in page(client, place.account, "proposals:mine")


def test_the_front_door_of_a_unit_asks_for_the_name(client, today):
    meeting, water = chamber.meeting(Status.NOTIFIED), make.unit("区水务局")
    meeting.participants.create(capacity=Capacity.BY_CUSTOM, unit=water, title="区水务局局长")
    shown = page(client, make.user(Role.HANDLER, water), "portal:home")
    assert "填报到会人员" in shown and "区水务局" in shown


def test_a_deputys_page_offers_open_seats_and_lists_what_was(client, today):
    deputy, old = make.deputy("赵一"), chamber.meeting(Status.ARCHIVED)
    old.participants.create(capacity=Capacity.INVITED, deputy=deputy, name="赵一", status=Answer.CONFIRMED)
    open_one = chamber.meeting(Status.NOTIFIED)
    SignUp.objects.create(meeting=open_one, quota=5, closes_on="2026-12-15", topics="养老")
    shown = page(client, deputy.user, "meetings:mine")
    assert reverse("meetings:sign_up", args=[open_one.code]) in shown and "名额 5，已报 0 · 养老" in shown
    assert "以前的会议" in shown and old.short in shown
    assert "meetings/mine" in page(client, deputy.user, "proposals:mine"), "one tap in the dock"


def test_the_page_of_a_meeting_offers_the_open_seats_to_a_deputy(client, today):
    deputy, place = make.deputy("李代表"), called()
    SignUp.objects.create(meeting=place.meeting, quota=3, closes_on="2026-12-15")
    offer = reverse("meetings:sign_up", args=[place.meeting.code])
    assert offer in page(client, deputy.user, "meetings:detail", place.meeting.code)
    assert offer not in page(client, place.account, "meetings:detail", place.meeting.code)


def test_who_is_not_asked_reads_that(client, today):
    assert "还没有请您参加的会议" in page(client, make.user(Role.HANDLER, make.unit()), "meetings:mine")


def entries(user):
    return [(entry.uid, entry.on, entry.starts_at, entry.place) for entry in diary.entries(user)]


def at(day, hour):
    return make_aware(datetime(2026, 12, day, hour))


def test_a_calendar_has_the_days_of_a_meeting_and_their_hours_once_there_is_a_schedule(today):
    place = called(closes_on="2026-12-19")
    meeting = place.meeting
    assert [(uid, on.day, hour) for uid, on, hour, _ in entries(place.account)] == [
        (f"meeting-{meeting.pk}", 18, None), (f"meeting-{meeting.pk}-1", 19, None),
    ]  # fmt: skip
    for day, hour in ((18, 9), (18, 14), (19, 8)):
        meeting.sittings.create(name="全体会议", starts_at=at(day, hour), ends_at=at(day, hour + 2), place="会议厅")
    assert entries(place.account) == [
        (f"meeting-{meeting.pk}", at(18, 9).date(), at(18, 9), "会议厅"),
        (f"meeting-{meeting.pk}-1", at(19, 8).date(), at(19, 8), "会议厅"),
    ]


def test_the_feed_moves_and_cancels_a_meeting_under_the_same_name(today):
    place = called(closes_on="2026-12-18")
    feed = make_feed(place.account)

    def event():
        (found,) = Calendar.from_ical(ics.text("历", follow(feed))).walk("VEVENT")
        return str(found["UID"]), int(found["SEQUENCE"]), str(found["STATUS"]), found["DTSTART"].dt.day

    uid, *first = event()
    assert first == [0, "TENTATIVE", 18]
    actions.confirm(place, by=place.account)
    type(place.meeting).objects.update(opens_on="2026-12-24", closes_on="2026-12-24")
    assert event() == (uid, 1, "CONFIRMED", 24)
    type(place.meeting).objects.update(status=Status.CANCELLED)
    assert event() == (uid, 2, "CANCELLED", 24)


def test_a_meeting_that_was_held_is_neither_late_nor_called_off(client, today):
    place = called(closes_on="2026-12-18")
    feed = make_feed(place.account)
    assert len(follow(feed)) == 1
    today.move_to("2027-03-10 10:00+08:00")
    shown = page(client, place.account, "portal:diary")
    assert "已经过期" not in shown
    client.force_login(place.account)
    then = client.get(reverse("portal:diary"), {"month": "2026-12"}).content.decode()
    assert place.meeting.short in then and [event.is_cancelled for event in follow(feed)] == [False]
    today.move_to("2028-03-10 10:00+08:00")
    assert follow(feed) == [], "after a year it is forgotten without a word"


def test_who_prepares_a_meeting_finds_its_limits_in_the_calendar(today):
    make.known_years(2026, 2027)
    officer, meeting = chamber.officer(), chamber.meeting(Status.AGENDA_DRAFTED, opens_on=date(2026, 12, 30))
    deadlines.count_back(meeting)
    told = {entry.title: entry.on for entry in diary.entries(officer)}
    assert told[f"会议通知最迟日：{meeting.short}"] == date(2026, 12, 23)
    assert diary.entries(make.user(Role.HANDLER, make.unit("区水务局"))) == []


@pytest.mark.parametrize("many", [1, 4])
def test_own_pages_ask_the_same_for_one_meeting_and_many(client, many, today, django_assert_num_queries):
    place = called()
    for _ in range(many - 1):
        meeting = chamber.meeting(Status.NOTIFIED)
        chamber.people(meeting, [place.membership], Answer.INVITED)
    for _ in range(many):
        SignUp.objects.create(meeting=chamber.meeting(Status.NOTIFIED), quota=5, closes_on="2026-12-15")
    client.force_login(place.account)
    client.get("/notices/")
    for address, queries in ((reverse("meetings:mine"), 7), (place.get_absolute_url(), 14)):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


@pytest.mark.browser
def test_the_pages_read_well_on_both_screens(transactional_db, live_server, page, signed_in, axe, time_machine):
    time_machine.move_to("2026-12-10 10:00+08:00")
    place = called()
    chamber.item(place.meeting)
    SignUp.objects.create(meeting=chamber.meeting(Status.NOTIFIED), quota=5, closes_on="2026-12-15")
    signed_in(page, place.account)
    for name, address in (("mine", reverse("meetings:mine")), ("person", place.get_absolute_url())):
        visit(page, address)
        reads_well(page, axe, f"meeting-{name}")
