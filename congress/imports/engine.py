"""The running of an import, in the worker: preview row by row, commit all or nothing.

A job is run by whoever holds its advisory lock, so a task delivered twice runs once; the lock dies with
the connection, so a killed worker leaves the job to the next sweep.
"""

import json
import logging
from collections import Counter
from datetime import timedelta
from time import monotonic

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.timezone import now

from congress.accounts.sealed import sealed_json
from congress.imports.jobs import header_of, resource_of
from congress.imports.models import RUNNING, ImportJob, ImportRow, State, Verdict
from congress.imports.resource import Draft, is_data
from congress.imports.sheets import Unreadable, read_sheet
from congress.workflow.alone import alone, silent

log = logging.getLogger(__name__)
BATCH, SILENCE, MOST_ATTEMPTS = 500, timedelta(seconds=90), 3
LOCK_SPACE = 0x696D70  # "imp": our part of the advisory lock numbers
JOB_SECONDS = 480
STORED = ("line", "raw", "facts", "key", "messages", "verdict", "changes", "target", "seen")  # a Draft, in its order
ENCODE = json.JSONEncoder(ensure_ascii=False).encode
COLUMNS = "job_id, line, raw, facts, key, verdict, is_doubtful, changes, messages, target, seen"


class Cancelled(Exception):
    pass


class Stale(Exception):
    """What was previewed is no longer what would be written."""


def run(job_id: int) -> None:
    """Do what the job's state asks for; doing it twice, or after a crash, is the same as once."""
    with alone(LOCK_SPACE, job_id) as mine:
        job = mine and ImportJob.objects.select_related("file", "owner", "committed_by").get(pk=job_id)
        if not job or not job.is_running:
            return
        if not _begin(job):
            return
        try:
            (preview if job.state == State.PREVIEWING else commit)(job)
        except Cancelled:
            ImportRow.objects.filter(job=job).delete()
            _end(job, State.CANCELLED)
        except (Unreadable, Stale) as refused:
            _end(job, State.FAILED, failure=str(refused))
        except Exception:  # whatever it was, the page must not wait for ever
            log.exception("import %s", job_id)
            _end(
                job,
                State.FAILED,
                failure="写入时出错，什么也没有写入。请重新预览后再试，或者联系系统管理员。",
            )


def overdue() -> list[int]:
    """Jobs that say they run but have not moved for a while: their worker is gone."""
    found = ImportJob.objects.filter(silent("beat_at", SILENCE), state__in=RUNNING)
    return list(found.values_list("pk", flat=True))


def waiting() -> QuerySet[int]:
    """Asked for and not begun, the oldest first."""
    return ImportJob.objects.filter(state__in=RUNNING, attempts=0).order_by("beat_at").values_list("pk", flat=True)


def preview(job: ImportJob) -> None:
    """Read the file, judge every row by the database of this moment, and store both."""
    sheet = read_sheet(job.file.path)
    resource = resource_of(job.resource, job.choices)
    header = next((cells for line, cells in sheet.rows if line == job.header_line), [])
    rows = [(n, c) for n, c in sheet.rows if n > job.header_line and is_data(c, header)]
    beat = Beat(job, total=len(rows))
    resource.headers = header
    resource.load()
    drafts = read_rows(resource, rows, job.mapping, beat)
    resource.judge(drafts)
    with transaction.atomic():
        _patience()
        ImportRow.objects.filter(job=job).delete()
        store(job, drafts, write=sealed_json if resource.secret else _json)
        report = report_of(resource, drafts)
        _end(job, State.PREVIEWED, report=report, total=len(rows), done=len(rows))


def read_rows(resource, rows, mapping, beat=None) -> list[Draft]:
    columns = {int(number): name for number, name in mapping.items()}
    drafts = []
    for count, (line, cells) in enumerate(rows, 1):
        drafts.append(resource.read(line, cells, columns))
        if beat and count % BATCH == 0:
            beat.tell(count)
    return drafts


def commit(job: ImportJob) -> None:
    """Judge again, refuse if anything differs from what was shown, write it all in one transaction."""
    rows = job.rows.filter(verdict__in=(Verdict.NEW, Verdict.CHANGED))
    drafts = [Draft(*row) for row in rows.values_list(*STORED)]
    beat = Beat(job, total=len(drafts), aside=True)
    resource = resource_of(job.resource, job.choices)
    try:
        with transaction.atomic():
            _patience()
            _one_at_a_time(job.resource)
            resource.headers = header_of(job)
            resource.hold(drafts)
            resource.load()
            recheck(resource, drafts)
            resource.write(drafts, by=job.committed_by, source=job.file.name, progress=beat.tell)
            _remember_targets(job, drafts)
            _end(job, State.COMMITTED, done=len(drafts), committed_at=now())
    finally:
        beat.close()


def recheck(resource, drafts) -> None:
    before = [(d.verdict, d.target, d.seen) for d in drafts]
    resource.judge(drafts)
    moved = [d for d, old in zip(drafts, before, strict=True) if (d.verdict, d.target, d.seen) != old]
    if moved:
        lines = "、".join(str(d.line) for d in moved[:5]) + ("等" if len(moved) > 5 else "")
        raise Stale(f"预览之后系统里的数据有变动，涉及第{lines}行共{len(moved)}行。什么也没有写入，请重新预览。")


def report_of(resource, drafts) -> dict:
    """The counts every page and the command show."""
    verdicts = Counter(draft.verdict for draft in drafts)
    said = [{code for code, _ in draft.messages} for draft in drafts]
    return {
        "rows": len(drafts),
        "new": verdicts[Verdict.NEW],
        "changed": verdicts[Verdict.CHANGED],
        "unchanged": verdicts[Verdict.UNCHANGED],
        "errors": verdicts[Verdict.ERROR],
        "doubtful": sum(draft.is_doubtful for draft in drafts),
        "warnings": {
            name: sum(not codes.isdisjoint(found) for found in said)
            for name, codes in ((name, set(codes)) for name, codes in resource.counted.items())
        },
        "unknown": resource.unknown(drafts),
    }


def store(job: ImportJob, drafts: list[Draft], *, write) -> None:
    into = f"COPY imports_importrow ({COLUMNS}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for d in drafts:
            copy.write_row(
                    (
                        job.pk, d.line, write(d.raw), write(d.facts), d.key, str(d.verdict), d.is_doubtful,
                        write(d.changes), write(d.messages), d.target, d.seen,
                    )
                )  # fmt: skip


def _remember_targets(job, drafts) -> None:
    written = [(d.line, d.target) for d in drafts if d.target]
    if written:
        lines, targets = zip(*written, strict=True)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE imports_importrow r SET target = t.target FROM unnest(%s::int[], %s::bigint[])"
                " AS t(line, target) WHERE r.job_id = %s AND r.line = t.line",
                [list(lines), list(targets), job.pk],
            )


def _json(value) -> str:
    return ENCODE(value) if value else "[]" if isinstance(value, list) else "{}"


def _one_at_a_time(resource: str) -> None:
    """Two files with the same cases wait for each other, so that the second sees the first."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '120s'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK_SPACE + 1, resource])


def _patience() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = '{JOB_SECONDS}s'")


def _begin(job) -> bool:
    """Count the attempt; a job whose worker died three times is given up."""
    job.attempts += 1
    given_up = job.attempts > MOST_ATTEMPTS
    ImportJob.objects.filter(pk=job.pk).update(attempts=job.attempts, beat_at=now(), done=0)
    if given_up:
        _end(job, State.FAILED, failure="处理中断了三次，什么也没有写入。请检查文件后重新上传。")
    return not given_up


def _end(job, state, **facts) -> None:
    """Leaves the running state, if nobody has taken the job out of it meanwhile."""
    ended = ImportJob.objects.filter(pk=job.pk, state=job.state).update(
        state=state, cancel_wanted=False, beat_at=now(), **facts
    )
    if not ended:
        raise Cancelled
    job.state = state


class Beat:
    """Real progress, at most twice a second, and the ear for a wish to cancel.

    During a commit it speaks over a connection of its own: what the big transaction says, nobody hears.
    """

    def __init__(self, job, *, total, aside=False):
        self.job, self.last = job, 0.0
        self.connection = connection.copy() if aside else connection
        self.aside = aside
        self._execute(f"UPDATE {self._table} SET total = %s, done = 0, beat_at = now() WHERE id = %s", total)

    _table = ImportJob._meta.db_table

    def _execute(self, sql, number):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, [number, self.job.pk])
            return cursor.fetchone() if "RETURNING" in sql else None

    def tell(self, done: int) -> None:
        if monotonic() - self.last < 0.5:
            return
        self.last = monotonic()
        sql = f"UPDATE {self._table} SET done = %s, beat_at = now() WHERE id = %s RETURNING cancel_wanted"
        row = self._execute(sql, done)
        if row and row[0]:
            raise Cancelled

    def close(self) -> None:
        if self.aside:
            self.connection.close()
