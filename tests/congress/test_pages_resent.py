"""The same form sent twice counts once."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate
from redis.exceptions import ConnectionError

from congress.surveys.models import Survey
from tests import make
from tests.cast import gather

OPEN = "/deputies/surveys/open/"


@pytest.fixture
def office(db):
    cast = gather()
    for number in range(4):
        make.deputy(f"代表{number}")
    return cast.li


def filled(client) -> dict:
    """The form as the page draws it, with its token, ready for the red button."""
    page = client.get(OPEN).content.decode()
    return {
        "csrfmiddlewaretoken": re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1], "confirm": "1",
        "year": 2026, "title": "2026年度代表满意度调查", "questions": "甲局的工作\n乙局的工作", "secrecy": "named",
        "closes_on": (localdate() + timedelta(days=14)).isoformat(),
    }  # fmt: skip


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def test_a_second_press_is_led_where_the_first_led(office):
    client = signed_in(office)
    form = filled(client)
    first, second = client.post(OPEN, form), client.post(OPEN, form)
    assert first.status_code == second.status_code == 302 and first["Location"] == second["Location"]
    assert Survey.objects.count() == 1 and "没有重复办理" in client.get(second["Location"]).content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one():
    client, start = signed_in(gather().li), Barrier(2)
    form, led = filled(client), []

    def press():
        again = Client()
        again.cookies.update(client.cookies)
        start.wait()
        led.append(again.post(OPEN, form)["Location"])
        connection.close()

    both = [Thread(target=press) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert Survey.objects.count() == 1 and len(led) == 2 and len(set(led)) == 1


def test_a_page_drawn_anew_other_words_and_another_person_are_no_repetition(office):
    client = signed_in(office)
    form = filled(client)
    for sent in (form, filled(client), {**form, "title": "另一次调查"}):
        client.post(OPEN, sent)
    assert Survey.objects.count() == 3


@pytest.mark.parametrize("sent", [{"X-Autosave": "1"}, {"Sec-Fetch-Mode": "cors"}])
def test_what_a_script_sends_comes_as_often_as_it_wants(office, sent):
    client = signed_in(office)
    form = filled(client)
    for _ in range(2):
        client.post(OPEN, form, headers=sent)
    assert Survey.objects.count() == 2


def test_what_was_refused_may_be_sent_again_as_it_is(office, monkeypatch):
    client = signed_in(office)
    form = filled(client)
    with monkeypatch.context() as patch:
        patch.setattr("deputies.actions.open_survey", refuse)
        assert client.post(OPEN, form).status_code == 200
    assert client.post(OPEN, form).status_code == 302 and Survey.objects.count() == 1


def refuse(**_):
    raise ValidationError("现在不行")


def test_without_the_cache_everything_is_done(office, monkeypatch):
    def away(*_args, **_facts):
        raise ConnectionError

    client = signed_in(office)
    form = filled(client)
    with monkeypatch.context() as patch:
        for name in ("add", "get", "set", "delete"):
            patch.setattr(LocMemCache, name, away)
        assert client.post(OPEN, form).status_code == 302


def test_the_cache_learns_nothing_of_what_was_sent(office, monkeypatch):
    client, keys = signed_in(office), []
    form = filled(client)
    add = LocMemCache.add
    with monkeypatch.context() as patch:
        patch.setattr(LocMemCache, "add", lambda self, key, *rest: keys.append(key) or add(self, key, *rest))
        client.post(OPEN, form)
    assert keys and not re.search(r"调查|甲局|csrf", str(keys))
