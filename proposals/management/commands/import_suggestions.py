"""Import a sheet of suggestions without a browser: a preview unless told to commit."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.core.management.base import BaseCommand, CommandError

from congress.imports import engine, jobs
from congress.imports.child.limits import MAX_BYTES, TOO_BIG
from congress.imports.models import State
from congress.imports.sheets import Unreadable

NAMES = ("rows", "new", "changed", "unchanged", "errors")
WORDS = ("行", "新增", "有变动", "无变化", "有错误")


class Command(BaseCommand):
    help = "导入代表建议表格（xlsx、xls、csv）；默认只预览，加 --commit 才写入。"

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--commit", action="store_true", help="写入预览的结果")
        parser.add_argument("--json", action="store_true", help="只输出一份 JSON")

    def handle(self, *args, file, commit, **options):
        job = self.brought(Path(file))
        try:
            self.run(job, jobs.ask_preview)
            report = job.report
            if commit:
                self.run(job, jobs.ask_commit, by=None)
        finally:
            if job.state != State.COMMITTED:
                self.forget(job)
        self.tell(report, committed=commit, as_json=options["json"])

    def brought(self, path):
        if not path.is_file():
            raise CommandError(f"找不到文件：{path}")
        if path.stat().st_size > MAX_BYTES:
            raise CommandError(TOO_BIG)
        try:
            with path.open("rb") as opened:
                upload = UploadedFile(File(opened), name=path.name, size=path.stat().st_size)
                job = jobs.bring(upload, resource="suggestions", by=None)
        except ValidationError as refused:
            raise CommandError("；".join(refused.messages)) from refused
        except Unreadable as refused:
            raise CommandError(str(refused)) from refused
        resource = jobs.resource_of(job.resource)
        if missing := resource.missing(job.mapping):
            self.forget(job)
            raise CommandError(f"表头里找不到这些列：{'、'.join(missing)}。请改列名，或在网页上对应列。")
        jobs.map_columns(job, mapping=job.mapping)
        return job

    def run(self, job, ask, **facts):
        ask(job, **facts)
        engine.run(job.pk)
        job.refresh_from_db()
        if job.state in (State.FAILED, State.CANCELLED):
            raise CommandError(job.failure or "已取消。")

    def forget(self, job):
        """A preview leaves nothing: no job, no rows, no file."""
        stored = job.file
        job.rows.all().delete()
        job.delete()
        stored.path.unlink(missing_ok=True)
        stored.delete()

    def tell(self, report, *, committed, as_json):
        if as_json:
            exact = {name: report[name] for name in NAMES} | {"warnings": report["warnings"]}
            self.stdout.write(json.dumps(exact, ensure_ascii=False))
            return
        counts = "，".join(f"{word} {report[name]}" for name, word in zip(NAMES, WORDS, strict=True))
        self.stdout.write(f"{'已导入' if committed else '预览（没有写入）'}：{counts}")
        for code, count in report["warnings"].items():
            self.stdout.write(f"  {code}: {count}")
