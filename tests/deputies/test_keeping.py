"""Adding, correcting and linking: what the office does to the roster, and nobody else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.accounts.models import Role
from deputies import actions
from deputies.models import Deputy
from tests import make


def test_a_deputy_is_added_and_the_seat_comes_next(client, cast):
    client.force_login(cast.li)

    response = client.post(reverse("deputies:add_deputy"), {"name": "䶮 ", "sex": "male", "phone": "13900000000"})

    added = Deputy.objects.get(name="䶮")
    assert added.initials == "y"
    assert response.url == reverse("deputies:give_mandate", args=[added.pk])


def test_an_error_keeps_the_form(client, cast):
    client.force_login(cast.li)

    page = client.post(
        reverse("deputies:add_deputy"), {"name": "", "employer": "望川一中", "born_on": "2020-01-01"}
    ).content.decode()

    assert "没有提交" in page
    assert 'value="望川一中"' in page
    assert "代表须年满十八周岁" in page


def test_details_are_corrected(client, cast):
    client.force_login(cast.li)
    address = reverse("deputies:change_details", args=[cast.zhang.pk])
    assert 'value="张卫国"' in client.get(address).content.decode()

    client.post(address, {"name": "张为国", "phone": "13900000000"})

    cast.zhang.refresh_from_db()
    assert (cast.zhang.name, cast.zhang.initials, cast.zhang.phone) == ("张为国", "zwg", "13900000000")


def test_an_account_is_linked_once_and_acts_from_the_seat_on(cast):
    deputy, account = make.deputy("赵新", account=False), make.user(name="赵新")
    make.unit("望川区人大常委会", "congress")

    actions.link_account(deputy, by=cast.li, user=account)

    post = account.posts.get()
    assert (post.role, post.starts_on, post.note) == (Role.DEPUTY, date(2021, 12, 1), "随代表资格")
    with pytest.raises(ValidationError, match="已经有账号"):
        actions.link_account(deputy, by=cast.li, user=make.user())
    with pytest.raises(ValidationError, match="属于另一位代表"):
        actions.link_account(make.deputy("钱一", account=False), by=cast.li, user=account)


def test_an_administrator_is_no_deputy(cast):
    with pytest.raises(ValidationError, match="不能兼作代表账号"):
        actions.link_account(
            make.deputy("赵新", account=False), by=cast.li, user=make.user(Role.AUDIT_ADMIN, cast.office)
        )


def test_the_page_says_when_there_is_no_such_account(client, cast):
    client.force_login(cast.li)
    deputy = make.deputy("赵新", account=False)

    page = client.post(reverse("deputies:link_account", args=[deputy.pk]), {"username": "nobody"}).content.decode()

    assert "没有这个用户名的有效账号" in page


@pytest.mark.parametrize("step", ["change_details", "link_account", "give_mandate", "co_opt"])
def test_only_the_office_changes_the_roster(client, cast, step):
    address = reverse(f"deputies:{step}", args=[cast.zhang.pk])
    leader = make.user(Role.LEADER, cast.office)
    for person, status in ((leader, 403), (cast.zhang.user, 403), (cast.sun.user, 404), (cast.wang, 404)):
        client.force_login(person)
        assert client.get(address).status_code == status
        assert client.post(address, {"name": "别名"}).status_code == status
    client.force_login(cast.wang)
    assert client.get(reverse("deputies:add_deputy")).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.add_deputy(by=cast.wang, name="无权")
