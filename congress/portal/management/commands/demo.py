"""Fill the invented district: manage.py demo [--scale N]"""

from time import monotonic

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from congress.portal.demo.fill import fill
from proposals.models import Proposal

User = get_user_model()


class Command(BaseCommand):
    help = "充实演示用的望川区：单位、代表、各个环节的建议。只能用于空的数据库。"

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, default=1, metavar="N", help="建议数量的倍数，供负载测试")

    def handle(self, *, scale, **options):
        if User.objects.filter(is_demo=True).exists():
            self.stdout.write(f"演示区已经在库中（{Proposal.objects.count()} 件建议），没有改动。")
            return
        if settings.PRODUCTION:
            raise CommandError("正式环境不建演示区：演示账号的密码是公开的。")
        if User.objects.exists() or Proposal.objects.exists():
            raise CommandError("这个数据库里已有真实数据，演示区只能建在空的数据库里。")
        started = monotonic()
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = '600s'; SET idle_in_transaction_session_timeout = 0")
        fill(max(scale, 1))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        count = Proposal.objects.count()
        self.stdout.write(f"望川区已建好：{count} 件建议，用时 {monotonic() - started:.0f} 秒。")
