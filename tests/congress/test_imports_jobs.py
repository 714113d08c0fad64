import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections

from congress.files.models import StoredFile
from congress.imports import engine, jobs, tasks
from congress.imports.models import ImportJob, ImportRow, State
from congress.imports.sheets import Unreadable
from congress.imports.units import UnitResource
from congress.organs.models import Unit, UnitKind
from congress.workflow.alone import LONG_SPACE

SHEET = """望川区单位名册,,,,
名称,简称,类别,上级,别名
望川区人民政府,区政府,区人民政府,,
望川区水务局,区水务局,政府部门,望川区人民政府,水利局、水务办
望川区青河街道办事处,青河街道,,望川区人民政府,
合计,3,,,
"""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def bring(text=SHEET, name="单位.csv", resource="units"):
    upload = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    return jobs.bring(upload, resource=resource, by=None)


def previewed(text=SHEET):
    job = bring(text)
    jobs.map_columns(job, mapping=job.mapping)
    jobs.ask_preview(job)
    engine.run(job.pk)
    job.refresh_from_db()
    return job


def committed(text=SHEET):
    job = previewed(text)
    jobs.ask_commit(job, by=None)
    engine.run(job.pk)
    job.refresh_from_db()
    return job


def counts(job):
    return tuple(job.report[name] for name in ("rows", "new", "changed", "unchanged", "errors"))


def test_the_header_is_found_below_the_title_and_mapped(db):
    job = bring()

    assert (job.header_line, job.state) == (2, State.UPLOADED)
    assert job.mapping == {"0": "name", "1": "short_name", "2": "kind", "3": "parent", "4": "aliases"}


def test_a_preview_stores_verdicts_and_writes_nothing(db):
    job = previewed()

    assert (job.state, counts(job)) == (State.PREVIEWED, (3, 3, 0, 0, 0))
    assert not Unit.objects.exists()
    assert [row.line for row in job.rows.all()] == [3, 4, 5]


def test_a_commit_writes_what_was_previewed(db):
    job = committed()

    water = Unit.objects.get(name="望川区水务局")
    assert (job.state, water.parent.name, water.kind) == (State.COMMITTED, "望川区人民政府", "department")
    assert sorted(water.aliases.values_list("name", flat=True)) == ["水利局", "水务办"]
    assert Unit.objects.get(short_name="青河街道").kind == UnitKind.STREET
    assert set(job.rows.values_list("target", flat=True)) == set(Unit.objects.values_list("pk", flat=True))


def test_the_same_file_again_changes_nothing(db):
    committed()

    job = committed()

    assert counts(job) == (3, 0, 0, 3, 0)
    assert Unit.objects.count() == 3


def test_a_change_names_the_field_with_old_and_new(db):
    committed()

    job = committed(SHEET.replace(",区水务局,", ",水务,"))

    assert job.rows.get(verdict="changed").changes == [["简称", "区水务局", "水务"]]
    assert Unit.objects.get(name="望川区水务局").short_name == "水务"


def test_a_chosen_mapping_is_remembered_for_the_same_header(db):
    job = bring("甲,乙\n望川区水务局,x\n")
    jobs.map_columns(job, mapping={"0": "name", "1": "phone"})

    assert bring("甲,乙\n望川区教育局,y\n").mapping == {"0": "name", "1": "phone"}


def test_rows_with_errors_are_left_out_and_the_others_enter(db):
    job = committed("名称,简称\n望川区水务局,水务\n,无名\n=1+1,公式\n望川区水务局,又一次\n")

    assert counts(job) == (4, 1, 0, 0, 3)
    assert [row.messages[-1][1] for row in job.rows.filter(verdict="error")] == [
        "没有单位名称。",
        "没有单位名称。",
        "与第2行是同一个单位。",
    ]
    assert list(Unit.objects.values_list("name", flat=True)) == ["望川区水务局"]


def test_a_commit_refuses_when_the_world_has_changed_since_the_preview(db):
    committed()
    job = previewed(SHEET.replace(",区水务局,", ",水务,"))
    Unit.objects.filter(name="望川区水务局").update(phone="80000001")

    jobs.ask_commit(job, by=None)
    engine.run(job.pk)

    job.refresh_from_db()
    assert (job.state, "重新预览" in job.failure) == (State.FAILED, True)
    assert Unit.objects.get(name="望川区水务局").short_name == "区水务局"


def test_a_hostile_file_leaves_neither_job_nor_file(db, settings):
    with pytest.raises(Unreadable):
        bring(b"\n\n,,\n")

    assert (ImportJob.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_a_job_that_is_over_takes_no_more_orders(db):
    job = committed()

    for order in (jobs.ask_preview, jobs.cancel, lambda job: jobs.ask_commit(job, by=None)):
        with pytest.raises(jobs.NotNow):
            order(job)


def test_a_cancelled_preview_is_forgotten(db):
    job = previewed()

    jobs.cancel(job)

    job.refresh_from_db()
    assert (job.state, ImportRow.objects.count()) == (State.CANCELLED, 0)


def test_a_wish_to_cancel_stops_a_running_commit(transactional_db, monkeypatch):
    job = previewed()
    jobs.ask_commit(job, by=None)
    monkeypatch.setattr(engine, "_begin", lambda job: jobs.cancel(job) or True)

    engine.run(job.pk)

    job.refresh_from_db()
    assert (job.state, Unit.objects.count()) == (State.CANCELLED, 0)


def test_of_two_who_commit_at_once_one_is_told(transactional_db):
    job, told = previewed(), []

    def press():
        try:
            jobs.ask_commit(ImportJob.objects.get(pk=job.pk), by=None)
            engine.run(job.pk)
        except jobs.NotNow as late:
            told.append(str(late))
        finally:
            connections.close_all()

    people = [threading.Thread(target=press) for _ in range(2)]
    [person.start() for person in people]
    [person.join() for person in people]

    assert (len(told), Unit.objects.count()) == (1, 3)


def test_a_task_delivered_twice_runs_once(transactional_db):
    job = previewed()
    jobs.ask_commit(job, by=None)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [engine.LOCK_SPACE, job.pk])

    engine.run(job.pk)

    other.close()
    assert Unit.objects.count() == 0
    engine.run(job.pk)
    assert Unit.objects.count() == 3


@pytest.mark.parametrize("beat_at", ["2026-01-01T00:00:00Z", "2199-01-01T00:00:00Z"], ids=["long ago", "set back"])
def test_a_job_whose_worker_died_is_found_and_given_up_after_three_times(db, beat_at):
    job = previewed()
    jobs.ask_commit(job, by=None)
    ImportJob.objects.update(beat_at=beat_at, attempts=3)

    assert engine.overdue() == [job.pk]
    engine.run(job.pk)

    job.refresh_from_db()
    assert (job.state, Unit.objects.count()) == (State.FAILED, 0)


def test_a_sheet_without_its_needed_column_is_named(db):
    assert UnitResource().missing({"1": "phone"}) == ["名称"]
    assert UnitResource().missing({"0": "name"}) == []


def test_an_import_without_a_place_begins_when_one_is_left(transactional_db, settings, monkeypatch):
    settings.LONG_WORKS, called = 1, []
    monkeypatch.setattr(tasks.run, "delay", called.append)
    first, second = bring(), bring(SHEET.replace("水务局", "水利局"))
    for job in (first, second):
        jobs.map_columns(job, mapping=job.mapping)
        jobs.ask_preview(job)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, 0)", [LONG_SPACE])
    tasks.run(first.pk)
    first.refresh_from_db()
    assert (first.state, first.attempts, called) == (State.PREVIEWING, 0, [])

    other.close()
    tasks.run(first.pk)
    first.refresh_from_db()
    assert first.state == State.PREVIEWED and called == [second.pk]
