"""Posts are proposed by one administrator and approved by another; no administrator holds anything else."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts import actions
from congress.accounts.models import ADMINISTRATORS, Post, Role
from congress.accounts.queries import holders_of
from congress.audit.models import SecurityEvent
from tests import make
from tests.congress.accounts_cast import administrators, page, person, unit

pytestmark = pytest.mark.django_db
Status = Post.Status


def propose(user, by, role=Role.HANDLER, **facts):
    facts.setdefault("starts_on", date(2026, 1, 1))
    return actions.propose_post(user, by=by, role=role, unit=unit("区水利局"), **facts)


def test_a_post_gives_nothing_until_the_security_administrator_approves():
    system, security, _audit = administrators()
    wang = person("wang")

    post = propose(wang, system)
    assert not holders_of(Role.HANDLER).exists()
    actions.approve_post(post, by=security)

    assert holders_of(Role.HANDLER, unit=unit("区水利局")).get() == wang
    assert list(SecurityEvent.objects.values_list("kind", flat=True)[:2]) == ["post_approved", "post_proposed"]


def test_only_the_security_administrator_approves():
    system, _security, audit = administrators()
    post = propose(person("wang"), system)

    for by in (system, audit, person("li", Role.COORDINATOR)):
        with pytest.raises(PermissionDenied):
            actions.approve_post(post, by=by)


def test_only_the_system_administrator_proposes():
    _system, security, audit = administrators()

    for by in (security, audit):
        with pytest.raises(PermissionDenied):
            propose(person(f"wang{by.pk}"), by)


def test_nobody_approves_a_post_for_oneself():
    _system, security, _audit = administrators()

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(user=security).update(approved_by=security)
    post = Post(user=security, role=Role.HANDLER, unit=unit(), starts_on=date(2026, 1, 1), status="proposed")
    assert not actions.posts.rules.may_decide(security, post)


def test_a_refusal_needs_a_reason_and_gives_nothing(client):
    system, security, _audit = administrators()
    post = propose(person("wang"), system)
    client.force_login(security)
    url = reverse("accounts:refuse", args=[post.pk])

    assert "请填写。" in page(client.post(url, {"note": ""}))
    client.post(url, {"note": "不在编"})

    post.refresh_from_db()
    assert (post.status, post.note) == (Status.REFUSED, "不在编")
    assert not holders_of(Role.HANDLER).exists()


def test_deciding_twice_is_told():
    system, security, _audit = administrators()
    post = propose(person("wang"), system)
    actions.approve_post(post, by=security)

    with pytest.raises(ValidationError, match="已生效"):
        actions.refuse_post(post, by=security, note="晚了")


@pytest.mark.parametrize("held", ADMINISTRATORS)
@pytest.mark.parametrize("asked", [*ADMINISTRATORS, Role.COORDINATOR])
def test_an_administrator_gets_no_other_post(held, asked):
    system, _security, _audit = administrators()
    chen = person("chen", held)

    if held == asked:
        propose(chen, system, asked)
        return
    with pytest.raises(ValidationError, match="三类管理员相互独立"):
        propose(chen, system, asked)


@pytest.mark.parametrize("first, second", [("system_admin", "audit_admin"), ("coordinator", "security_admin")])
def test_bare_sql_cannot_join_two_powers_in_one_person(first, second):
    chen = person("chen", first)
    insert = (
        "INSERT INTO accounts_post (user_id, role, unit_id, title, starts_on, status, note)"
        " VALUES (%s, %s, %s, '', '2026-01-01', 'in_force', '')"
    )

    refused = pytest.raises(DatabaseError, match="holds no other post")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(insert, [chen.pk, second, unit().pk])


def test_a_post_may_follow_an_administrators_one_after_its_last_day():
    chen = person("chen", Role.SYSTEM_ADMIN)
    chen.posts.update(ends_on=date(2026, 3, 1))

    Post.objects.create(user=chen, role=Role.COORDINATOR, unit=unit(), starts_on=date(2026, 3, 2))
    with pytest.raises(DatabaseError), transaction.atomic():
        Post.objects.create(user=chen, role=Role.LEADER, unit=unit(), starts_on=date(2026, 3, 1))


def test_the_same_post_is_not_proposed_twice():
    system, _security, _audit = administrators()
    wang = person("wang")
    propose(wang, system)

    with pytest.raises(ValidationError, match="已有同一单位的同一岗位"):
        propose(wang, system)


def test_a_post_ends_with_a_successor_and_a_record(client):
    system, _security, _audit = administrators()
    water = unit("区水利局")
    wang, zhao = (person(n, Role.HANDLER, of=water, name=n) for n in ("wang", "zhao"))
    client.force_login(system)
    post = wang.posts.get()
    url = reverse("accounts:end_post", args=[post.pk])

    shown = page(client.get(url))
    client.post(url, {"on": localdate().isoformat(), "successor": zhao.pk})

    post.refresh_from_db()
    assert "没有记在此人名下的未办事项" in shown
    assert (post.ends_on, post.successor) == (localdate(), zhao)
    assert SecurityEvent.objects.filter(kind="post_ended", facts__successor="zhao").exists()


def test_only_people_of_the_same_post_can_take_over(client):
    system, _security, _audit = administrators()
    post = person("wang", Role.HANDLER, of=unit("区水利局")).posts.get()
    other = person("qian", Role.HANDLER, of=unit("区教育局"))
    client.force_login(system)

    url = reverse("accounts:end_post", args=[post.pk])
    answer = client.post(url, {"on": localdate().isoformat(), "successor": other.pk})

    assert answer.status_code == 200
    assert answer.context["form"].errors["successor"]


def test_the_last_day_is_not_before_the_first(client):
    system, _security, _audit = administrators()
    post = person("wang", Role.HANDLER).posts.get()
    client.force_login(system)

    answer = client.post(reverse("accounts:end_post", args=[post.pk]), {"on": "2019-12-31"})

    assert "不能早于任职起始日 2020-01-01" in page(answer)


def test_a_post_that_ended_yesterday_is_held_by_nobody_today():
    wang = person("wang", Role.HANDLER)
    wang.posts.update(ends_on=localdate() - timedelta(days=1))

    assert not holders_of(Role.HANDLER).exists()


@pytest.mark.django_db(transaction=True)
def test_two_powers_given_at_the_same_moment_do_not_both_come_through():
    chen, office, started = person("chen"), unit(), Barrier(2)

    def give(role):
        try:
            with transaction.atomic():
                started.wait()
                Post.objects.create(user=chen, role=role, unit=office, starts_on=date(2026, 1, 1))
                time.sleep(0.2)
        except DatabaseError:
            return "refused"
        finally:
            connection.close()
        return "given"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(give, [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN])) == ["given", "refused"]


def test_who_leads_the_house_comes_to_lead_and_not_as_the_deputy_he_also_is(client):
    chair = make.deputy("常主任").user
    make.post(chair, Role.LEADER, make.unit("望川区人大常委会"))
    client.force_login(chair)
    acting = client.get("/accounts/profile/").wsgi_request.user.acting_posts
    assert [post.role for post in acting] == [Role.LEADER]


def test_only_a_head_of_a_unit_is_a_vice(client):
    system, _security, _audit = administrators()
    wang = person("wang")
    typed = {"unit": unit("区水利局").pk, "starts_on": "2026-01-01", "is_vice": "on"}
    client.force_login(system)
    address = reverse("accounts:propose", args=[wang.pk])

    refused = page(client.post(address, typed | {"role": Role.HANDLER}))
    client.post(address, typed | {"role": Role.UNIT_HEAD})

    assert "只有承办单位负责人分主要负责人和副职" in refused
    post = wang.posts.get()
    assert (post.role, post.is_vice, post.role_said) == (Role.UNIT_HEAD, True, "承办单位负责人（副职）")
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(role=Role.HANDLER)
