from django.core.management.base import BaseCommand

from congress.audit.tables import attach_all


class Command(BaseCommand):
    help = "Attach the change log to every business table and list them."

    def handle(self, **options):
        for table in attach_all():
            self.stdout.write(table)
