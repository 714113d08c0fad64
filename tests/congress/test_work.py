"""Long work: alone, with true progress, to an end that is always told."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.timezone import now
from kombu.exceptions import OperationalError

from congress.accounts.models import Post
from congress.audit.models import SecurityEvent
from congress.files.sweep import sweep
from congress.notices.models import Notice
from congress.work import actions, engine, tasks
from congress.work.models import State, Work
from congress.workflow.alone import LONG_SPACE
from proposals.models import Status
from tests import make
from tests.browser import reads_well, visit

LIST = "/proposals/?as=xlsx&q="


@pytest.fixture
def house(cast, settings, tmp_path):
    settings.MEDIA_ROOT, settings.EXPORT_ROWS = tmp_path, 2
    for _ in range(4):
        make.proposal(Status.REGISTERED, lead=cast.zhang)
    return cast


def asked(client, cast, address=LIST) -> Work:
    client.force_login(cast.li)
    response = client.get(address)
    work = Work.objects.latest("pk")
    assert response["Location"] == work.get_absolute_url()
    return work


def test_a_long_list_is_written_by_the_worker_for_its_owner_alone(client, house):
    work = asked(client, house)
    assert work.state == State.WAITING and "排队中" in client.get(work.get_absolute_url()).content.decode()
    engine.run(work.pk)
    page = client.get(work.get_absolute_url()).content.decode()

    assert "已经做好" in page and Notice.objects.get(kind="work_done").to == house.li
    answer = client.get(f"/work/{work.pk}/result/")
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
    assert len(rows) == 5 and answer["Content-Disposition"].startswith("attachment")
    assert SecurityEvent.objects.get(kind="exported").by == house.li
    client.force_login(house.zhou)
    assert client.get(f"/work/{work.pk}/result/").status_code == 404


def test_a_short_list_comes_at_once_and_a_csv_takes_the_same_road(client, house, settings):
    work = asked(client, house, "/proposals/?as=csv")
    engine.run(work.pk)
    work.refresh_from_db()
    assert work.result.name.endswith(".csv") and work.result.path.read_bytes().count(b"\r\n") == 5
    settings.EXPORT_ROWS = 100
    assert client.get(LIST).status_code == 200


def test_the_same_asked_twice_is_one_work_and_five_are_enough(client, house):
    first = asked(client, house)
    assert asked(client, house) == first
    for n in range(4):
        actions.ask("export", by=house.li, title="又一个", facts={"n": n})
    with pytest.raises(ValidationError, match="5 项"):
        actions.ask("export", by=house.li, title="太多", facts={})
    assert "没有做完" in client.get("/proposals/?as=csv", follow=True).content.decode()


def test_who_lost_the_post_meanwhile_gets_nothing_and_is_told(client, house):
    work = asked(client, house)
    Post.objects.filter(user=house.li).update(ends_on=now() - timedelta(days=2))
    engine.run(work.pk)

    work.refresh_from_db()
    assert work.state == State.FAILED and "岗位已经变动" in work.failure and work.result is None
    assert Notice.objects.filter(kind="work_failed", to=house.li).exists()


def test_who_lost_the_post_since_cannot_fetch_the_file_any_more(client, house):
    work = asked(client, house)
    engine.run(work.pk)
    Post.objects.filter(user=house.li).update(ends_on=now() - timedelta(days=2))

    assert client.get(f"/work/{work.pk}/result/").status_code == 403
    assert "岗位已经变动" in client.get(work.get_absolute_url()).content.decode()


def test_asked_again_while_it_is_being_cancelled_it_is_a_new_work(client, house):
    work = asked(client, house)
    Work.objects.update(state=State.RUNNING)
    actions.cancel(work)
    again = asked(client, house)
    assert again.pk != work.pk and again.state == State.WAITING and not again.cancel_wanted


def test_however_often_the_sweep_comes_one_call_lies_in_the_queue(client, house, monkeypatch, time_machine):
    called = []
    monkeypatch.setattr(tasks.run, "delay", called.append)
    work = asked(client, house)
    tasks.wake(work.pk)
    begun = now()
    for minute in range(2, 29):
        time_machine.move_to(begun + timedelta(minutes=minute))
        tasks.sweep()
    assert called == [work.pk], "it waits behind other work"
    time_machine.move_to(begun + timedelta(minutes=31))
    tasks.sweep()
    assert called == [work.pk] * 2, "the call was lost with the broker"


def test_work_whose_worker_died_before_the_date_was_set_back_is_called(client, house, monkeypatch, time_machine):
    called = []
    monkeypatch.setattr(tasks.run, "delay", called.append)
    work, today = asked(client, house), now()
    Work.objects.update(woken_at=today + timedelta(days=30), beat_at=today + timedelta(days=30))
    tasks.sweep()
    assert called == [work.pk]


@pytest.fixture
def elsewhere():
    """Another process of the worker, as the database sees it."""
    other = connection.copy()
    yield other
    other.close()


def hold(other, place: int) -> None:
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LONG_SPACE, place])


def test_long_work_leaves_one_process_to_the_clock(client, house, settings, monkeypatch, elsewhere):
    settings.LONG_WORKS, called = 2, []
    monkeypatch.setattr(tasks.run, "delay", called.append)
    first, second = asked(client, house), asked(client, house, "/proposals/?as=csv")
    hold(elsewhere, 0)
    tasks.run(first.pk)  # the second place is free, and who leaves it calls the next
    first.refresh_from_db()
    assert first.state == State.DONE and called[-1] == second.pk

    hold(elsewhere, 1)
    tasks.run(second.pk)
    second.refresh_from_db()
    assert (second.state, second.attempts, second.woken_at) == (State.WAITING, 0, None)
    elsewhere.close()
    tasks.run(second.pk)
    second.refresh_from_db()
    assert second.state == State.DONE


def test_without_a_broker_the_next_sweep_calls(client, house, monkeypatch, time_machine):
    def no_broker(_pk):
        raise OperationalError

    work = asked(client, house)
    monkeypatch.setattr(tasks.run, "delay", no_broker)
    tasks.wake(work.pk)
    time_machine.move_to(now() + timedelta(minutes=2))
    assert engine.overdue() == [work.pk]


def test_cancelled_while_it_waits_or_runs_it_leaves_nothing(client, house, monkeypatch):
    work = asked(client, house)
    client.post(f"/work/{work.pk}/cancel/")
    engine.run(work.pk)
    work.refresh_from_db()
    assert work.state == State.CANCELLED and work.result is None

    other = asked(client, house)
    monkeypatch.setattr(engine, "EVERY", 0)
    begin = engine._begin
    monkeypatch.setattr(engine, "_begin", lambda work: begin(work) and actions.cancel(work))
    engine.run(other.pk)
    other.refresh_from_db()
    assert other.state == State.CANCELLED and not list(engine._near().iterdir())


def test_a_work_that_runs_stops_at_its_next_step_and_not_at_its_end(client, house, monkeypatch):
    work, steps = asked(client, house), []
    monkeypatch.setattr(engine, "EVERY", 0)

    def make_it(work, path, progress):
        for step in progress.over(range(100), 100):
            steps.append(step)
            if step == 2:
                actions.cancel(Work.objects.get(pk=work.pk))
        return "never.csv"

    monkeypatch.setattr(engine, "import_string", lambda path: (lambda work: "") if path.endswith("lost") else make_it)
    engine.run(work.pk)
    work.refresh_from_db()
    assert (work.state, work.result, steps) == (State.CANCELLED, None, [0, 1, 2])


def test_after_its_worker_died_it_begins_again_and_after_three_deaths_it_says_so(client, house):
    work = asked(client, house)
    long_ago = now() - 2 * engine.SILENCE
    Work.objects.update(state=State.RUNNING, attempts=1, beat_at=long_ago)
    assert engine.overdue() == [work.pk]
    engine.run(work.pk)
    work.refresh_from_db()
    assert (work.state, work.attempts) == (State.DONE, 2)

    Work.objects.update(state=State.RUNNING, attempts=3, beat_at=long_ago, result=None)
    engine.run(work.pk)
    work.refresh_from_db()
    assert work.state == State.FAILED and "中断了 3 次" in work.failure


def test_a_fault_is_told_in_words_and_not_with_its_insides(client, house, monkeypatch):
    work = asked(client, house)
    Work.objects.update(facts={"path": "/nowhere/", "query": "", "posts": []})
    engine.run(work.pk)
    work.refresh_from_db()
    assert work.state == State.FAILED and "nowhere" not in work.failure


def test_what_was_kept_long_enough_goes_with_its_file(client, house, time_machine):
    work = asked(client, house)
    engine.run(work.pk)
    work.refresh_from_db()
    path = work.result.path
    time_machine.move_to(now() + timedelta(days=9))
    assert engine.forget() == 1
    sweep(now())
    assert not path.exists()


def test_progress_is_true_and_asks_again_until_the_end(client, house, monkeypatch):
    work = asked(client, house)
    monkeypatch.setattr(engine, "EVERY", 0)
    told = []
    keep = engine.Progress.tell
    monkeypatch.setattr(engine.Progress, "tell", lambda self, done: (told.append(done), keep(self, done)))
    assert "data-poll" in client.get(f"/work/{work.pk}/progress/").content.decode()
    engine.run(work.pk)

    assert told == [1, 2, 3, 4]
    fragment = client.get(f"/work/{work.pk}/progress/").content.decode()
    assert "data-then" in fragment and "data-poll" not in fragment


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_of_works_is_the_same_number_of_queries(client, house, many, django_assert_num_queries):
    for n in range(many):
        actions.ask("export", by=house.li, title="导出", facts={"n": n})
    client.force_login(house.li)
    client.get("/notices/")
    with django_assert_num_queries(6):
        client.get("/work/")


@pytest.mark.browser
def test_its_pages_read_well(transactional_db, live_server, page, signed_in, axe, house, client):
    signed_in(page, house.li)
    waiting = actions.ask("none", by=house.li, title="代表建议 2026-05-26（XLSX）", facts={})
    Work.objects.filter(pk=waiting.pk).update(state=State.RUNNING, done=1200, total=5000)
    for name, address in (("detail", waiting.get_absolute_url()), ("index", "/work/")):
        visit(page, address)
        reads_well(page, axe, f"work-{name}")
    page.goto(waiting.get_absolute_url())
    Work.objects.filter(pk=waiting.pk).update(state=State.FAILED, failure="用时太长", ended_at=now())
    page.get_by_text("用时太长").wait_for()


def make_kept(work, path, progress):
    """A maker whose result belongs to a case."""
    path.write_bytes(b"%PDF-1.7")

    def keep(stored):
        if work.facts["broken"]:
            raise engine.Refused("这件事已经有人做了")
        Work.objects.filter(pk=work.pk).update(title=f"归到 {stored.name}")

    return engine.Made("汇编.pdf", keep, is_quiet=True)


@pytest.mark.parametrize(("broken", "state"), [(False, State.DONE), (True, State.FAILED)])
def test_a_result_that_belongs_to_a_case_is_kept_there_or_not_delivered(house, settings, broken, state):
    settings.WORKS = {"kept": f"{__name__}.make_kept"}
    work = actions.ask("kept", by=house.li, title="汇编", facts={"broken": broken})
    engine.run(work.pk)
    work.refresh_from_db()
    assert work.state == state and (work.result is None) == broken
    assert broken == ("已经有人做了" in work.failure)
    assert (work.title == "归到 汇编.pdf") != broken
    assert Notice.objects.filter(kind="work_done").count() == 0
