"""Fill the working-day calendar from the published notices: manage.py load_calendar [YEAR ...]"""

from django.core.management.base import BaseCommand

from congress.workdays.actions import load_years


class Command(BaseCommand):
    help = "载入国务院办公厅节假日安排（不带年份时载入全部已知年份和下一年）"

    def add_arguments(self, parser):
        parser.add_argument("years", nargs="*", type=int)

    def handle(self, *args, years, **options):
        loaded = load_years(years or None)
        self.stdout.write(f"已公布 {len(loaded.confirmed)} 年，改动 {len(loaded.changed_days)} 天。")
        if loaded.tentative:
            names = "、".join(str(year) for year in loaded.tentative)
            self.stdout.write(f"尚未公布：{names}（按周末休息暂算）。")
