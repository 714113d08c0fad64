"""What every request is held against: the post, the limits, the second factor."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.checks import run_checks
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.timezone import localdate

from congress.accounts import actions, demo
from congress.accounts.middleware import ALWAYS_OPEN, SECOND_FACTOR_PAGES, UNWATCHED
from congress.accounts.models import DEPUTIES, Post, Role
from congress.audit.models import SecurityEvent
from tests.congress.accounts_cast import administrators, code, enter, page, person, unit, with_totp

pytestmark = pytest.mark.django_db
START = "2026-03-02 09:00:00 +0800"


def routes(resolver, prefix=""):
    """Every address of the site without arguments, or with 1 for each."""
    for entry in resolver.url_patterns:
        name = getattr(entry, "namespace", None)
        if hasattr(entry, "url_patterns"):
            yield from routes(entry, f"{prefix}{name}:" if name else prefix)
        elif entry.name:
            yield f"{prefix}{entry.name}", dict.fromkeys(entry.pattern.converters, 1)


STAFF = [role for role in Role if role not in DEPUTIES]


@pytest.mark.parametrize("role", STAFF)
def test_no_page_opens_to_staff_with_the_password_alone(client, role):
    """Every address is asked by one of the roles in turn: what stops them asks nobody for the role."""
    person("li", role)
    enter(client, "li")
    free = ALWAYS_OPEN | SECOND_FACTOR_PAGES | UNWATCHED

    opened, asked = [], 0
    for name, arguments in list(routes(get_resolver()))[STAFF.index(role) :: len(STAFF)]:
        if name in free or set(map(str, arguments.values())) - {"1"}:
            continue
        try:
            url = reverse(name, kwargs=arguments)
        except Exception:
            continue
        answer, asked = client.get(url), asked + 1
        if answer.status_code != 302 or answer.url != reverse("mfa_activate_totp"):
            opened.append((name, answer.status_code))

    assert opened == []
    assert asked > 15


@pytest.mark.parametrize("role, idle", [(Role.COORDINATOR, True), (Role.DEPUTY, True)])
def test_a_session_is_over_after_thirty_idle_minutes(client, role, idle):
    with time_machine.travel(START, tick=False) as clock:
        client.force_login(person("li", role))
        clock.shift(timedelta(minutes=29, seconds=59))
        assert client.get("/accounts/me/").status_code == 200
        clock.shift(timedelta(minutes=30, seconds=1))
        answer = client.get("/accounts/me/", follow=True)

    assert "超过 30 分钟没有操作，已自动退出，请重新登录。" in page(answer)
    assert answer.redirect_chain[0][0] == "/accounts/sign-in/?next=/accounts/me/"
    assert SecurityEvent.objects.filter(kind="session_ended").exists()


@pytest.mark.parametrize("role, hours", [(Role.COORDINATOR, 8), (Role.DEPUTY, 12)])
def test_a_session_is_over_after_a_working_day_however_busy(client, role, hours):
    with time_machine.travel(START, tick=False) as clock:
        client.force_login(person("li", role))
        for _ in range(hours * 3):
            clock.shift(timedelta(minutes=20))
            assert client.get("/accounts/me/").status_code == 200
        clock.shift(timedelta(seconds=1))
        assert "请重新登录" in page(client.get("/accounts/me/", follow=True))


def test_rights_end_with_the_post_at_the_next_request(client):
    system = person("xitong", Role.SYSTEM_ADMIN)
    client.force_login(system)
    assert client.get(reverse("accounts:index")).status_code == 200

    system.posts.update(ends_on=localdate() - timedelta(days=1))

    assert client.get(reverse("accounts:index")).status_code == 403


def test_a_disabled_account_is_out_at_the_next_request(client):
    system, _security, _audit = administrators()
    liu = person("liu", Role.DEPUTY)
    client.force_login(liu)
    assert client.get("/accounts/me/").status_code == 200

    actions.disable_account(liu, by=system)

    assert client.get("/accounts/me/").url.startswith("/accounts/sign-in/")


def test_a_person_with_two_posts_acts_in_one_at_a_time(client):
    zhang = person("zhang", Role.COMMITTEE_OFFICER)
    second = Post.objects.create(user=zhang, role=Role.DEPUTY, unit=unit(), starts_on="2019-01-01")
    client.force_login(zhang)

    assert client.get("/accounts/me/").wsgi_request.user.roles == {"committee_officer"}
    client.post(reverse("accounts:switch"), {"post": second.pk})
    assert client.get("/accounts/me/").wsgi_request.user.roles == {"deputy"}
    client.post(reverse("accounts:switch"), {"post": ""})
    assert client.get("/accounts/me/").wsgi_request.user.roles == {"deputy", "committee_officer"}


def test_nobody_acts_in_the_post_of_another_or_in_one_that_ended(client):
    zhang = person("zhang", Role.DEPUTY)
    foreign = person("li", Role.COORDINATOR).posts.get()
    client.force_login(zhang)

    answer = client.post(reverse("accounts:switch"), {"post": foreign.pk})

    assert answer.status_code == 302
    assert client.get("/accounts/me/").wsgi_request.user.roles == {"deputy"}


def test_own_sessions_are_listed_and_ended(client):
    person("liu", Role.DEPUTY)
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    for one in (client, elsewhere):
        enter(one, "liu")
    held = UserSession.objects.get(ip="10.0.0.9")

    assert "10.0.0.9" in page(client.get(reverse("accounts:sessions")))
    client.post(reverse("accounts:end_session", args=[held.pk]))

    assert elsewhere.get("/accounts/me/").status_code == 302
    assert client.get("/accounts/me/").status_code == 200
    client.post(reverse("accounts:end_sessions"))
    assert client.get("/accounts/me/").status_code == 302


def test_sessions_of_others_are_not_mine_to_end(client):
    liu = person("liu", Role.DEPUTY)
    enter(Client(), "liu")
    client.force_login(person("zhang", Role.DEPUTY))

    held = UserSession.objects.get(user=liu)

    assert client.post(reverse("accounts:end_session", args=[held.pk])).status_code == 404


def test_an_administrator_has_one_session_at_a_time(client):
    secret = with_totp(person("xitong", Role.SYSTEM_ADMIN))
    first, second = Client(), Client()
    for one, steps in ((first, 0), (second, 1)):
        enter(one, "xitong")
        one.post(reverse("mfa_authenticate"), {"code": code(secret, steps)})

    assert second.get("/accounts/me/").status_code == 200
    assert first.get("/accounts/me/").status_code == 302


def test_the_demo_doors_do_not_exist_in_production(client, settings):
    liu = demo.prepare(person("liu", Role.DEPUTY))

    assert client.post(reverse("accounts:demo"), {"user": liu.pk}).status_code == 404
    settings.DEMO = settings.PRODUCTION = True
    assert client.post(reverse("accounts:demo"), {"user": liu.pk}).status_code == 404
    assert "accounts.E001" in {message.id for message in run_checks(tags=["security"])}
    settings.DEMO = False
    assert "演示账号只能在演示环境中使用" in page(client.get(enter(client, "liu").url))


def test_a_demo_person_is_entered_with_one_press(client, settings):
    settings.DEMO = True
    li = demo.prepare(person("li", Role.COORDINATOR))
    other = person("real", Role.COORDINATOR)

    assert "以此身份进入" in page(client.get("/accounts/sign-in/"))
    assert client.post(reverse("accounts:demo"), {"user": other.pk}).status_code == 404
    assert client.post(reverse("accounts:demo"), {"user": li.pk}).url == "/"
    assert client.get("/accounts/me/").status_code == 200


def test_a_demo_door_opens_on_the_role_it_names(client, settings):
    settings.DEMO = True
    ren = demo.prepare(person("ren", Role.COORDINATOR))
    Post.objects.create(
        user=ren, role=Role.APPOINTMENT_OFFICER, unit=ren.posts.get().unit, starts_on=ren.posts.get().starts_on
    )
    door = next(post for post in demo.doors() if post.role == Role.APPOINTMENT_OFFICER)

    assert f'name="post" value="{door.pk}"' in page(client.get("/accounts/sign-in/"))
    client.post(reverse("accounts:demo"), {"user": ren.pk, "post": door.pk})

    assert client.get("/accounts/me/").context["user"].roles == {Role.APPOINTMENT_OFFICER}


def test_a_demo_person_can_also_sign_in_the_long_way(client, settings):
    settings.DEMO = True
    demo.prepare(person("li", Role.COORDINATOR))
    enter(client, "li")

    assert client.post(reverse("mfa_authenticate"), {"code": demo.code_now("li")}).url == "/"
