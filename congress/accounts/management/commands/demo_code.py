from django.core.management.base import BaseCommand, CommandError

from congress.accounts import demo


class Command(BaseCommand):
    help = "Print the one-time code of a demo account as it is now (DEMO only)."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        if not demo.is_on():
            raise CommandError("DEMO 未打开。")
        self.stdout.write(demo.code_now(username))
