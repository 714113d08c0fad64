"""What ``/healthz`` answers, and the signs of life behind it."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from congress.celery import app
from congress.health import probes
from congress.health.clock import Clock
from congress.health.models import Heartbeat
from congress.health.probes import OLDEST
from congress.health.tasks import tick
from congress.launcher.run import SILENT_SECONDS
from congress.workdays.models import YearNotice

pytestmark = pytest.mark.django_db


def test_the_database_alone_may_be_asked(client):
    answer = client.get("/healthz?only=database")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert list(answer.json()) == ["status", "database"]


def test_what_servers_say_of_themselves_is_told_to_nobody(client, monkeypatch):
    """Neither a version nor an address nor a name of an account: the page asks nobody who they are."""

    def away(*_, **__):
        raise OperationalError('connection to "10.0.0.5" failed: FATAL: no pg_hba.conf entry for user "congress"')

    def closed(*_, **__):
        raise ConnectionRefusedError("Error 111 connecting to 10.0.0.6:6379")

    assert client.get("/healthz?only=database").json()["database"] == {"ok": True, "found": "answers"}
    monkeypatch.setattr(probes.Heartbeat, "ages", away)
    monkeypatch.setattr(app, "connection_for_write", closed)
    answer = client.get("/healthz?only=beat,broker")
    assert answer.status_code == 503
    assert {answer.json()[name]["found"] for name in ("beat", "broker")} == {"no answer"}


def test_a_clock_set_back_makes_every_job_due_again():
    with time_machine.travel("2026-03-02 09:00+08:00") as day:
        clock = Clock(app, lazy=False)
        sent = []
        clock.apply_async = lambda entry, **_: sent.append(entry.name)
        for _ in range(2 * len(clock.schedule)):
            clock.tick()
        assert sorted(sent) == sorted(clock.schedule)
        day.move_to("2026-03-01 09:00+08:00")
        for _ in range(2 * len(clock.schedule)):
            clock.tick()

    assert sorted(sent) == sorted([*clock.schedule, *clock.schedule])


def test_a_sign_of_life_from_the_future_is_none(client):
    for name in ("beat", "worker", "tasks"):
        Heartbeat.note(name)
    Heartbeat.objects.filter(name="tasks").update(at=timezone.now() + timedelta(days=1))

    assert client.get("/healthz?only=beat,worker").status_code == 200
    assert client.get("/healthz?only=tasks").status_code == 503


def test_a_silent_worker_makes_it_503_and_is_named(client):
    for name in ("beat", "tasks"):
        Heartbeat.note(name)
    Heartbeat.objects.create(name="worker", at=timezone.now() - timedelta(minutes=4))

    answer = client.get("/healthz?only=beat,worker,tasks")

    assert answer.status_code == 503
    assert {name: part["ok"] for name, part in answer.json().items() if name != "status"} == {
        "beat": True,
        "worker": False,
        "tasks": True,
    }
    assert answer.json()["worker"]["found"] == "240 s ago"


def test_a_part_never_seen_is_not_well(client):
    assert client.get("/healthz?only=beat").json()["beat"] == {"ok": False, "found": "never seen"}


def test_the_heartbeat_task_keeps_one_row():
    tick.delay()
    tick.delay()

    assert list(Heartbeat.objects.values_list("name", flat=True)) == ["tasks"]


def test_nothing_else_than_reading_is_allowed(client):
    assert client.post("/healthz").status_code == 405


def test_the_supervisor_waits_as_long_as_the_probe():
    assert {name: age.total_seconds() for name, age in OLDEST.items()} == SILENT_SECONDS


def test_a_year_without_its_holidays_is_not_well(client):
    assert client.get("/healthz?only=calendar").status_code == 503

    YearNotice.objects.create(year=timezone.localdate().year, status=YearNotice.Status.CONFIRMED)

    answer = client.get("/healthz?only=calendar")
    assert answer.json()["calendar"] == {"ok": True, "found": f"loaded to {timezone.localdate().year}"}


def test_every_answer_says_what_a_page_may_load(client):
    headers = client.get("/healthz?only=database").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.slow
def test_a_real_worker_does_the_task_and_says_that_it_lives(worker):
    tick.delay()

    end = time.monotonic() + 30
    while set(Heartbeat.ages()) != {"tasks", "worker"}:
        assert time.monotonic() < end, "the task was not done"
        time.sleep(0.1)
