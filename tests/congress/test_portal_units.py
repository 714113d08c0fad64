"""Units on pages: found by any name, corrected by the office, reformed with everything open shown first."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import Succession, Unit
from proposals.models import HandlingStatus, ProposalClock
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db
DAY = {"on": "2026-03-01", "basis": "望编〔2026〕3号"}


def text(response):
    return response.content.decode()


def unit_page(unit, more=""):
    return f"/units/{unit.pk}/{more}"


def test_the_house_reads_and_the_office_writes(client, cast):
    for person, read, write in ((cast.li, 200, 200), (cast.wang, 200, 403), (cast.zhang.user, 403, 403)):
        client.force_login(person)
        assert client.get("/units/").status_code == read
        assert client.get(unit_page(cast.water)).status_code == read
        for page in ("/units/new/", unit_page(cast.water, "change/"), unit_page(cast.water, "merge/")):
            assert client.get(page).status_code == write


@pytest.mark.parametrize("q", ["水务", "区水务局", "wcqswj", "老水利局"])
def test_a_unit_is_found_by_name_alias_and_initials(client, cast, q):
    cast.water.aliases.create(name="老水利局")
    client.force_login(cast.li)

    shown = text(client.get("/units/", {"q": q}))

    assert "望川区水务局" in shown
    assert "望川区消防救援大队" not in shown


def test_ended_units_stay_out_of_the_way(client, cast):
    old = make.unit("望川区水利局", valid_from=date(2010, 1, 1))
    Unit.objects.filter(pk=old.pk).update(valid_to=date(2020, 1, 1))
    client.force_login(cast.li)

    assert "望川区水利局" not in text(client.get("/units/"))
    assert "望川区水利局" in text(client.get("/units/", {"life": "ended"}))


def test_the_list_is_the_same_number_of_queries_for_few_and_many(client, cast, django_assert_num_queries):
    client.force_login(cast.li)
    client.get("/units/")
    with django_assert_num_queries(9):
        client.get("/units/")
    for n in range(30):
        make.unit(f"望川区某局{n}", parent=cast.office)
    with django_assert_num_queries(9):
        client.get("/units/")


def test_the_list_leaves_as_a_spreadsheet(client, cast):
    client.force_login(cast.li)

    answer = client.get("/units/", {"as": "csv", "q": "水务"})

    lines = b"".join(answer.streaming_content).decode().strip().splitlines()
    assert len(lines) == 2
    assert "望川区水务局" in lines[1]


def test_the_page_shows_work_people_and_lineage(client, cast):
    share = road.acknowledged(cast)
    client.force_login(cast.li)

    shown = text(client.get(unit_page(cast.water)))

    assert share.proposal.title in shown
    assert "王强" in shown
    assert "没有更名、合并、分设的记录" in shown


def test_an_outsider_reads_no_case_on_a_units_page(client, cast):
    share = road.acknowledged(cast)
    client.force_login(cast.outsider)

    assert share.proposal.title not in text(client.get(unit_page(cast.water)))


def test_the_page_is_the_same_number_of_queries_for_one_case_and_three(client, cast, django_assert_num_queries):
    road.acknowledged(cast)
    client.force_login(cast.li)
    client.get(unit_page(cast.water))
    with django_assert_num_queries(13):
        client.get(unit_page(cast.water))
    road.acknowledged(cast), road.acknowledged(cast)
    with django_assert_num_queries(13):
        client.get(unit_page(cast.water))


def test_a_slip_of_the_pen_is_corrected(client, cast):
    client.force_login(cast.li)

    client.post(
        unit_page(cast.water, "change/"),
        {"name": "望川区水务局", "short_name": "水务局", "kind": "department", "aliases": "水利局\n水务"},
    )

    cast.water.refresh_from_db()
    assert cast.water.short_name == "水务局"
    assert set(cast.water.aliases.values_list("name", flat=True)) == {"水利局", "水务"}


def test_a_living_name_is_refused_at_its_field(client, cast):
    client.force_login(cast.li)

    shown = text(client.post("/units/new/", {"name": "望川区水务局", "kind": "department", "aliases": ""}))

    assert "已有同名的单位" in shown
    assert Unit.objects.filter(name="望川区水务局").count() == 1


def test_the_first_press_lists_what_moves(client, cast):
    share = road.acknowledged(cast)
    client.force_login(cast.li)

    shown = text(client.post(unit_page(cast.water, "rename/"), {"name": "望川区水利局", **DAY}))

    assert share.proposal.full_number in shown
    assert "王强" in shown
    assert not Succession.objects.exists()


def test_the_second_press_renames_and_moves(client, cast):
    share = road.acknowledged(cast)
    client.force_login(cast.li)

    client.post(unit_page(cast.water, "rename/"), {"name": "望川区水利局", **DAY, "confirm": "1"})

    share.refresh_from_db()
    assert share.unit.name == "望川区水利局"
    assert "更名<a" in text(client.get(unit_page(cast.water)))


def test_several_units_merge_into_a_new_one(client, cast):
    client.force_login(cast.li)
    form = {"others": [cast.fire.pk], "new_name": "望川区应急水务局", **DAY, "confirm": "1"}

    client.post(unit_page(cast.water, "merge/"), form)

    new = Unit.objects.get(name="望川区应急水务局")
    assert set(new.origins.values_list("old__name", flat=True)) == {"望川区水务局", "望川区消防救援大队"}


def test_a_split_asks_for_each_case_where_it_goes(client, cast):
    share = road.acknowledged(cast)
    client.force_login(cast.li)
    form = {"into1": cast.fire.pk, "new_name2": "望川区河道中心", **DAY}
    assert f'name="share_{share.pk}"' in text(client.post(unit_page(cast.water, "split/"), form))

    client.post(unit_page(cast.water, "split/"), {**form, f"share_{share.pk}": "1", "confirm": "1"})

    share.refresh_from_db()
    assert (share.unit.name, share.status) == ("望川区河道中心", HandlingStatus.WORKING)


@pytest.mark.parametrize(
    ("kind", "form", "words"),
    [
        ("rename", {"name": "望川区消防救援大队"}, "已有同名的单位"),
        ("rename", {"name": ""}, "必填"),
        ("rename", {"name": "望川区水利局", "basis": ""}, "必填"),
        ("rename", {"name": "望川区水利局", "on": "2099-01-01", "confirm": "1"}, "生效日期还没有到"),
        ("merge", {}, "二者选一"),
        ("split", {"new_name1": "甲中心"}, "至少要有两个承接单位"),
        ("split", {"new_name1": "甲中心", "new_name2": "甲中心"}, "承接单位不能重复"),
    ],
)
def test_a_wrong_reform_is_named_at_its_field(client, cast, kind, form, words):
    client.force_login(cast.li)

    shown = text(client.post(unit_page(cast.water, f"{kind}/"), {**DAY, **form}))

    assert words in shown
    assert not Succession.objects.exists()


def test_the_late_one_gets_409_and_reads_who_took_over(client, cast):
    client.force_login(cast.li)
    form = {"into": cast.fire.pk, **DAY, "confirm": "1"}
    client.post(unit_page(cast.water, "merge/"), form)

    client.force_login(cast.zhou)
    answer = client.post(unit_page(cast.water, "merge/"), form)

    assert answer.status_code == 409
    assert "并入望川区消防救援大队" in text(answer)


def test_the_units_work_tells_how_late_it_is_by_its_own_clock(client, cast):
    road.assigned(cast)
    ProposalClock.objects.filter(kind="assignment.acknowledge").update(due_on=localdate() - timedelta(3))
    client.force_login(cast.li)

    shown = text(client.get(unit_page(cast.water)))

    assert 'data-time="late"><span class="clock-word">逾期 3 天</span>' in shown
    assert "签收期限" in shown


def test_a_units_page_counts_its_deputies_and_leaves_their_names_to_the_roster(client, cast):
    seat = cast.zhang.user.posts.get().unit
    client.force_login(cast.li)

    shown = text(client.get(unit_page(seat)))

    assert "张卫国" not in shown
    assert '另有代表 2 人，见<a href="/deputies/">' in shown
    client.force_login(make.user(Role.SYSTEM_ADMIN, cast.office))
    assert "另有代表 2 人。" in text(client.get(unit_page(seat))), "no way to a page that is not theirs"
