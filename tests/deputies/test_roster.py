"""The roster as a list, the deputy's page, delegations and constituencies: who reads what."""

from datetime import date

import pytest
from django.urls import reverse

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.organs.models import UnitKind
from deputies import queries
from deputies.models import Constituency, Level, Mandate
from tests import make

ROSTER = reverse("deputies:index")


@pytest.fixture
def li(client, cast):
    client.force_login(cast.li)
    return client


def names(client, query=""):
    return [seat.deputy.name for seat in client.get(ROSTER + query).context["listing"].page]


def test_a_person_is_found_by_name_sounds_and_initials(li, cast):
    for words in ("卫国", "zwg", "zhangwei", "zhang wei", "ZWG", cast.zhang.mandates.get().deputy_no):
        assert names(li, f"?q={words}") == ["张卫国"], words
    assert names(li, "?q=查无此人") == []


def test_the_roster_is_narrowed_by_term_delegation_and_standing(li, cast):
    old = make.term(17, date(2016, 12, 1))
    Mandate.objects.create(
        deputy=cast.sun, term=old, starts_on="2016-12-01", ends_on="2021-11-30", end_ground="term_over"
    )
    make.deputy("钱西", account=False).mandates.update(delegation=make.delegation("城西代表团"))

    assert names(li) == ["钱西", "孙玉兰", "张卫国"]
    assert names(li, "?term=17") == ["孙玉兰"]
    assert len(names(li, "?term=all")) == 4
    assert names(li, f"?delegation={make.delegation('城西代表团').pk}") == ["钱西"]
    assert names(li, "?term=all&state=ended") == ["孙玉兰"]
    assert len(names(li, "?delegation=99999&term=x&level=y")) == 3


def test_the_file_holds_what_is_shown_no_telephone_and_is_recorded(li, cast):
    cast.zhang.phone = "13800138000"
    cast.zhang.save()

    text = b"".join(li.get(f"{ROSTER}?as=csv&q=zwg")).decode("utf-8-sig")

    assert "张卫国" in text
    assert "13800138000" not in text
    event = SecurityEvent.objects.get(kind="exported")
    assert (event.by, event.facts["rows"]) == (cast.li, 1)


def test_who_reads_the_roster(client, cast):
    street = make.unit("城关街道人大工委", UnitKind.STREET_COMMITTEE)
    officer = make.user(Role.STREET_OFFICER, street)
    make.deputy("钱东").mandates.update(delegation=make.delegation("城东代表团", street=street))
    leader = make.user(Role.LEADER, cast.office)
    for person, found in ((officer, ["钱东"]), (leader, ["钱东", "孙玉兰", "张卫国"])):
        client.force_login(person)
        assert names(client) == found
    for person in (cast.zhang.user, cast.wang, make.user(Role.SYSTEM_ADMIN, cast.office)):
        client.force_login(person)
        assert client.get(ROSTER).status_code == 403


@pytest.mark.parametrize("rows", [1, 100])
def test_the_roster_asks_the_database_a_fixed_number_of_times(li, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        make.deputy(account=False)
    li.get(ROSTER)
    with django_assert_num_queries(13):
        li.get(ROSTER)


def test_contact_data_are_masked_until_asked_for_and_asking_is_written_down(li, cast):
    cast.zhang.phone, cast.zhang.address = "13800138000", "望川路一号院二单元"
    cast.zhang.save()
    page = li.get(cast.zhang.get_absolute_url()).content.decode()
    assert "138****8000" in page
    assert "13800138000" not in page
    assert "二单元" not in page

    page = li.post(reverse("deputies:reveal", args=[cast.zhang.pk])).content.decode()

    assert "13800138000" in page
    event = SecurityEvent.objects.get(kind="personal_viewed")
    assert (event.by, event.about_label) == (cast.li, "张卫国")
    assert li.get(reverse("deputies:reveal", args=[cast.zhang.pk])).status_code == 405


def test_a_deputy_reads_the_own_page_whole_and_no_other(client, cast):
    cast.zhang.phone = "13800138000"
    cast.zhang.save()
    client.force_login(cast.zhang.user)

    assert "13800138000" in client.get(cast.zhang.get_absolute_url()).content.decode()
    assert client.get(cast.sun.get_absolute_url()).status_code == 404
    assert client.post(reverse("deputies:reveal", args=[cast.sun.pk])).status_code == 404
    client.force_login(cast.outsider)
    assert client.get(cast.zhang.get_absolute_url()).status_code == 404


def test_a_dispatcher_reads_the_page_but_not_the_telephone(client, cast):
    client.force_login(make.user(Role.DISPATCHER, cast.office))

    assert client.get(cast.zhang.get_absolute_url()).status_code == 200
    assert client.post(reverse("deputies:reveal", args=[cast.zhang.pk])).status_code == 403


def test_the_page_shows_seats_of_every_level_and_term(li, cast):
    Mandate.objects.create(deputy=cast.zhang, level=Level.CITY, term=make.term(), starts_on="2022-01-10")

    page = li.get(cast.zhang.get_absolute_url()).content.decode()

    assert "市十八届" in page
    assert "区十八届" in page


def test_constituencies_tell_the_seats_that_stand_empty(li, cast):
    place = Constituency.objects.create(term=make.term(), number=12, name="第十二选区", seats=2)
    cast.zhang.mandates.update(constituency=place)
    cast.sun.mandates.update(constituency=place, ends_on="2026-01-10", end_ground="moved")

    page = li.get(reverse("deputies:constituencies")).content.decode()

    assert "缺 1" in page
    assert queries.vacant_seats(place, date(2026, 6, 1)) == 1


def test_delegations_are_counted_per_term(li, cast):
    make.term(17, date(2016, 12, 1), ends_on=date(2021, 11, 30))

    rows = li.get(reverse("deputies:delegations")).context["rows"]

    assert [(row.name, row.serving) for row in rows] == [("城关代表团", 2)]
    assert "这一届还没有登记代表团。" in li.get(f"{reverse('deputies:delegations')}?term=17").content.decode()


@pytest.mark.parametrize("page", ["delegations", "constituencies"])
def test_places_are_for_who_reads_the_roster(client, cast, page):
    client.force_login(cast.zhang.user)
    assert client.get(reverse(f"deputies:{page}")).status_code == 403
