"""What people do to an import: bring a file, map its columns, ask for preview or commit, cancel.

Nothing is read or written here that takes long; the running itself is engine.py, in the worker.
"""

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.timezone import now

from congress.files.intake import intake
from congress.imports.models import RUNNING, ColumnMapping, ImportJob, State
from congress.imports.resource import SheetResource, signature
from congress.imports.sheets import Unreadable, read_sheet

SHEETS = ("xlsx", "xls", "csv")
FIRST_ROWS = 30


class NotNow(Exception):
    """The import is not where the page believed it was (409)."""


def resource_of(key: str, choices=None) -> SheetResource:
    """The resource class stands in settings.IMPORT_RESOURCES: the kernel knows no app."""
    return import_string(settings.IMPORT_RESOURCES[key])(choices)


def bring(upload, *, resource: str, by) -> ImportJob:
    """上传: the file is judged and its first rows are read at once; what cannot be read leaves nothing."""
    with transaction.atomic():
        stored = intake(upload, by=by, kinds=SHEETS)
        try:
            sheet = read_sheet(stored.path, first=FIRST_ROWS)
            job = ImportJob(resource=resource, file=stored, owner=by, sheet=sheet.name[:100])
            job.head = [[line, cells] for line, cells in sheet.rows]
            job.notes = [*sheet.notes, *_other_sheets(sheet)]
            _guess(job, resource_of(resource))
            job.save()
        except Unreadable:
            stored.path.unlink(missing_ok=True)
            raise
    return job


def _other_sheets(sheet) -> list[str]:
    others = [name for name in sheet.names if name != sheet.name]
    if not others:
        return []
    return [f"工作簿有{len(sheet.names)}张表，读的是“{sheet.name}”；其他表请另存为单独的文件导入。"]


def _guess(job: ImportJob, resource: SheetResource) -> None:
    job.header_line = resource.guess_header(job.head)
    header = header_of(job)
    known = ColumnMapping.objects.filter(resource=job.resource, signature=signature(header)).first()
    job.mapping = known.mapping if known else resource.guess_mapping(header)


def header_of(job: ImportJob) -> list[str]:
    return next((cells for line, cells in job.head if line == job.header_line), [])


def map_columns(job: ImportJob, *, mapping: dict[str, str], header_line: int | None = None) -> None:
    """对应列: remembered for the next file with the same header."""
    if job.is_running or job.is_over:
        raise NotNow("这份文件正在处理或者已经处理完，不能再改列的对应。")
    job.header_line = header_line or job.header_line
    job.mapping, job.state, job.failure = mapping, State.MAPPED, ""
    job.save(update_fields=["mapping", "header_line", "state", "failure"])
    ColumnMapping.objects.update_or_create(
        resource=job.resource, signature=signature(header_of(job)), defaults={"mapping": mapping}
    )


def ask_preview(job: ImportJob) -> None:
    """预览: also after a failure or when the world has changed since the last one."""
    _move(job, (State.MAPPED, State.PREVIEWED, State.FAILED), State.PREVIEWING)


def ask_commit(job: ImportJob, *, by) -> None:
    """确认导入: the first who asks is the one who commits."""
    _move(job, (State.PREVIEWED,), State.COMMITTING, committed_by=by)


def choose(job: ImportJob, choices: dict) -> None:
    """未知名称: create it, take it for a known one, or leave it out. Counts at commit."""
    if not ImportJob.objects.filter(pk=job.pk, state=State.PREVIEWED).update(choices=choices):
        raise NotNow("现在不能再改选择。")
    job.choices = choices


def cancel(job: ImportJob) -> None:
    """取消: a running job stops at its next batch; nothing of it is kept."""
    if ImportJob.objects.filter(pk=job.pk, state__in=RUNNING).update(cancel_wanted=True):
        return
    over = (State.COMMITTED, State.CANCELLED)
    done = ImportJob.objects.filter(pk=job.pk).exclude(state__in=over).update(state=State.CANCELLED)
    if not done:
        raise NotNow("已经导入或者已经取消，不能再取消。")
    job.rows.all().delete()


def _move(job, at, to, **facts) -> None:
    """Compare and set: of two who press the button, one moves the job and the other is told."""
    moved = ImportJob.objects.filter(pk=job.pk, state__in=at).update(
        state=to, done=0, attempts=0, failure="", cancel_wanted=False, beat_at=now(), **facts
    )
    job.refresh_from_db()
    if not moved:
        who = f"（{job.committed_by.name}）" if job.committed_by else ""
        raise NotNow(f"这份导入现在的状态是“{job.get_state_display()}”{who}，您的操作没有执行，什么也没有丢失。")
