"""Fill the invented district, or live on the days it has missed: manage.py demo [--scale N]"""

from time import monotonic

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.timezone import localdate

from congress.portal.demo.fill import fill
from congress.portal.demo.live import live_on, why_not
from congress.portal.models import DemoDay
from proposals.models import Proposal

User = get_user_model()
TOLD = (("submit", "提交"), ("log", "纸质登记"), ("register", "登记"), ("assign", "交办"), ("issue", "答复"),
        ("rate", "评价"), ("close", "办结"))  # fmt: skip


class Command(BaseCommand):
    help = "充实演示用的望川区：单位、代表、各个环节的建议；已经建好的，补上此后各天的办理。只能用于演示库或者空库。"

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, default=1, metavar="N", help="建议数量的倍数，供负载测试")

    def handle(self, *, scale, **options):
        started = monotonic()
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = '600s'; SET idle_in_transaction_session_timeout = 0")
        if User.objects.filter(is_demo=True).exists():
            self.live()
        else:
            self.fill(max(scale, 1))
        self.stdout.write(f"用时 {monotonic() - started:.0f} 秒。")

    def live(self):
        if reason := why_not():
            self.stdout.write(f"演示区已经在库中，没有改动：{reason}")
            return
        since = localdate(DemoDay.objects.get().until)
        steps = live_on()
        if steps is None:
            self.stdout.write(f"演示区已经在库中（{Proposal.objects.count()} 件建议，演示到 {since}），没有改动。")
            return
        until = localdate(DemoDay.objects.get().until)
        told = "、".join(f"{word} {steps[step]} 件" for step, word in TOLD if steps[step])
        self.stdout.write(f"望川区从 {since} 演示到 {until}：{told or '没有新的办理'}，共 {steps.total()} 步。")

    def fill(self, scale):
        if settings.PRODUCTION:
            raise CommandError("正式环境不建演示区：演示账号的密码是公开的。")
        if User.objects.exists() or Proposal.objects.exists():
            raise CommandError("这个数据库里已有真实数据，演示区只能建在空的数据库里。")
        fill(scale)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"望川区已建好：{Proposal.objects.count()} 件建议。")
