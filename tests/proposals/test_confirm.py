"""confirm: one tap says whether a talk took place."""

import pytest
from django.urls import reverse

from congress.notices.models import Notice
from proposals import actions
from tests.proposals import road


@pytest.fixture
def talk(cast):
    handling = road.acknowledged(cast)
    return actions.contact(
        handling, by=cast.wang, stage="before", form="visit", on=handling.sent_on, people="张卫国、王强",
        content="一起看了河堤。",
    )  # fmt: skip


def confirm_of(talk):
    return reverse("proposals:confirm", args=[talk.handling.proposal.code, talk.pk])


def test_one_tap_on_the_case_page_confirms(client, cast, talk):
    client.force_login(cast.zhang.user)
    page = client.get(talk.handling.proposal.get_absolute_url()).content.decode()
    assert "请核实一条沟通记录" in page
    assert f'action="{confirm_of(talk)}"' in page

    client.post(confirm_of(talk), {"took_place": "yes"})

    talk.refresh_from_db()
    assert (talk.verdict, talk.verdict_by) == ("confirmed", cast.zhang.user)


def test_a_denial_is_told_to_the_office_and_the_unit(client, cast, talk):
    client.force_login(cast.zhang.user)

    client.post(confirm_of(talk), {"took_place": "no", "note": "没有来过"})

    told = Notice.objects.filter(kind="proposal_contact_denied").values_list("to__name", flat=True)
    assert set(told) == {"李敏", "周慧", "王强", "陈国梁"}


def test_a_second_tap_changes_nothing(client, cast, talk):
    client.force_login(cast.zhang.user)
    client.post(confirm_of(talk), {"took_place": "yes"})

    response = client.post(confirm_of(talk), {"took_place": "no"}, follow=True)

    talk.refresh_from_db()
    assert talk.verdict == "confirmed"
    assert "已经核实过" in response.content.decode()
    assert 'name="took_place"' not in client.get(confirm_of(talk)).content.decode()


def test_only_the_deputies_of_the_case_confirm(client, cast, talk):
    for person, status in ((cast.li, 403), (cast.wang, 403), (cast.sun.user, 404), (cast.outsider, 404)):
        client.force_login(person)
        assert client.post(confirm_of(talk), {"took_place": "yes"}).status_code == status
    talk.refresh_from_db()
    assert talk.verdict == "pending"
