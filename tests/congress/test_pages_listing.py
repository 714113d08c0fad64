"""A list as a tool: what stands in the address is what is shown, counted and exported."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from congress.accounts.models import User
from congress.audit.models import SecurityEvent
from congress.organs.models import Unit, UnitKind
from congress.pages.listing import Column, Listing, State
from congress.pages.models import MOST_VIEWS, KeptView

pytestmark = pytest.mark.django_db

COLUMNS = (
    Column("name", "名称", lambda unit: unit.name, sort="name", area="t", fixed=True),
    Column("short", "简称", lambda unit: unit.short_name, sort="short_name"),
    Column("kind", "类别", lambda unit: unit.get_kind_display(), shown=False),
)
KINDS = list(UnitKind.values)[:2]
STATES = (State("one", "甲类", (KINDS[0],)), State("two", "乙类", (KINDS[1],)))


@pytest.fixture
def units():
    for number in range(25):
        kind = KINDS[number % 5 == 0]
        Unit.objects.create(name=f"单位{number:02}", short_name=f"单{24 - number:02}", kind=kind)


@pytest.fixture
def listing(units, rf):
    def at(query="", **options):
        rows = Unit.objects.all()
        options = {"states": STATES, "state_field": "kind", "sort": "name"} | options
        request = rf.get(f"/units/?{query}")
        request.user = AnonymousUser()
        return Listing(request, rows, COLUMNS, name="单位", unit="家", **options)

    return at


def names(listing):
    return [row.name for row in listing.page]


def test_the_first_page_is_in_the_usual_order(listing):
    assert names(listing())[:2] == ["单位00", "单位01"]
    assert len(names(listing())) == 20


def test_the_order_stands_in_the_address(listing):
    assert names(listing("sort=-name"))[0] == "单位24"
    assert names(listing("sort=short"))[0] == "单位24"


@pytest.mark.parametrize("query", ["sort=password", "sort=-", "page=x", "page=-x", "state=none", "columns=zz"])
def test_nonsense_in_the_address_is_passed_over(listing, query):
    assert names(listing(query))[0] == "单位00"


def test_a_page_too_far_is_the_last(listing):
    assert names(listing("page=99"))[-1] == "单位24"


def test_every_state_is_counted_whatever_state_is_shown(listing):
    shown = listing("state=two")
    assert [(label, count, here) for label, _, count, here in shown.tabs] == [
        ("全部", 25, False),
        ("甲类", 20, False),
        ("乙类", 5, True),
    ]
    assert shown.total == 5
    assert len(names(shown)) == 5


def test_columns_are_chosen_in_the_address_and_a_fixed_one_stays(listing):
    assert [column.key for column in listing().columns] == ["name", "short"]
    assert [column.key for column in listing("columns=kind").columns] == ["name", "kind"]


def test_a_link_keeps_the_rest_of_the_address_and_starts_at_page_one(listing):
    assert listing("state=two&page=3").link(sort="name") == "?state=two&sort=name"
    assert listing("state=two&sort=name").link(state=None) == "?sort=name"


def test_a_head_turns_the_order_round(listing):
    name, short = listing("sort=name").heads
    assert (name.url, name.order) == ("?sort=-name", "ascending")
    assert (short.url, short.order) == ("?sort=short", "")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_holds_exactly_what_is_shown(listing, kind):
    response = listing(f"as={kind}&state=two&sort=-name&columns=kind").export()
    body = b"".join(response.streaming_content)
    assert body[:2] in (b"PK", b"\xef\xbb")
    if kind == "csv":
        lines = body.decode("utf-8-sig").splitlines()
        assert lines[0] == '"名称","类别"'
        assert [line.split(",")[0] for line in lines[1:]] == [f'"单位{n:02}"' for n in (20, 15, 10, 5, 0)]


def test_who_takes_a_list_away_is_written_down(listing):
    listing("as=csv&state=two").export()
    event = SecurityEvent.objects.get(kind="exported")
    assert event.facts == {"list": "单位", "rows": 5, "address": "as=csv&state=two"}


def test_no_export_without_asking(listing):
    assert listing("as=exe").export() is None


def test_a_list_asks_the_database_twice(listing, django_assert_num_queries):
    with django_assert_num_queries(2):
        html = render_to_string("components/listing.html", {"listing": listing(), "request": listing().request})
    assert "共 25 家" in html
    assert 'aria-sort="ascending"' in html


def test_an_empty_list_says_what_to_do(listing):
    Unit.objects.all().delete()
    html = render_to_string("components/listing.html", {"listing": listing(), "request": listing().request})
    assert "没有符合条件的单位。" in html


def test_the_view_one_is_in_is_marked(listing):
    views = listing("state=two", views=[("乙类单位", "state=two"), ("全部", "")]).views
    assert [(label, here) for label, _, here, _ in views] == [("乙类单位", True), ("全部", False)]


@pytest.fixture
def reader(client):
    user = User.objects.create_user("reader", "a-long-pass-word", name="周敏")
    client.force_login(user)
    return user


def keep(client, label="乙类", query="state=two&sort=-name"):
    return client.post("/views/keep/", {"list": "units", "label": label, "next": f"/healthz?{query}"})


def test_a_view_is_kept_under_a_name_and_marked_when_one_is_in_it(client, reader, listing):
    assert keep(client)["Location"] == "/healthz?state=two&sort=-name"
    shown = listing("state=two&sort=-name", key="units")
    shown.request.user = reader
    assert [(label, url, here) for label, url, here, _ in shown.views] == [("乙类", "?state=two&sort=-name", True)]


def test_the_same_name_keeps_the_newer_conditions(client, reader):
    keep(client)
    keep(client, query="state=one")
    assert KeptView.objects.get().query == "state=one"


@pytest.mark.parametrize("label", ["", "  ", "很" * 21])
def test_a_view_without_a_proper_name_is_not_kept(client, reader, label):
    keep(client, label=label)
    assert not KeptView.objects.exists()


def test_there_is_an_end_to_views(client, reader):
    for number in range(MOST_VIEWS + 1):
        keep(client, label=f"视图{number}")
    assert KeptView.objects.count() == MOST_VIEWS


def test_a_view_is_dropped_by_its_owner_only(client, reader):
    keep(client)
    view = KeptView.objects.get()
    client.force_login(User.objects.create_user("other", "a-long-pass-word", name="田野"))
    assert client.post(f"/views/{view.pk}/drop/").status_code == 404
    client.force_login(reader)
    client.post(f"/views/{view.pk}/drop/", {"next": "https://x.example/"})
    assert not KeptView.objects.exists()
