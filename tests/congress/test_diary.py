"""月历 and the calendar feed: what is due for whom, told once more only when it changed."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from congress.portal import diary, ics
from congress.portal.actions.feed import follow, make_feed, revoke_feed
from congress.portal.models import CalendarFeed, FeedEvent
from proposals import actions
from proposals.models import ProposalClock
from tests.browser import picture, reads_well, visit
from tests.cast import gather
from tests.congress.survey_cast import at
from tests.proposals import road


def titles(user):
    return [entry.title for entry in diary.entries(user)]


def events(feed):
    found = Calendar.from_ical(ics.text("履职日历", follow(feed)))
    return {str(event["SUMMARY"]): event for event in found.walk("VEVENT")}


@pytest.fixture
def replied(cast):
    return road.replied(cast)


def test_each_sees_the_limits_that_are_theirs_to_keep(cast):
    case = road.assigned(cast)
    assert {title.partition("：")[0] for title in titles(cast.wang)} >= {"答复期限", "签收期限"}
    assert titles(cast.outsider) == [] and titles(cast.zhang.user) == []
    assert all(case.number in title for title in titles(cast.wang))
    assert not any("申请退办" in title for title in titles(cast.wang)), "a right is no duty"


def test_a_deputy_sees_the_rating_until_it_is_given(cast, replied):
    assert [title.partition("：")[0] for title in titles(cast.zhang.user)] == ["评价期限"]
    actions.rate(replied, by=cast.zhang.user, grades=road.GOOD)
    assert titles(cast.zhang.user) == []


def test_the_feed_is_read_without_sign_in_and_tells_no_content(client, cast, replied):
    feed = make_feed(cast.zhang.user)
    answer = Client().get(reverse("portal:feed", args=[feed.place, feed.key]))
    found = Calendar.from_ical(answer.content)

    assert answer["Content-Type"].startswith("text/calendar") and "noindex" in answer["X-Robots-Tag"]
    event = found.walk("VEVENT")[0]
    survey = replied.current_evaluation().survey
    assert event["DTSTART"].dt == survey.closes_on and event["DTEND"].dt - event["DTSTART"].dt == timedelta(1)
    assert found.walk("VTIMEZONE")[0]["TZID"] == "Asia/Shanghai" and event["STATUS"] == "CONFIRMED"
    assert replied.title not in answer.content.decode().replace("\r\n ", "")


def test_a_change_raises_the_number_and_an_end_is_told_as_cancelled(cast, replied):
    feed = make_feed(cast.zhang.user)
    (first,) = events(feed).values()
    (again,) = events(feed).values()
    assert (first["UID"], first["SEQUENCE"], first["DTSTAMP"].dt) == (again["UID"], 0, again["DTSTAMP"].dt)

    clock = ProposalClock.objects.running().get(kind="evaluation.window")
    ProposalClock.objects.filter(pk=clock.pk).update(due_on=clock.due_on + timedelta(3))
    (moved,) = events(feed).values()
    assert (moved["UID"], moved["SEQUENCE"]) == (first["UID"], 1)
    assert moved["DTSTART"].dt == clock.due_on + timedelta(3)

    actions.rate(replied, by=cast.zhang.user, grades=road.GOOD)
    (gone,) = events(feed).values()
    assert (gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == (first["UID"], 2, "CANCELLED")
    assert next(iter(events(feed).values()))["SEQUENCE"] == 2, "told again, not changed again"


def test_after_two_months_a_cancelled_day_is_forgotten(cast, replied, time_machine):
    feed = make_feed(cast.zhang.user)
    follow(feed)
    actions.rate(replied, by=cast.zhang.user, grades=road.GOOD)
    follow(feed)
    time_machine.move_to(datetime.now().astimezone() + timedelta(days=61))
    assert follow(feed) == []


def test_the_number_of_a_matter_keeps_growing_when_its_event_or_the_feed_is_made_anew(cast, replied, time_machine):
    feed = make_feed(cast.zhang.user)
    (first,) = events(feed).values()
    clock = ProposalClock.objects.running().get(kind="evaluation.window")
    ProposalClock.objects.filter(pk=clock.pk).update(void_at=datetime.now().astimezone())
    (gone,) = events(feed).values()
    time_machine.move_to(datetime.now().astimezone() + timedelta(days=70))
    assert events(feed) == {}

    ProposalClock.objects.filter(pk=clock.pk).update(void_at=None)
    (back,) = events(feed).values()
    revoke_feed(cast.zhang.user)
    (anew,) = events(make_feed(cast.zhang.user)).values()
    (other,) = events(make_feed(cast.zhang.user)).values()
    assert first["UID"] == anew["UID"] and anew["STATUS"] == "CONFIRMED" and anew["SUMMARY"] == back["SUMMARY"]
    numbers = [event["SEQUENCE"] for event in (first, gone, back, anew, other)]
    assert numbers == [0, 1, 2, 3, 3]


def test_an_address_made_anew_or_revoked_stops_working(client, cast):
    client.force_login(cast.zhang.user)
    client.post(reverse("portal:change_feed"))
    old = CalendarFeed.objects.get()
    address = reverse("portal:feed", args=[old.place, old.key])
    assert address in client.get(reverse("portal:diary")).content.decode()
    assert Client().get(address).status_code == 200

    client.post(reverse("portal:change_feed"), {"renew": "1"})
    assert Client().get(address).status_code == 404
    new = CalendarFeed.objects.get()
    assert Client().get(reverse("portal:feed", args=[new.place, "x" * 32])).status_code == 404
    client.post(reverse("portal:change_feed"), {"revoke": "1"})
    assert Client().get(reverse("portal:feed", args=[new.place, new.key])).status_code == 404


def test_an_address_revoked_while_it_is_fetched_tells_nothing_and_keeps_nothing(client, cast, replied):
    feed = make_feed(cast.zhang.user)
    assert follow(feed)
    revoke_feed(cast.zhang.user)
    assert follow(feed) is None and not feed.events.exclude(title="").exists()


@pytest.mark.parametrize("month", ["9" * 5000 + "-1", "2026-" + "9" * 5000, "²-1", "2026-٣", "-", "2026-13", "0-0"])
def test_a_month_nobody_has_is_this_month(client, cast, month):
    client.force_login(cast.zhang.user)
    assert client.get("/diary/", {"month": month}).context["month"] == localdate().replace(day=1)


def test_who_left_the_house_has_no_feed(cast):
    feed = make_feed(cast.zhang.user)
    cast.zhang.user.is_active = False
    cast.zhang.user.save()
    assert Client().get(reverse("portal:feed", args=[feed.place, feed.key])).status_code == 404


def event_of(title, note=""):
    feed = CalendarFeed(place="a" * 16)
    return FeedEvent(feed=feed, uid="x", on=date(2026, 5, 4), title=title, note=note, changed_at=at("2026-05-01T08:00"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300))
def test_any_words_come_back_as_they_were_and_no_line_is_too_long(words):
    said = ics.text("历", [event_of(words)])
    assert all(len(line.encode()) <= 75 for line in said.split("\r\n"))
    (event,) = Calendar.from_ical(said).walk("VEVENT")
    assert str(event["SUMMARY"]) == words


def test_marks_and_line_breaks_are_escaped_and_a_moment_has_its_zone():
    event = event_of("答复；期限,第012号; \\ 完", "第一行\n第二行")
    event.starts_at, event.place = at("2026-05-04T09:00"), "二楼会议室"
    (read,) = Calendar.from_ical(ics.text("历", [event])).walk("VEVENT")

    assert str(read["SUMMARY"]) == "答复；期限,第012号; \\ 完" and str(read["DESCRIPTION"]) == "第一行\n第二行"
    assert read["DTSTART"].params["TZID"] == "Asia/Shanghai" and read["DTEND"].dt.hour == 10


def test_the_month_page_shows_workdays_and_what_is_due(client, cast, replied, time_machine):
    client.force_login(cast.zhang.user)
    last = replied.current_evaluation().survey.closes_on
    page = client.get(reverse("portal:diary"), {"month": f"{last:%Y-%m}"}).content.decode()

    assert "评价期限" in page and f'datetime="{last}"' in page
    assert client.get(reverse("portal:diary"), {"month": "2026-99"}).status_code == 200 and "逾期" not in page
    time_machine.move_to(last + timedelta(days=1))
    client.force_login(cast.zhang.user)
    assert "逾期</span>" in client.get(reverse("portal:diary"), {"month": f"{last:%Y-%m}"}).content.decode()


def test_what_is_past_its_day_is_late_and_what_took_place_is_not(client, cast, time_machine):
    case = road.assigned(cast)
    time_machine.move_to(at(f"{localdate() + timedelta(days=20)} 10:00"))
    first, *_, last = diary.entries(cast.wang)
    assert first.is_late and not last.is_late and first.subject == case.title
    assert not diary.Entry("meeting-1", first.on, "会议", "", "/", is_event=True).is_late
    assert case.title not in ics.text("历", follow(make_feed(cast.wang)))

    client.force_login(cast.wang)
    page = client.get(reverse("portal:diary"), {"month": f"{first.on:%Y-%m}"}).content.decode()
    assert "逾期" in page and case.title in page and "这个月没有" not in page
    page = client.get(reverse("portal:diary"), {"month": f"{last.on + timedelta(days=40):%Y-%m}"}).content.decode()
    assert "这个月没有您的会议和到期的事项" in page and "已经过期" in page


def test_the_page_takes_as_many_queries_for_many_as_for_one(client, cast, django_assert_num_queries):
    for _ in range(2):
        road.assigned(cast)
        client.force_login(cast.wang)
        client.get("/notices/")
        with django_assert_num_queries(31):
            client.get(reverse("portal:diary"))


@pytest.mark.browser
def test_the_month_reads_well_on_both_screens_and_on_paper(transactional_db, live_server, page, signed_in, axe):
    cast = gather()
    road.assigned(cast)
    road.assigned(cast)
    make_feed(cast.wang)
    signed_in(page, cast.wang)
    visit(page, f"/diary/?month={localdate() + timedelta(7):%Y-%m}")
    reads_well(page, axe, "diary")
    page.emulate_media(media="print")
    picture(page, "diary-print")
