"""A unit's inbox: its own shares, each by its own clock; and closing many cases at once."""

import pytest
from django.utils.timezone import localdate

from proposals import actions
from proposals.models import HandlingStatus, Proposal, Status
from tests import make
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.journeys.stage import Paper
from tests.proposals import road

pytestmark = pytest.mark.django_db
INBOX = "/proposals/inbox/"


def rows(client, query="q="):
    return [(s.unit.label, s.status) for s in client.get(f"{INBOX}?{query}").context["listing"].page]


def test_each_unit_sees_its_own_share_and_no_other(client, cast):
    road.assigned(cast)
    client.force_login(cast.wang)
    assert rows(client) == [("区水务局", "sent")]
    client.force_login(cast.tian)
    assert rows(client) == [("区消防救援大队", "sent")]
    client.force_login(cast.outsider)
    assert "还没有交给本单位的建议。" in client.get(INBOX).content.decode()


def test_the_share_shows_the_day_it_must_next_keep(client, cast):
    handling = road.acknowledged(cast)
    client.force_login(cast.wang)
    share = client.get(INBOX).context["listing"].page.object_list[0]
    assert share.due_on == handling.clocks.get(kind="proposal.reply").due_on
    client.force_login(cast.tian)
    share = client.get(INBOX).context["listing"].page.object_list[0]
    assert share.due_on == share.clocks.get(kind="assist.opinion").due_on


def test_the_tabs_follow_the_shares_own_state(client, cast):
    road.presented(cast)
    client.force_login(cast.wang)
    tabs = client.get(INBOX).context["listing"].tabs
    assert [(label, n) for label, _, n, _ in tabs] == [("全部", 1), ("待签发", 1)]
    assert rows(client, "state=sent") == []
    assert rows(client, "q=河堤") == [("区水务局", "signing")]
    assert rows(client, "part=assist") == []


def test_what_waits_to_be_handed_back_has_a_tab_of_its_own(client, cast):
    share = road.acknowledged(cast)
    actions.ask_return(share, by=cast.wang, reason="不是水务职责。", proposed_unit=cast.office)
    client.force_login(cast.wang)
    assert rows(client, "state=asked") == [("区水务局", "return_asked")]


def test_the_inbox_is_for_units(client, cast):
    client.force_login(cast.li)
    assert client.get(INBOX).status_code == 403


@pytest.mark.parametrize("count", [1, 100])
def test_the_inbox_asks_the_same_for_one_share_and_a_hundred(client, cast, count, django_assert_num_queries):
    for _ in range(count):
        made = make.proposal(Status.IN_PROGRESS, lead=cast.zhang)
        make.handling(made, cast.water, status=HandlingStatus.WORKING)
    client.force_login(cast.wang)
    client.get(INBOX)  # what a process asks only once
    with django_assert_num_queries(11):
        client.get(INBOX)


def test_closing_many_tells_which_were_refused_and_why(client, cast):
    ready = road.concluded(cast)
    early = make.proposal(Status.REPLIED, lead=cast.zhang)
    bad = make.proposal(Status.EVALUATED, lead=cast.zhang, verdict="low")
    client.force_login(cast.li)
    codes = [ready.code, early.code, bad.code, "no-such-case"]
    page = client.post("/proposals/close_all/", {"pick": codes})
    assert [case.pk for case in page.context["done"]] == [ready.pk]
    assert {case.pk for case, _ in page.context["refused"]} == {early.pk, bad.pk}
    assert "代表评价不满意，须逐件写明理由后办结。" in page.content.decode()
    ready.refresh_from_db()
    assert (ready.status, ready.closed_on) == (Status.CLOSED, localdate())
    assert Proposal.objects.get(pk=early.pk).status == Status.REPLIED


def test_closing_many_is_for_the_office(client, cast):
    case = road.concluded(cast)
    client.force_login(cast.wang)
    assert client.post("/proposals/close_all/", {"pick": case.code}).status_code == 403


def test_closing_none_says_what_to_do(client, cast):
    client.force_login(cast.li)
    assert "没有选中建议" in client.post("/proposals/close_all/").content.decode()


@pytest.mark.usefixtures("fonts_ready")
def test_the_slips_of_many_are_one_file_to_print(client, cast):
    first = road.assigned(cast)
    second = road.assigned(cast)
    client.force_login(cast.li)

    answer = client.post("/proposals/papers/slips.pdf", {"pick": [first.code, second.code]})

    assert answer["Content-Type"] == "application/pdf"
    text = Paper(answer.content).text
    assert all(f"{case.number}建议的函" in text for case in (first, second))


def test_a_case_without_a_slip_is_named_before_the_rest_is_printed(client, cast):
    ready, early = road.assigned(cast), make.proposal(Status.REGISTERED, lead=cast.zhang)
    client.force_login(cast.li)

    page = client.post("/proposals/papers/slips.pdf", {"pick": [ready.code, early.code]})

    assert [case.pk for case, _ in page.context["refused"]] == [early.pk]
    assert "打印其余 1 件" in page.content.decode()
    assert "没有选中建议" in client.post("/proposals/papers/slips.pdf").content.decode()


def test_the_slips_of_many_are_the_offices_to_print(client, cast):
    case = road.assigned(cast)
    client.force_login(cast.wang)
    assert client.post("/proposals/papers/slips.pdf", {"pick": case.code}).status_code == 403
