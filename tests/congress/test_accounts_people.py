"""Accounts are made, found, locked, opened."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from congress.accounts import actions, codes
from congress.accounts.models import Role, User
from congress.audit.models import SecurityEvent
from congress.organs.models import UnitKind
from tests.congress.accounts_cast import administrators, enter, page, person, unit, with_totp

pytestmark = pytest.mark.django_db


def test_a_new_account_gets_a_password_of_the_system_shown_once(client):
    system, _security, _audit = administrators()
    client.force_login(system)

    answer = page(client.post(reverse("accounts:create"), {"username": "Wang", "name": "王一"}))
    first = re.search(r"<code>([\w-]{19})</code>", answer).group(1)

    wang = User.objects.get(username="wang")
    assert wang.check_password(first)
    assert wang.must_change_password
    assert first not in page(client.get(reverse("accounts:person", args=[wang.pk])))
    assert enter(Client(), "wang", first).status_code == 302


def test_a_user_name_is_taken_once(client):
    system, _security, _audit = administrators()
    client.force_login(system)
    person("wang")

    answer = page(client.post(reverse("accounts:create"), {"username": "WANG", "name": "王一"}))

    assert "这个用户名已有人使用" in answer


@pytest.mark.parametrize("q, found", [("王一", 1), ("wy", 1), ("WANG", 1), ("水利", 1), ("xx", 0)])
def test_people_are_found_by_name_pinyin_user_name_and_unit(client, q, found):
    system, _security, _audit = administrators()
    client.force_login(system)
    person("wang.1", Role.HANDLER, name="王一", of=unit("区水利局", UnitKind.DEPARTMENT))

    assert client.get(reverse("accounts:index"), {"q": q}).context["page"].paginator.count == found


@pytest.mark.parametrize("rows", [1, 40])
def test_the_list_takes_the_same_queries_for_any_length(client, django_assert_num_queries, rows):
    client.force_login(administrators()[0])
    for number in range(rows):
        person(f"p{number}", Role.DEPUTY)

    with django_assert_num_queries(8):
        client.get(reverse("accounts:index"))


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)])
def test_nobody_else_sees_the_accounts(client, role):
    other = person("other")
    client.force_login(person("li", role))

    for name, args in (("index", []), ("create", []), ("locks", []), ("person", [other.pk]), ("propose", [other.pk])):
        assert client.get(reverse(f"accounts:{name}", args=args)).status_code == 403


def test_a_full_number_is_shown_on_request_and_written_down(client):
    system, _security, _audit = administrators()
    client.force_login(system)
    wang = person("wang", phone="13900132468")
    url = reverse("accounts:person", args=[wang.pk])

    assert "139****2468" in page(client.get(url))
    assert "13900132468" not in page(client.get(url))
    assert "13900132468" in page(client.post(reverse("accounts:reveal", args=[wang.pk])))
    assert SecurityEvent.objects.get(kind="personal_viewed").about_id == str(wang.pk)


def test_the_security_administrator_unlocks(client):
    _system, security, _audit = administrators()
    person("liu", Role.DEPUTY)
    for number in range(5):
        enter(Client(REMOTE_ADDR=f"10.0.0.{number}"), "liu", "x")
    client.force_login(security)
    lock = client.get(reverse("accounts:locks")).context["locks"].get()

    client.post(reverse("accounts:unlock", args=[lock.pk]))

    assert enter(Client(), "liu").status_code == 302
    assert SecurityEvent.objects.filter(kind="unlocked", by=security, facts__key="account:liu").exists()


def test_a_lost_telephone_is_reset_by_the_security_administrator_only():
    system, security, _audit = administrators()
    li = person("li", Role.COORDINATOR)
    with_totp(li)

    with pytest.raises(PermissionDenied):
        actions.reset_second_factor(li, by=system)
    with pytest.raises(PermissionDenied):
        actions.reset_second_factor(security, by=security)
    actions.reset_second_factor(li, by=security)

    assert not codes.has_totp(li)


def test_administrators_do_not_issue_themselves_a_password():
    system, security, _audit = administrators()

    for by in (system, security):
        with pytest.raises(PermissionDenied):
            actions.issue_password(system, by=by)


def test_a_fresh_installation_has_nobody_until_the_three_are_named(capsys):
    three = [
        "--system-admin",
        "xt:甲",
        "--security-admin",
        "aq:乙",
        "--audit-admin",
        "sj:丙",
        "--unit",
        "区人大常委会机关",
    ]
    assert User.objects.count() == 0

    call_command("first_administrators", *three)

    printed = capsys.readouterr().out
    assert re.search(r"安全管理员\taq\t[\w-]{19}", printed)
    assert User.objects.filter(must_change_password=True).count() == 3
    with pytest.raises(CommandError, match="已有管理员"):
        call_command("first_administrators", *three)


def test_one_person_is_not_named_twice():
    with pytest.raises(CommandError, match="三个人"):
        call_command(
            "first_administrators",
            "--system-admin",
            "xt",
            "--security-admin",
            "XT",
            "--audit-admin",
            "sj",
            "--unit",
            "区人大",
        )


def test_the_people_shown_leave_as_a_sheet_and_that_is_recorded(client):
    system, _security, _audit = administrators()
    person("wang", Role.HANDLER)
    client.force_login(system)

    lines = b"".join(client.get(reverse("accounts:index"), {"q": "wang", "as": "csv"}).streaming_content).decode()

    assert [line.split(",")[1] for line in lines.splitlines()] == ['"用户名"', '"wang"']
    assert "承办单位经办人" in lines
    assert SecurityEvent.objects.get(kind="exported").facts["rows"] == 1
    client.force_login(User.objects.get(username="wang"))
    assert client.get(reverse("accounts:index"), {"as": "xlsx"}).status_code == 403
