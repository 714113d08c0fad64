"""Five failures close an account and a hundred an address for half an hour."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from congress.accounts.models import Role, SignInLock
from congress.audit.models import SecurityEvent
from tests.congress.accounts_cast import PASSWORD, code, enter, page, person, with_totp


@pytest.mark.django_db
def test_after_five_failures_the_right_password_is_refused_too(client):
    person("liu", Role.DEPUTY)
    with time_machine.travel("2026-03-02 09:00 +0800", tick=False):
        answers = [page(enter(client, "liu", "x")) for _ in range(5)]
        right = enter(client, "liu")

    assert "再失败 1 次" in answers[3]
    assert "09:30 以后可以再试" in answers[4]
    assert "09:30 以后可以再试" in page(right)
    assert "安全管理员" in page(right)
    assert SecurityEvent.objects.filter(kind="sign_in_failed").count() == 5
    assert SecurityEvent.objects.filter(kind="locked", facts__key="account:liu").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("wait, opens", [(29, False), (30, True)])
def test_the_lock_opens_by_itself_after_half_an_hour(client, wait, opens):
    person("liu", Role.DEPUTY)
    for _ in range(5):
        enter(client, "liu", "x")

    with time_machine.travel(now() + timedelta(minutes=wait, seconds=1)):
        assert (enter(client, "liu").status_code == 302) is opens


@pytest.mark.django_db
def test_an_account_is_closed_for_every_address():
    person("liu", Role.DEPUTY)
    for number in range(5):
        enter(Client(REMOTE_ADDR=f"10.0.0.{number}"), "liu", "x")

    assert enter(Client(REMOTE_ADDR="10.0.9.9"), "liu").status_code == 200


@pytest.mark.django_db
def test_an_address_that_tries_many_names_is_closed():
    person("liu", Role.DEPUTY)
    spray = Client(REMOTE_ADDR="10.0.0.7")
    for number in range(100):
        enter(spray, f"name{number}", "x")

    assert "您所在的网络地址" in page(enter(spray, "liu"))
    assert enter(Client(REMOTE_ADDR="10.0.0.8"), "liu").status_code == 302


@pytest.mark.django_db
def test_an_office_that_mistypes_twice_each_on_monday_morning_gets_in():
    """Forty people behind one address."""
    office = [Client(REMOTE_ADDR="10.0.0.7") for _ in range(40)]
    for number, each in enumerate(office):
        person(f"clerk{number}", Role.DEPUTY)
        enter(each, f"clerk{number}", "x")
        enter(each, f"clerk{number}", "y")

    assert [enter(each, f"clerk{number}").status_code for number, each in enumerate(office)] == [302] * 40


@pytest.mark.django_db
def test_addresses_of_one_ipv6_network_count_together():
    for number in range(100):
        enter(Client(REMOTE_ADDR=f"2001:db8:1:2::{number + 1}"), f"name{number}", "x")

    assert "您所在的网络地址" in page(enter(Client(REMOTE_ADDR="2001:db8:1:2:ffff::1"), "liu"))


@pytest.mark.django_db
def test_a_complete_sign_in_clears_the_count(client):
    person("liu", Role.DEPUTY)
    for _ in range(4):
        enter(client, "liu", "x")
    enter(client, "liu")

    assert not SignInLock.objects.filter(key="account:liu").exists()


@pytest.mark.django_db
def test_a_right_password_does_not_buy_new_guesses_of_the_code():
    with_totp(person("li", Role.COORDINATOR))
    refused = []
    for number in range(6):
        client = Client(REMOTE_ADDR=f"10.1.0.{number}")
        enter(client, "li")
        refused.append(page(client.post(reverse("mfa_authenticate"), {"code": "000000"}, follow=True)))

    assert "再失败 4 次" in refused[0]
    assert SecurityEvent.objects.filter(kind="sign_in_failed", facts__what="code").count() == 5
    assert enter(Client(REMOTE_ADDR="10.1.0.99"), "li").status_code == 200


@pytest.mark.django_db
def test_the_current_password_cannot_be_guessed_in_an_open_session(client):
    client.force_login(person("liu", Role.DEPUTY))
    form = {"oldpassword": "x", "password1": "海阔天空-4482-ru", "password2": "海阔天空-4482-ru"}
    for _ in range(5):
        client.post(reverse("account_change_password"), form)

    answer = client.post(reverse("account_change_password"), form | {"oldpassword": PASSWORD})

    assert "已暂停登录" in page(answer)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_tries_at_once_get_no_more_than_five_looks():
    person("liu", Role.DEPUTY)

    def guess(number):
        try:
            return page(enter(Client(REMOTE_ADDR=f"10.2.{number}.1"), "liu", f"guess-{number}"))
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(guess, range(100)))

    assert sum("用户名或密码不正确" in answer for answer in answers) == 5
    assert sum("请稍后再试" in answer or "已暂停登录" in answer for answer in answers) >= 95
    assert SecurityEvent.objects.filter(kind="locked", facts__key="account:liu").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_code_brought_twice_at_once_is_taken_once():
    secret = with_totp(person("li", Role.COORDINATOR))
    clients = [Client(REMOTE_ADDR=f"10.3.0.{number}") for number in range(4)]
    for client in clients:
        enter(client, "li")
    now_valid = code(secret)

    def bring(client):
        try:
            return client.post(reverse("mfa_authenticate"), {"code": now_valid}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(bring, clients)) == [200, 200, 200, 302]
