"""运行状况: what an administrator reads when something stands still."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest
from celery.schedules import crontab
from django.utils.module_loading import import_string
from django.utils.timezone import now
from kombu import Connection
from kombu.transport.redis import Channel
from redis.exceptions import ConnectionError

from congress.accounts.models import Role
from congress.celery import app
from congress.health import runs
from congress.health.models import Heartbeat, JobRun
from congress.notices.models import Delivery, Gateway
from congress.portal import state
from tests import make
from tests.browser import reads_well, visit
from tests.congress.notice_cast import notice, reachable

TASK = "proposals.tasks.close_windows"


@pytest.fixture
def admin(cast):
    return make.user(Role.SYSTEM_ADMIN, cast.office, name="系统管理员")


def run(ago=timedelta(minutes=1), **facts):
    facts = {"state": "done", "started_at": now() - ago, "ended_at": now() - ago + timedelta(seconds=2), **facts}
    return JobRun.objects.create(task=TASK, **facts)


@pytest.mark.django_db
def test_a_run_is_written_with_its_length_and_its_end():
    runs.began(TASK)
    assert JobRun.objects.get().state == "running"
    runs.ended(TASK)
    runs.began(TASK)
    runs.ended(TASK, "OperationalError: 库不在")
    runs.ended(TASK, "OperationalError: 库不在")

    row = JobRun.objects.get()
    assert (row.state, row.failures, row.error) == ("failed", 2, "OperationalError: 库不在")
    runs.ended(TASK)
    assert JobRun.objects.get().failures == 0 and JobRun.objects.get().error, "why it failed last stays readable"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, ""),
        ({"state": "failed", "failures": 3, "error": "KeyError: 'x'"}, "连续 3 次"),
        ({"state": "running", "ended_at": None}, ""),
        ({"state": "running", "ended_at": None, "ago": timedelta(minutes=20)}, "可能中断"),
        ({"ago": timedelta(hours=3)}, "而没有"),
    ],
)
def test_trouble_says_what_to_do(facts, says):
    assert says in state.trouble(run(**facts), crontab(minute=5)) if says else not state.trouble(run(**facts), 3600)


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (60, "每分钟"),
        (3600, "每 1 小时"),
        (crontab(minute=5), "每小时第 5 分"),
        (crontab(minute=30, hour=2), "每天 02:30"),
        (crontab(minute="*/10", hour="8-17"), "每 10 分钟（8—17 时）"),
        (crontab(minute=40, hour="8-17"), "每小时第 40 分（8—17 时）"),
    ],
)
def test_a_schedule_reads_as_words(schedule, words):
    assert state.when(schedule) == words


def test_the_page_names_what_is_wrong_and_every_job(client, admin, monkeypatch):
    for name in ("beat", "worker"):
        Heartbeat.note(name)
    Heartbeat.objects.create(name="tasks", at=now() - timedelta(hours=2))
    client.force_login(admin)
    page = client.get("/state/").content.decode()

    assert "任务发出后没有做完" in page and "2 小时前" in page and "定时器停了" not in page
    assert page.count('<tr role="row"><th scope="row"') == 11 + len(app.conf.beat_schedule)
    assert "结束到期的评价" in page and "没有运行过" in page
    assert page.count("刚启动时请等几分钟") == 1, "sixteen jobs that wait for one clock are one thing to do"


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "well"), [(9, True), (11, False)])
def test_a_notice_nobody_has_sent_for_ten_minutes_is_an_alarm(client, minutes, well):
    assert client.get("/healthz?only=oldest_notice").json()["oldest_notice"]["found"] == "none waits"
    row = notice(reachable())
    type(row).objects.filter(pk=row.pk).update(posted_at=now() - timedelta(minutes=minutes))

    assert client.get("/healthz?only=oldest_notice").status_code == (200 if well else 503)
    assert state.oldest_notice().found == f"已等 {minutes} 分钟" and state.oldest_notice().is_well == well
    type(row).objects.update(delivered_at=now())
    assert state.oldest_notice().found == "没有积压"


@pytest.mark.django_db
def test_a_sign_of_life_from_the_future_says_nothing_of_now():
    Heartbeat.objects.create(name="beat", at=now() + timedelta(days=1))
    [beat] = [each for each in state.heartbeats() if each.label == "定时器"]
    assert beat.found == "时间在将来" and "定时器停了" in beat.advice


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "years", "advice"),
    [
        ("2026-05-26", (), "期限会算错"),
        ("2026-05-26", (2025,), "今年的放假安排没有确认"),
        ("2026-05-26", (2026,), ""),
        ("2026-12-02", (2026,), "2027 年的放假安排还没有载入"),
        ("2026-12-02", (2026, 2027), ""),
    ],
)
def test_the_calendar_is_asked_for_a_month_ahead(time_machine, day, years, advice):
    time_machine.move_to(f"{day} 10:00+08:00")
    make.known_years(*years)
    assert state.calendar().advice.startswith(advice) and state.calendar().is_well == (not advice)


@pytest.mark.parametrize(("tasks", "well"), [(0, True), (1000, True), (1001, False)])
def test_more_than_a_thousand_tasks_in_the_queue_are_an_alarm(monkeypatch, tasks, well):
    monkeypatch.setattr(state, "QUEUE", f"backlog-{uuid4().hex}")  # the tasks of nobody, in the true broker
    with app.connection_for_write() as line:
        client = line.default_channel.client
        try:
            if tasks:
                client.rpush(state.QUEUE, *["{}"] * tasks)
            found = state.queue()
        finally:
            client.delete(state.QUEUE)
    assert (found.found, found.is_well) == (f"{tasks} 个任务在等", well)
    assert well or "积压太多" in found.advice and "运行最久" in found.advice


def blocked(**facts):
    facts = {"channel": "email", "name": "电子邮件", "is_active": True, **facts}
    gateway = Gateway.objects.create(**facts)
    row = Delivery.objects.create(notice=notice(reachable()), gateway=gateway, recipient="a@example.com")
    Delivery.objects.filter(pk=row.pk).update(next_try_at=now() - timedelta(minutes=30))
    return row


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "found", "machine"),
    [
        ({}, "没有受阻的通知", "none is blocked"),
        ({"failures": 1}, "没有受阻的通知", "none is blocked"),
        ({"failures": 3}, "电子邮件没有连上，1 件在等", "email silent: 1 wait"),
        ({"is_active": False}, "电子邮件已停用，1 件在等", "email off: 1 wait"),
    ],
)
def test_messages_that_wait_for_a_closed_way_out_are_not_passed_over(client, facts, found, machine):
    row = blocked(**facts)
    assert state.channels().found == found and state.channels().is_well == (machine == "none is blocked")
    answer = client.get("/healthz?only=channels")
    assert answer.json()["channels"]["found"] == machine
    assert answer.status_code == (200 if machine == "none is blocked" else 503)

    Delivery.objects.filter(pk=row.pk).update(state="cancelled")
    assert state.channels().is_well


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_writes_its_runs_down(worker):
    app.send_task("congress.health.tasks.tick")
    for _ in range(100):
        if JobRun.objects.filter(task="congress.health.tasks.tick", state="done").exists():
            break
        time.sleep(0.1)
    assert JobRun.objects.get(task="congress.health.tasks.tick").seconds >= 0


@pytest.mark.browser
def test_it_reads_well_on_both_screens(transactional_db, live_server, page, signed_in, axe, cast):
    run(state="failed", failures=2, error="OperationalError: 连接被拒绝")
    signed_in(page, make.user(Role.SYSTEM_ADMIN, cast.office, name="系统管理员"))
    visit(page, "/state/")
    reads_well(page, axe, "state")


def test_every_job_of_the_clock_has_a_name_people_can_read():
    assert set(state.NAMES) >= set(app.conf.beat_schedule)


@pytest.mark.django_db
def test_a_broker_gone_between_two_words_is_said_on_the_page(monkeypatch):
    def gone(*_):
        raise ConnectionError("Connection closed by server.")

    monkeypatch.setattr(Channel, "_size", gone)
    monkeypatch.setattr(app, "connection_for_write", lambda: Connection(app.conf.broker_url))
    assert state.queue().found == "连接不上"


def test_what_is_asked_every_few_minutes_does_not_heap_up_before_a_sleeping_worker():
    often = {
        entry["task"] for entry in app.conf.beat_schedule.values()
        if not isinstance(entry["schedule"], crontab) or len(entry["schedule"].minute) > 1
    }  # fmt: skip
    assert len(often) == 8 and [name for name in often if not import_string(name).expires] == []


def test_keys_of_another_machine_are_noticed(client, admin, settings):
    assert (state.keys().found, state.keys().is_well) == ("没有", True)
    reachable(phone="13900001111")
    assert (state.keys().found, client.get("/healthz?only=keys").status_code) == ("打得开", 200)
    settings.SECRET_KEY = "another machine's key, which nobody has copied from the first one"
    assert "SECRET_KEY" in state.keys().advice and client.get("/healthz?only=keys").status_code == 503
