"""Builds the fonts for printing; run it again after putting licensed fonts into fonts/src."""

import subprocess

from django.core.management.base import BaseCommand, CommandError

from congress.printing import fonts, foundry


class Command(BaseCommand):
    help = "生成打印字库；单位自有的公文字体放入 fonts/src 后重新运行"

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true", help="不论来源是否变化都重新生成")
        parser.add_argument("--no-download", action="store_true", help="缺少仿宋、楷体时也不下载")

    def handle(self, *, rebuild, no_download, verbosity, **options):
        if not no_download and any(name.startswith("Fandol") for name in foundry.missing()):
            self.fetch_fandol()
        try:
            made = foundry.build(rebuild=rebuild)
        except foundry.FontsMissing as error:
            raise CommandError(str(error)) from error
        for refused in made["refused"]:
            self.stderr.write(f"未采用 {refused}")
        if problem := fonts.problem():
            raise CommandError(problem)
        if verbosity:
            self.stdout.write(f"打印字库就绪：{len(made['faces'])} 个字面，编号 {made['identity']}")
            for style, family in fonts.substitutes().items():
                self.stdout.write(f"  {style} 以 {family} 代替")

    def fetch_fandol(self):
        try:
            foundry.fetch_fandol(fonts.source())
        except (OSError, subprocess.SubprocessError, StopIteration) as error:
            self.stderr.write(f"未能取得仿宋、楷体：{error}；将以霞鹜文楷代替")
