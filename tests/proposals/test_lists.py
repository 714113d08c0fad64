"""The list of cases: what stands in the address is what is shown, to whom it may be shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.search import document
from proposals.models import Part, Proposal, Status
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db
LIST = "/proposals/"


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.li)
    return client


def shown(client, query="q="):
    return [case.title for case in client.get(f"{LIST}?{query}").context["listing"].page]


def case(title, status=Status.SUBMITTED, lead=None, **facts):
    made = make.proposal(status, lead=lead, title=title, **facts)
    text = document(a=f"{made.number} {title}", b=made.proposer, c=made.reason)
    Proposal.objects.filter(pk=made.pk).update(text_index=text)
    return made


def test_a_row_shows_number_title_people_units_state_and_clock(clerk, cast):
    road.assigned(cast)
    page = clerk.get(LIST).content.decode()
    for words in ("闭字第1号", "关于整修河堤的建议", "张卫国", "区水务局", "会办 区消防救援大队", "已交办", "答复 "):
        assert words in page


def test_the_tabs_count_every_state_and_the_line_says_what_presses(clerk, cast):
    today = localdate()
    case("晚了", Status.REGISTERED, cast.zhang, due_on=today - timedelta(2), due_label="交办期限")
    case("快了", Status.REGISTERED, cast.zhang, due_on=today + timedelta(2), due_label="交办期限")
    case("不急", Status.SUBMITTED, cast.zhang, due_on=today + timedelta(20), due_label="审查期限")
    page = clerk.get(LIST)
    tabs = [(label, count) for label, _, count, _ in page.context["listing"].tabs]
    assert tabs == [("全部", 3), ("待审查", 1), ("待交办", 2)]
    assert "共 3 件 · 已逾期 1 件，三天内 1 件" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("due=late", ["晚"]),
        ("due=three", ["今天"]),
        ("channel=intersession", ["闭会"]),
        ("origin=paper", ["纸"]),
        ("repeated=three", ["三年"]),
        ("lead=sun", []),
        ("lead=zwg&origin=paper", ["纸"]),
        ("lead=张卫国&due=late", ["晚"]),
    ],
)
def test_each_filter_narrows_the_list(clerk, cast, query, found):
    today = localdate()
    case("晚", lead=cast.zhang, due_on=today - timedelta(1))
    case("今天", lead=cast.zhang, due_on=today)
    case("闭会", lead=cast.zhang, channel="intersession")
    case("纸", lead=cast.zhang, origin="paper")
    case("三年", lead=cast.zhang, repeated_years="three")
    assert shown(clerk, query) == found


def test_cases_are_found_by_session_unit_category_and_class(clerk, cast):
    made = case("有承办", Status.REPLIED, cast.zhang, reply_class=make.reply_class("B"))
    make.handling(made, cast.water)
    case("没有", Status.SUBMITTED, cast.zhang)
    other = make.session(4, localdate() - timedelta(400), localdate() - timedelta(398))
    case("上次", Status.SUBMITTED, cast.zhang, session=other)
    for query in (f"unit={cast.water.pk}", f"category={made.category_id}", f"reply_class={made.reply_class_id}"):
        assert shown(clerk, query) == ["有承办"]
    assert shown(clerk, f"session={other.pk}") == ["上次"]


@pytest.mark.parametrize("words", ["第012号", "12", "012", "１２", "第 12 号"])
def test_a_number_finds_its_case_however_it_is_written(clerk, cast, words):
    case("十二", Status.REGISTERED, cast.zhang, serial=12, number="第012号")
    case("另一件", Status.REGISTERED, cast.zhang, serial=13, number="第013号")
    assert shown(clerk, f"q={words}") == ["十二"]


def test_a_number_between_sessions_is_told_apart(clerk, cast):
    case("会上", Status.REGISTERED, cast.zhang, serial=3, number="第003号")
    case("闭会", Status.REGISTERED, cast.zhang, serial=3, number="闭字第3号", channel="intersession")
    assert shown(clerk, "q=闭3") == ["闭会"]
    assert sorted(shown(clerk, "q=3")) == ["会上", "闭会"]


@pytest.mark.parametrize(
    "query",
    ["session=x", "unit=999999999999999999999", "due=never", "q=%00", "q=%27%3B--", "q=!", "page=x", "sort=title",
     "verdict=low%27", "lead=%25", "state=nothing", "columns=lead__user", "q=" + "长" * 3000],
)  # fmt: skip
def test_nonsense_in_the_address_breaks_nothing(clerk, cast, query):
    case("有一件", lead=cast.zhang)
    assert clerk.get(f"{LIST}?{query}").status_code == 200


def test_the_order_stands_in_the_address(clerk, cast):
    for n in (2, 1, 3):
        case(f"第{n}", Status.REGISTERED, cast.zhang, serial=n, submitted_on=localdate() - timedelta(n))
    assert shown(clerk, "sort=number") == ["第1", "第2", "第3"]
    assert shown(clerk, "sort=-number") == ["第3", "第2", "第1"]
    assert shown(clerk, "sort=-submitted") == ["第1", "第2", "第3"]


def test_a_unit_sees_its_own_cases_and_no_rating_before_the_window_closes(client, cast):
    road.rated(cast)
    case("别家的", Status.REPLIED, cast.zhang, verdict="low")
    client.force_login(cast.wang)
    query = "columns=verdict&verdict=high"
    assert shown(client, "columns=verdict") == ["关于整修河堤的建议"]
    Proposal.objects.update(verdict="high")  # even were the figure already there
    assert "满意" not in row(client, "columns=verdict")
    assert shown(client, query) == []
    Proposal.objects.update(status=Status.EVALUATED)
    assert "满意" in row(client, "columns=verdict")
    assert shown(client, query) == ["关于整修河堤的建议"]


def row(client, query):
    listing = client.get(f"{LIST}?{query}").context["listing"]
    return "".join(cells for _, cells in listing.lines)


def test_an_outsider_sees_an_empty_list_that_says_so(client, cast):
    road.assigned(cast)
    client.force_login(cast.outsider)
    assert "还没有建议。" in client.get(LIST).content.decode()


def test_the_export_holds_what_is_shown_and_is_recorded(clerk, cast):
    road.assigned(cast)
    case("=CMD()", lead=cast.zhang)
    answer = clerk.get(f"{LIST}?as=csv&state=assigned&columns=units&columns=due")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == '"编号","届次会议","标题与提出人","提出人","承办单位","会办单位","状态","期限","期限事项"'
    assert lines[1].startswith(
        '"闭字第1号","十八届五次会议","关于整修河堤的建议","张卫国","区水务局","区消防救援大队","已交办",'
    )
    assert len(lines) == 2
    event = SecurityEvent.objects.get(kind="exported")
    assert (event.by, event.facts["rows"], event.facts["list"]) == (cast.li, 1, "代表建议")


def many(cast, count):
    for n in range(count):
        made = make.proposal(Status.IN_PROGRESS, lead=cast.zhang, due_on=localdate() + timedelta(n))
        make.handling(made, cast.water)
        make.handling(made, cast.fire, Part.ASSIST)


@pytest.mark.parametrize("count", [1, 100])
@pytest.mark.parametrize(("who", "queries"), [("li", 16), ("wang", 16)])
def test_the_list_asks_the_same_for_one_case_and_a_hundred(
    client, cast, who, queries, count, django_assert_num_queries
):
    many(cast, count)
    client.force_login(getattr(cast, who))
    client.get(LIST)  # what a process asks only once
    with django_assert_num_queries(queries):
        client.get(LIST)


EVERY_COLUMN = "&".join(f"columns={key}" for key in ("units", "category", "class", "verdict", "due"))


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("who", ["li", "wang"])
def test_what_a_column_reads_of_other_tables_comes_with_the_rows(client, cast, who, count, django_assert_num_queries):
    many(cast, count)
    facts = {
        "session": make.session(),
        "category": make.category(),
        "reply_class": make.reply_class(),
        "verdict": "high",
    }
    Proposal.objects.update(**facts)
    client.force_login(getattr(cast, who))
    client.get(LIST)
    with django_assert_num_queries(15):
        page = client.get(f"{LIST}?{EVERY_COLUMN}").content.decode()
    assert page.count("城乡建设") >= min(count, 20)


def test_htmx_gets_the_list_alone_with_the_views_that_know_the_address(clerk, cast):
    part = clerk.get(LIST, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="list"' in part
    assert 'id="views" hx-swap-oob="true"' in part


def test_only_the_office_picks_rows(client, cast):
    road.assigned(cast)
    client.force_login(cast.wang)
    assert 'name="pick"' not in client.get(LIST).content.decode()
    leader = make.user(Role.LEADER, cast.office)
    client.force_login(leader)
    assert 'name="pick"' not in client.get(LIST).content.decode()


@pytest.mark.parametrize("state", [{}, {"status": Status.CLOSED}])
def test_the_order_by_day_comes_out_of_an_index(cast, state):
    """Nothing is sorted: the first page of twenty thousand costs what the first page of twenty does."""
    rows = Proposal.objects.filter(**state).order_by(F("due_on").asc(nulls_last=True), "-pk")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    plan = rows[:20].explain()
    assert "due_new on proposals_proposal" in plan
    assert "Sort" not in plan


def test_a_number_carries_its_session_unless_the_list_holds_one_only(clerk, cast):
    road.registered(cast)
    session = Proposal.objects.get().session_id
    below = '闭字第1号<span class="sub">十八届五次会议</span>'
    assert below in clerk.get(LIST).content.decode()
    assert below not in clerk.get(f"{LIST}?session={session}").content.decode()


def test_only_a_list_with_boxes_speaks_of_picking(clerk, client, cast):
    road.assigned(cast)
    assert "X 选中" in clerk.get(LIST).content.decode()
    client.force_login(cast.wang)
    for page in (LIST, f"{LIST}inbox/"):
        told = client.get(page).content.decode()
        assert "J K 移动" in told
        assert "X 选中" not in told
