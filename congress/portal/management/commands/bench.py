"""Benchmarks, one JSON object per line: manage.py bench (make bench)"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from psycopg import sql

from congress.portal.bench import deliver, figures, imports, packets, pages, sweep

MANAGE = Path(settings.BASE_DIR) / "manage.py"
SCALES = (1, 100)
PARTS = {
    "pages": pages, "figures": figures, "imports": imports, "sweep": sweep, "deliver": deliver, "packets": packets,
}  # fmt: skip


class Command(BaseCommand):
    help = "测量列表、检索、案件页和导入的耗时，每行一个 JSON。演示区建在单独的数据库里。"

    def add_arguments(self, parser):
        parser.add_argument("--part", choices=PARTS, help="只在本数据库测量一项（供本命令自己调用）")
        parser.add_argument("--scales", type=int, nargs=2, default=SCALES, metavar="N")

    def handle(self, *, part, scales, **options):
        self.home = {}  # of a copy: the scale it was copied from
        if part:
            self.stdout.write(json.dumps(PARTS[part].measure()))
            return
        self.tell_packets(packets.measure())
        for scale in scales:
            self.prepare(scale)
        self.tell_pages(*scales)
        self.tell_figures(*scales)
        self.tell_imports(scales[0])
        self.tell_sweep(scales[0])
        self.tell_deliver(scales[0])

    def tell_pages(self, small: int, large: int) -> None:
        # Small, large, large, small: what slows the machine for a while slows both.
        rounds = [(scale, self.ask(scale, "pages")) for scale in (small, large, large, small)]
        for name in pages.PAGES:
            ms = {scale: min(found[name]["ms"] for s, found in rounds if s == scale) for scale in (small, large)}
            queries = {found[name]["queries"] for _, found in rounds}
            if len(queries) > 1:
                raise CommandError(f"{name}: the number of queries depends on the number of rows: {sorted(queries)}")
            cases = next(found["cases"] for scale, found in rounds if scale == large)
            self.line(f"{name}_scale_{large}", ms[large], "ms", f"scale {small}", ms[large] / ms[small], cases)

    def tell_figures(self, small: int, large: int) -> None:
        """The page and the report against one bare statement over the same rows, each asking as often as before; the
        layout, which knows units and no cases, against that of the small district."""
        found = {scale: self.ask(scale, "figures") for scale in (small, large)}
        few, many = found[small], found[large]
        for name in ("figures", "report"):
            if few[name]["queries"] != many[name]["queries"]:
                asked = (few[name]["queries"], many[name]["queries"])
                raise CommandError(f"{name}: {asked[0]} queries for few cases, {asked[1]} for many")
            seconds = many[name]["seconds"]
            self.line(f"{name}_scale_{large}", seconds, "s", "bare SQL", seconds / many["bare"], many["cases"])
        seconds = many["paper"]["seconds"]
        ratio = seconds / few["paper"]["seconds"]
        self.line(f"report_paper_scale_{large}", seconds, "s", f"scale {small}", ratio, many["cases"])

    def tell_imports(self, scale: int) -> None:
        """In a fresh copy of the small district: a file that is already there would cost nothing."""
        self.copy(scale, "import")
        found = self.ask("import", "imports")
        for name in ("preview", "commit"):
            ratio = found[name] / found["bare"]
            self.line(f"import_{name}", found[name], "s", "read + COPY", ratio, imports.ROWS)

    def tell_sweep(self, scale: int) -> None:
        self.copy(scale, "sweep")
        found = self.ask("sweep", "sweep")
        self.line("sweep", found["sweep"], "s", "bare INSERT … SELECT", found["sweep"] / found["bare"], found["told"])

    def tell_deliver(self, scale: int) -> None:
        self.copy(scale, "deliver")
        found = self.ask("deliver", "deliver")
        self.line("deliver", found["deliver"], "s", "bare smtplib", found["deliver"] / found["bare"], found["n"])

    def tell_packets(self, found: dict) -> None:
        n, together = found["pages"], found["one"] + found["reprint"]
        self.line("packet_cold", found["cold"], "s", "bare WeasyPrint run", found["cold"] / found["single"], n)
        self.line("packet_reprint", found["bind"], "s", "bare pikepdf merge", found["bind"] / found["merge"], n)
        self.line("packet_one_changed", found["changed"], "s", "its layout + reprint", found["changed"] / together, n)
        self.line("packet_memory", found["peak"], "MB", "150 MB", found["peak"] / 150, n)
        self.line("packet_size", found["size"] / 1000, "kB", "one render", found["size"] / found["single_size"], n)

    def copy(self, scale: int, name: str) -> None:
        """A district of its own for what changes it, with the keys and files of the one it was copied from."""
        self.home[name] = scale
        copied, made = (sql.Identifier(f"congress_bench_{each}") for each in (scale, name))
        with psycopg.connect(settings.DATABASE_URL, autocommit=True) as server:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(made))
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(made, copied))

    def line(self, name, value, unit, ratio_to, ratio, n) -> None:
        row = {"name": name, "value": round(value, 2), "unit": unit, "ratio_to": ratio_to, "ratio": round(ratio, 2)}
        self.stdout.write(json.dumps({**row, "n": n}, ensure_ascii=False))
        self.stdout.flush()

    # A database of its own for each scale; it is kept, so that the next run begins at once.

    def prepare(self, scale: int) -> None:
        name = f"congress_bench_{scale}"
        with psycopg.connect(settings.DATABASE_URL, autocommit=True) as server:
            known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if not known:
                server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        self.run(scale, "prepare_fonts", "-v0")  # the report of the year is laid out there too
        self.run(scale, "migrate", "-v0")
        self.run(scale, "demo", "--scale", str(scale))
        self.settle(name)

    def settle(self, name: str) -> None:
        """What the database does by itself in the minutes after so many rows; a district in use has it behind it."""
        place = urlunsplit(urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}"))
        with psycopg.connect(place, autocommit=True) as server:
            server.execute("VACUUM ANALYZE")

    def ask(self, scale: int | str, part: str) -> dict:
        return json.loads(self.run(scale, "bench", "--part", part).splitlines()[-1])

    def run(self, scale: int | str, *words: str) -> str:
        place = urlsplit(settings.DATABASE_URL)
        env = {
            **os.environ, "DEMO": "1", "DEBUG": "0", "STATEMENT_SECONDS": "900", "REDIS_URL": settings.REDIS_URL,
            "DATABASE_URL": urlunsplit(place._replace(path=f"/congress_bench_{scale}")),
            "DATA_DIR": str(settings.DATA_DIR / "bench" / str(self.home.get(scale, scale))),
        }  # fmt: skip
        done = subprocess.run([sys.executable, MANAGE, *words], env=env, capture_output=True, text=True)
        if done.returncode:
            raise CommandError(f"{' '.join(words)} at scale {scale}:\n{done.stderr[-2000:]}")
        return done.stdout
