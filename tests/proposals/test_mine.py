"""A deputy's front door and case page."""

import pytest
from django.urls import reverse

from congress.accounts.models import Role
from proposals import actions
from proposals.models import Status
from tests import make
from tests.proposals import road

MINE = reverse("proposals:mine")


@pytest.fixture
def zhang(client, cast):
    client.force_login(cast.zhang.user)
    return client


def groups(client):
    return [(group["label"], [case.title for case in group["cases"]]) for group in client.get(MINE).context["groups"]]


def test_who_has_none_reads_a_friendly_word_and_the_way_on(zhang):
    page = zhang.get(MINE).content.decode()

    assert "您还没有提过建议。" in page
    assert reverse("proposals:draft") in page


def test_what_waits_for_the_deputy_stands_first(zhang, cast):
    road.rated(cast)
    make.proposal(Status.CLOSED, lead=cast.zhang, title="办完的")
    make.proposal(Status.DRAFT, lead=cast.zhang, title="草稿")
    make.proposal(Status.RETURNED, lead=cast.zhang, title="退回的")
    make.proposal(Status.DRAFT, lead=cast.sun, title="别人的草稿")

    assert groups(zhang) == [
        ("请您办", ["退回的"]),
        ("草稿", ["草稿"]),
        ("正在办理", ["关于整修河堤的建议"]),
        ("已有结果", ["办完的"]),
    ]


def test_an_answer_to_rate_leads_straight_to_the_rating(zhang, cast):
    proposal = road.replied(cast)

    page = zhang.get(MINE).content.decode()

    assert "请您评价" in page
    assert f'href="{reverse("proposals:rate", args=[proposal.code])}"' in page
    actions.rate(proposal, by=cast.zhang.user, grades={"manner": "high", "result": "mid"})
    page = zhang.get(MINE).content.decode()
    assert "请您评价" not in page
    assert "您的评价：态度 满意，结果 基本满意" in page


def test_a_talk_to_confirm_is_asked_for(zhang, cast):
    handling = road.acknowledged(cast)
    actions.contact(
        handling, by=cast.wang, stage="before", form="phone", on=handling.sent_on, people="张", content="通话"
    )

    assert "请您核实沟通" in zhang.get(MINE).content.decode()


def test_a_former_deputy_reads_own_cases_and_drafts_no_new_one(zhang, cast):
    road.replied(cast)
    cast.zhang.user.posts.update(role=Role.FORMER_DEPUTY)

    page = zhang.get(MINE).content.decode()

    assert "请您评价" in page
    assert f'href="{reverse("proposals:draft")}">提建议' not in page.split('<nav class="dock"')[0]


def test_the_office_has_no_suggestions_of_its_own(client, cast):
    road.submitted(cast)
    client.force_login(cast.li)

    assert groups(client) == []


@pytest.mark.parametrize("rows", [1, 50])
def test_the_list_asks_the_database_a_fixed_number_of_times(zhang, cast, rows, django_assert_num_queries):
    for n in range(rows):
        made = make.proposal(Status.IN_PROGRESS, lead=cast.zhang, title=f"第{n}件")
        make.handling(made, cast.water)
    zhang.get(MINE)

    with django_assert_num_queries(13):
        zhang.get(MINE)


def test_the_page_of_an_own_case_is_the_deputys(zhang, cast, client):
    proposal = road.replied(cast)

    assert "proposals/detail_deputy.html" in [t.name for t in zhang.get(proposal.get_absolute_url()).templates]
    client.force_login(cast.li)
    assert "proposals/detail.html" in [t.name for t in client.get(proposal.get_absolute_url()).templates]


def test_the_page_says_what_is_asked_at_each_point_of_the_road(zhang, cast):
    draft = road.drafted(cast)
    assert "接着写" in zhang.get(draft.get_absolute_url()).content.decode()

    returned = actions.send_back(actions.submit(draft, by=cast.zhang.user), by=cast.li, note="请写明河段。")
    page = zhang.get(returned.get_absolute_url()).content.decode()
    assert "请写明河段。" in page
    assert "删除草稿" not in page

    replied = road.replied(cast)
    assert "看答复并评价" in zhang.get(replied.get_absolute_url()).content.decode()
    actions.rate(replied, by=cast.zhang.user, grades=road.GOOD)
    assert "修改评价" in zhang.get(replied.get_absolute_url()).content.decode()


def test_the_case_page_asks_the_database_a_fixed_number_of_times(zhang, cast, django_assert_num_queries):
    proposal = road.rated(cast)
    zhang.get(proposal.get_absolute_url())

    with django_assert_num_queries(34):
        zhang.get(proposal.get_absolute_url())
