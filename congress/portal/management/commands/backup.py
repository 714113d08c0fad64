from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from congress.portal import archive


class Command(BaseCommand):
    help = "把数据库和上传的文件存成一个备份文件"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        try:
            size = archive.write(file)
        except archive.ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已备份到 {file}（{size / 1024 / 1024:.1f} MB）。SECRET_KEY 不在其中，请另行保管。")
