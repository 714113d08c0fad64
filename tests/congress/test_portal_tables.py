"""Terms, sessions, subjects, classes and handovers: the office keeps them, everybody of the house reads."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.organs.models import CongressSession, Term, UnitKind
from deputies.models import Constituency, Delegation
from proposals.models import Category, ReplyClass
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def test_the_house_reads_and_the_office_writes(client, cast):
    for person, read, write in ((cast.li, 200, 200), (cast.wang, 200, 403), (cast.zhang.user, 403, 403)):
        client.force_login(person)
        assert {client.get(page).status_code for page in ("/terms/", "/categories/")} == {read}
        for table in ("term", "session", "category", "class", "delegation", "constituency"):
            assert client.get(f"/tables/{table}/new/").status_code == write
    client.force_login(cast.li)
    assert client.get("/tables/nonsense/new/").status_code == 404


def test_a_term_and_its_session_are_registered(client, cast):
    client.force_login(cast.li)

    client.post("/tables/term/new/", {"number": 19, "starts_on": "2026-12-01", "ends_on": ""})
    term = Term.objects.get(number=19)
    client.post("/tables/session/new/", {"term": term.pk, "number": 1, "opens_on": "2026-12-01", "closes_on": ""})

    assert str(CongressSession.objects.get(term=term)) == "区十九届人大一次会议"
    assert SecurityEvent.objects.filter(kind="setting_changed").count() == 2


@pytest.mark.parametrize(
    ("table", "form", "words"),
    [
        ("term", {"number": 18, "starts_on": "2026-12-01"}, "已存在"),
        ("term", {"number": 19, "starts_on": "2026-12-01", "ends_on": "2026-11-01"}, "应当晚于起始日期"),
        ("session", {"number": 6, "opens_on": "2026-12-09", "closes_on": "2026-12-08"}, "不能早于开幕日期"),
        ("session", {"number": 6, "opens_on": "2020-12-09"}, "不在第18届任期内"),
        ("session", {"number": 1, "opens_on": "2026-10-09"}, "第1次会议应在其前"),
        ("term", {"number": 17, "starts_on": "2026-12-01"}, "第17届应在其前"),
        ("category", {"name": ""}, "必填"),
        ("class", {"code": "A", "label": "", "sort_key": 0}, "必填"),
    ],
)
def test_a_wrong_row_is_named_at_its_field(client, cast, table, form, words):
    client.force_login(cast.li)

    shown = text(client.post(f"/tables/{table}/new/", {"term": make.term().pk, **form}))

    assert words in shown


def test_the_end_of_a_term_is_told_a_year_ahead(client, cast):
    client.force_login(cast.li)
    Term.objects.update(ends_on=localdate() + timedelta(days=500))
    assert "即将换届" not in text(client.get("/terms/"))

    Term.objects.update(ends_on=localdate() + timedelta(days=90))
    assert "即将换届" in text(client.get("/terms/"))


def test_a_subject_has_its_committee_and_can_be_retired(client, cast):
    committee = make.unit("望川区人大城建环保工委", UnitKind.COMMITTEE)
    client.force_login(cast.li)

    client.post("/tables/category/new/", {"name": "水利", "committee": committee.pk, "sort_key": 3, "is_active": "on"})
    water = Category.objects.get(name="水利")
    client.post(f"/tables/category/{water.pk}/", {"name": "水利", "committee": committee.pk, "sort_key": 3})

    water.refresh_from_db()
    assert (water.committee, water.is_active) == (committee, False)
    assert "停用" in text(client.get("/categories/"))


def test_a_class_says_what_it_demands(client, cast):
    client.force_login(cast.li)

    client.post(
        "/tables/class/new/",
        {"code": "E", "label": "转上级", "sort_key": 9, "is_active": "on", "requires_explanation": "on"},
    )

    assert ReplyClass.objects.get(code="E").requires_explanation
    assert "说明理由" in text(client.get("/categories/"))


def test_the_pages_ask_the_same_number_of_queries_for_few_and_many(client, cast, django_assert_num_queries):
    client.force_login(cast.li)
    client.get("/terms/"), client.get("/categories/")
    with django_assert_num_queries(8):
        client.get("/terms/")
    with django_assert_num_queries(7):
        client.get("/categories/")
    for n in range(1, 20):
        make.session(number=n + 20), make.category(f"类别{n}", committee=cast.office)
    with django_assert_num_queries(8):
        client.get("/terms/")
    with django_assert_num_queries(7):
        client.get("/categories/")


def test_one_hands_over_to_a_colleague(client, cast):
    share = road.acknowledged(cast)
    luo = make.user(Role.HANDLER, cast.water, name="罗兰")
    client.force_login(cast.wang)
    assert share.proposal.title in text(client.get("/handover/"))

    client.post("/handover/", {"pick": [share.pk], "successor": luo.pk, "note": "借调"})

    share.refresh_from_db()
    assert share.handler == luo
    assert share.proposal.entries.get(step="hand_over").note == "借调"
    assert "没有记在您名下的未办结件" in text(client.get("/handover/"))


def test_one_cannot_hand_over_outside_nor_what_is_not_ones_own(client, cast):
    share = road.acknowledged(cast)
    client.force_login(cast.wang)
    client.post("/handover/", {"pick": [share.pk], "successor": cast.outsider.pk})
    client.force_login(cast.outsider)
    client.post("/handover/", {"pick": [share.pk], "successor": cast.wang.pk})

    share.refresh_from_db()
    assert share.handler == cast.wang


def test_a_post_ends_with_its_work_moved(client, cast):
    share = road.acknowledged(cast)
    luo = make.user(Role.HANDLER, cast.water, name="罗兰")
    post = cast.wang.posts.get()
    client.force_login(make.user(Role.SYSTEM_ADMIN, cast.office))
    page = f"/accounts/posts/{post.pk}/end/"
    shown = text(client.get(page))
    assert share.proposal.full_number in shown
    assert share.proposal.title not in shown

    client.post(page, {"on": localdate().isoformat(), "successor": luo.pk})

    share.refresh_from_db()
    post.refresh_from_db()
    assert (share.handler, post.ends_on) == (luo, localdate())


def test_a_head_leaves_behind_the_letters_waiting_for_the_signature(client, cast):
    share = road.presented(cast)
    client.force_login(make.user(Role.SYSTEM_ADMIN, cast.office))

    shown = text(client.get(f"/accounts/posts/{cast.chen.posts.get().pk}/end/"))

    assert "等待签发的答复 1 件" in shown
    assert share.get_absolute_url() in shown
    assert "等待签发的答复 1 件" not in text(client.get(f"/accounts/posts/{cast.wang.posts.get().pk}/end/"))


def test_a_delegation_and_a_constituency_are_kept(client, cast):
    client.force_login(cast.li)
    term = make.term()
    four = client.post("/tables/constituency/new/", {"term": term.pk, "number": 9, "name": "东河选区", "seats": 4})
    client.post("/tables/constituency/new/", {"term": term.pk, "number": 9, "name": "东河选区", "seats": 3})
    client.post("/tables/delegation/new/", {"term": term.pk, "name": "东河代表团"})

    assert "选一名至三名" in text(four)
    assert Constituency.objects.get(number=9).seats == 3
    assert Delegation.objects.filter(name="东河代表团").exists()


def test_a_list_to_choose_from_begins_with_a_word_and_not_with_dashes(client, cast):
    client.force_login(cast.li)
    for table in ("session", "category", "delegation", "constituency"):
        page = text(client.get(f"/tables/{table}/new/"))
        assert "-----" not in page
        assert "请选择</option>" in page or "不选</option>" in page
