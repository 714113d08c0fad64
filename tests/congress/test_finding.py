"""One box that finds cases, deputies and units, each only for who may know of them."""

import pytest

from congress.accounts.models import Role
from congress.search import document
from proposals.models import Proposal, Status
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.li)
    return client


def found(client, words):
    return client.get("/search/", {"q": words}).context["found"]


def titles(client, words):
    return [case.title for case in found(client, words).cases]


@pytest.mark.parametrize(
    "words", ["河堤", "塌陷", "张卫国", "zwg", "水务局", "警示牌 张卫国", "1", "第1号", "闭1", "闭字第1号"]
)
def test_a_case_is_found_by_what_people_remember_of_it(clerk, cast, words):
    road.assigned(cast)
    assert titles(clerk, words) == ["关于整修河堤的建议"]


@pytest.mark.parametrize("words", ["路灯", "99", "第2号"])
def test_what_is_not_there_is_not_found(clerk, cast, words):
    road.assigned(cast)
    page = clerk.get("/search/", {"q": words}).content.decode()
    assert "没有找到。" in page


def test_the_passage_is_shown_with_the_words_marked(clerk, cast):
    road.assigned(cast)
    page = clerk.get("/search/", {"q": "塌陷"}).content.decode()
    assert "河堤多处<mark>塌陷</mark>，汛期危险。" in page


def test_an_outsider_finds_nothing_of_a_case(client, cast):
    road.assigned(cast)
    client.force_login(cast.outsider)
    for words in ("河堤", "1", "zwg", "张卫国"):
        assert found(client, words).total == 0


def test_before_registration_a_case_is_found_by_its_author_and_the_office_alone(client, cast):
    road.submitted(cast)
    for own in (cast.zhang.user, cast.li):
        client.force_login(own)
        assert titles(client, "河堤") == ["关于整修河堤的建议"]
    for other in (cast.sun.user, cast.wang, make.user(Role.LEADER, cast.office)):
        client.force_login(other)
        assert titles(client, "河堤") == []


def test_staff_find_deputies_and_units(clerk, cast):
    make.deputy("䶮小明", account=False)
    assert [d.name for d in found(clerk, "zwg").deputies] == ["张卫国"]
    assert [d.name for d in found(clerk, "䶮").deputies] == ["䶮小明"]
    assert [u.name for u in found(clerk, "水务").units] == ["望川区水务局"]


def test_a_unit_finds_no_list_of_people(client, cast):
    client.force_login(cast.wang)
    assert found(client, "张卫国").deputies == []
    assert found(client, "教育局").units == []


@pytest.mark.parametrize(
    "words", ["路", "%", "_", "'", '"', "\\", "a' OR 1=1", "<script>", "!&|()", "\x00", "长" * 5000, "1" * 500, "  "]
)
def test_hostile_words_break_nothing(clerk, cast, words):
    road.assigned(cast)
    page = clerk.get("/search/", {"q": words})
    assert page.status_code == 200
    assert "<script>" not in page.content.decode().replace('<script src="', "")


def test_without_words_there_is_only_the_box(clerk):
    assert "没有找到" not in clerk.get("/search/").content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_a_search_asks_the_same_for_one_case_and_many(clerk, cast, count, django_assert_num_queries):
    for _ in range(count):
        made = make.proposal(Status.IN_PROGRESS, lead=cast.zhang)
        make.handling(made, cast.water)
        Proposal.objects.filter(pk=made.pk).update(text_index=document(a=made.title))
    clerk.get("/search/", {"q": "河堤"})  # what a process asks only once
    with django_assert_num_queries(12):
        clerk.get("/search/", {"q": "河堤"})


def offered(client, words):
    return [(offer.kind, offer.label) for offer in client.get("/search/suggest/", {"q": words}).context["offers"]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("河", "建议"),
        ("河堤", "建议"),
        ("1", "建议"),
        ("闭1", "建议"),
        ("zwg", "建议"),
        ("水务局", "建议"),
        ("zw", "建议"),
    ],
)
def test_the_box_offers_what_is_being_typed(clerk, cast, words, first):
    road.assigned(cast)
    assert offered(clerk, words)[0][0] == first


def test_an_offer_names_the_case_and_leads_to_it(clerk, cast):
    case = road.assigned(cast)
    page = clerk.get("/search/suggest/", {"q": "张卫国"}).content.decode()
    assert f'data-url="{case.get_absolute_url()}"' in page
    assert "十八届五次会议闭字第1号 · <mark>张卫国</mark> · 已交办" in page
    assert ("代表", "张卫国") in offered(clerk, "张卫国")
    assert ("单位", "望川区水务局") in offered(clerk, "水务")


@pytest.mark.parametrize("words", ["", "z", "!", "\0", "路灯"])
def test_too_little_or_nothing_known_offers_nothing(clerk, cast, words):
    road.assigned(cast)
    assert offered(clerk, words) == []


def test_the_box_offers_nobody_what_is_not_theirs(client, cast):
    road.assigned(cast)
    client.force_login(cast.outsider)
    assert offered(client, "河堤") == offered(client, "张卫国") == offered(client, "水务") == []
    client.force_login(cast.wang)
    assert offered(client, "河堤") == [("建议", "关于整修河堤的建议")]


@pytest.mark.parametrize("count", [1, 30])
def test_an_offer_costs_the_same_among_few_and_many(clerk, cast, count, django_assert_num_queries):
    for _ in range(count):
        made = make.proposal(Status.IN_PROGRESS, lead=cast.zhang)
        Proposal.objects.filter(pk=made.pk).update(text_index=document(a=made.title))
    clerk.get("/search/suggest/", {"q": "河堤"})
    with django_assert_num_queries(9):
        clerk.get("/search/suggest/", {"q": "河堤"})
