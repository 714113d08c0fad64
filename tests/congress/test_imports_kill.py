import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils.timezone import now

from congress.imports import engine, jobs
from congress.imports.models import ImportJob, State
from proposals.models import Handling, Proposal, RawRow

ROWS = 600
HEAD = "届次,编号,标题,承办单位,办理结果\n"
RUN = "from congress.imports import engine; engine.run({})"


def worker(job, media):
    """A process like the worker's, on the tests' own database."""
    facts = connection.get_connection_params()
    place = f"postgres://{facts['user']}:{facts.get('password', '')}@/{facts['dbname']}?host={facts.get('host', '')}"
    place += f"&port={facts.get('port', 5432)}"
    env = os.environ | {"DATABASE_URL": place, "DATA_DIR": str(media.parent)}
    command = [sys.executable, "manage.py", "shell", "-c", RUN.format(job.pk)]
    return subprocess.Popen(command, env=env, cwd=django_settings.BASE_DIR, stderr=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.5])
def test_a_worker_killed_in_a_commit_leaves_nothing_or_everything(transactional_db, settings, tmp_path, delay):
    settings.MEDIA_ROOT = tmp_path / "files"
    lines = "".join(f"十八届一次,{n},关于第{n}件事的建议,第{n % 40}中心,A\n" for n in range(1, ROWS + 1))
    upload = SimpleUploadedFile("大.csv", (HEAD + lines).encode())
    job = jobs.bring(upload, resource="suggestions", by=None)
    jobs.map_columns(job, mapping=job.mapping)
    jobs.ask_preview(job)
    engine.run(job.pk)
    jobs.ask_commit(job, by=None)

    process = worker(job, settings.MEDIA_ROOT)
    while process.poll() is None and not ImportJob.objects.filter(pk=job.pk, attempts=1).exists():
        time.sleep(0.02)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert Proposal.objects.count() in (0, ROWS)
    ImportJob.objects.filter(state=State.COMMITTING).update(beat_at=now() - 2 * engine.SILENCE)
    until_free(job)
    for overdue in engine.overdue():
        engine.run(overdue)
    assert ImportJob.objects.get(pk=job.pk).state == State.COMMITTED
    assert [m.objects.count() for m in (Proposal, Handling, RawRow)] == [ROWS] * 3


def until_free(job):
    """The server notices a dead client in a moment, and rolls back."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [job.pk])
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.1)
