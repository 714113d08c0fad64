"""The rows of a sheet stay some days, then only what was written and the counts are left."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.imports import engine, jobs
from congress.imports.forgetting import forget
from congress.imports.models import ImportJob, ImportRow, State
from congress.organs.models import Term
from deputies.models import Deputy
from tests.world import PHONE

pytestmark = pytest.mark.django_db
ROSTER = f"姓名,性别,电话,代表证号,届\n张三,男,{PHONE},0001,18\n"
UNITS = "名称,简称\n望川区水务局,区水务局\n"


@pytest.fixture(autouse=True)
def ground(settings, tmp_path):
    settings.MEDIA_ROOT, settings.IMPORT_KEPT_DAYS = tmp_path / "files", 30
    Term.objects.get_or_create(number=18, defaults={"starts_on": "2021-11-30"})


def brought(text, resource, *, until=State.COMMITTED, ago=31):
    job = jobs.bring(SimpleUploadedFile("名册.csv", text.encode()), resource=resource, by=None)
    if until != State.UPLOADED:
        jobs.map_columns(job, mapping=job.mapping)
        jobs.ask_preview(job)
        engine.run(job.pk)
    if until == State.COMMITTED:
        jobs.ask_commit(job, by=None)
        engine.run(job.pk)
    moved = now() - timedelta(days=ago)
    ImportJob.objects.filter(pk=job.pk).update(created_at=moved, **({"beat_at": moved} if until != "uploaded" else {}))
    job.refresh_from_db()
    assert job.state == until
    return job


def test_a_roster_leaves_its_people_and_counts_and_no_telephone(django_capture_on_commit_callbacks):
    job = brought(ROSTER, "deputies")
    with django_capture_on_commit_callbacks(execute=True):
        assert (forget(), forget()) == (1, 0)

    job.refresh_from_db()
    assert (job.state, job.cleared_on, job.head, job.report["new"]) == (State.COMMITTED, localdate(), [], 1)
    assert not ImportRow.objects.exists() and not job.file.path.exists()
    assert Deputy.objects.get().phone == PHONE


def test_a_sheet_without_personal_columns_keeps_its_file(django_capture_on_commit_callbacks):
    job = brought(UNITS, "units")
    with django_capture_on_commit_callbacks(execute=True):
        assert forget() == 1
    assert not ImportRow.objects.exists() and job.file.path.exists()


@pytest.mark.parametrize("until", [State.UPLOADED, State.PREVIEWED])
def test_what_nobody_confirmed_is_given_up_with_the_reason(until):
    job = brought(ROSTER, "deputies", until=until)
    assert forget() == 1
    job.refresh_from_db()
    assert (job.state, job.failure) == (State.CANCELLED, "30 天没有确认，已自动取消。")
    with pytest.raises(jobs.NotNow):
        jobs.ask_preview(job)


def test_what_is_younger_or_running_stays():
    young, running = brought(ROSTER, "deputies", ago=29), brought(UNITS, "units", until=State.PREVIEWED)
    ImportJob.objects.filter(pk=running.pk).update(state=State.COMMITTING)
    assert forget() == 0
    assert young.rows.exists() and running.rows.exists()


def test_the_page_says_where_its_rows_went(client, cast):
    written = brought(ROSTER, "deputies")
    waiting = brought(UNITS.replace("名称,简称", "姓名,单位职务"), "deputies", until=State.PREVIEWED)
    forget()
    client.force_login(cast.li)

    page = client.get(reverse("imports:detail", args=[written.pk])).content.decode()
    assert "逐行的明细已清除" in page and "30 天" in page and "下载有错误" not in page
    page = client.get(reverse("imports:detail", args=[waiting.pk])).content.decode()
    assert "30 天没有确认，已自动取消。什么也没有写入。" in page
