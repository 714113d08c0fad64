"""Fault drills, one JSON object per line: manage.py drill (make drill)"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from psycopg import sql

from congress.portal.drill.engine import Engine
from congress.portal.drill.faults import FAULTS, run

MANAGE = Path(settings.BASE_DIR) / "manage.py"
NAME = "congress_drill"


class Command(BaseCommand):
    help = "故障演练：真实的 worker、beat、消息队列，数据库另建。每行一个 JSON，有丢失或者重复的以 1 结束。"

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", help=f"只演练其中几项：{'、'.join(FAULTS)}")
        parser.add_argument("--many", type=int, default=1000, help="每项演练多少条提醒")
        parser.add_argument("--rounds", type=int, default=50, help="杀死 worker 的次数")
        parser.add_argument("--pause", type=float, default=60, help="消息队列停止多少秒")
        parser.add_argument("--here", action="store_true", help="在本数据库演练（供本命令自己调用）")

    def handle(self, *, names, many, rounds, pause, here, **options):
        if unknown := set(names) - set(FAULTS):
            raise CommandError(f"没有这些演练：{'、'.join(sorted(unknown))}")
        if not here:
            sys.exit(self.in_own_database())
        call_command("migrate", verbosity=0)
        failed = False
        with Engine(settings.DATA_DIR / "drill", settings.DATABASE_URL) as engine:
            for name in names or FAULTS:
                outcome = run(name, engine, many=many, rounds=rounds, pause=pause)
                failed |= bool(outcome.lost or outcome.doubled)
                self.stdout.write(outcome.line)
                self.stdout.flush()
        sys.exit(int(failed))

    def in_own_database(self) -> int:
        with psycopg.connect(settings.DATABASE_URL, autocommit=True) as server:
            name = sql.Identifier(NAME)
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            server.execute(sql.SQL("CREATE DATABASE {}").format(name))
        place = urlsplit(settings.DATABASE_URL)._replace(path=f"/{NAME}")
        env = {**os.environ, "DATABASE_URL": urlunsplit(place), "REDIS_URL": settings.REDIS_URL}
        env |= {"STATEMENT_SECONDS": "600", "DATA_DIR": str(settings.DATA_DIR)}
        return subprocess.run([sys.executable, MANAGE, *sys.argv[1:], "--here"], env=env).returncode
