from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from congress.portal import archive


class Command(BaseCommand):
    help = "从备份文件恢复数据库和上传的文件"
    requires_system_checks = []  # the database may still be empty

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--over", action="store_true", help="现有数据将被备份内容取代")

    def handle(self, *args, file, over, **options):
        if not file.is_file():
            raise CommandError(f"没有这个文件：{file}")
        if not over and not archive.is_empty():
            raise CommandError("现有数据库里已有账号；确实要取代，请加 --over。")
        try:
            archive.read(file)
        except archive.ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("已恢复。请启动平台，并运行 manage.py verify_audit 核对日志链。")
