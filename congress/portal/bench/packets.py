"""A packet of three hundred pages of reports: nothing kept, all kept, one paper changed.

Against one bare WeasyPrint run over the same papers and a bare pikepdf merge of the same parts, each in a fresh
process. The papers are made up: sentences such as reports are full of, with some two thousand different characters.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.test.utils import override_settings

from congress.portal.bench import bare
from congress.printing import assembly, fonts, parts, pdf
from congress.printing.press import AT_ONCE

ROUNDS = 2
TURNS = 8  # of what takes a moment: what slows the machine meanwhile slows both sides
CHANGED = 0  # which paper is corrected: one of a few pages
# Paragraphs of each paper; together about three hundred pages.
LENGTHS = (6, 58, 34, 75, 22, 43, 53, 28, 38, 67, 25, 48, 32, 60, 24, 37, 55, 30, 42, 27, 50, 35, 20)
TABLE = 12  # rows of the table every third paper has
WORDS = (
    "全面贯彻落实", "持续深入推进", "依法履行职责", "进一步健全完善", "切实加强", "统筹协调", "重点项目建设",
    "城乡区域发展", "一般公共预算收入", "政府性基金支出", "生态环境保护", "基本公共服务", "营商环境",
    "老旧小区改造", "乡村全面振兴", "常务委员会组成人员", "审议意见", "执法检查", "代表建议办理",
    "专题询问", "备案审查", "国有资产管理", "安全生产",
)  # fmt: skip
COMMON = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)][:2000]


def papers() -> list[tuple[str, dict]]:
    chance = random.Random(4)
    return [("packet/report.html", report(chance, number, length)) for number, length in enumerate(LENGTHS, 1)]


def report(chance, number: int, length: int) -> dict:
    sections = [
        {"heading": words(chance, 2), "paragraphs": [paragraph(chance) for _ in range(min(8, length - at))]}
        for at in range(0, length, 8)
    ]
    if number % 3 == 0:
        sections[-1]["rows"] = [[words(chance, 1) for _ in range(3)] for _ in range(TABLE)]
    title = f"关于{words(chance, 1)}第{number}项情况的报告"
    return {"title": title, "byline": "（2026年1月8日）", "sections": sections}


def paragraph(chance) -> str:
    return (
        "；".join(
            f"{words(chance, 3)}，{chance.randint(2, 980)}项{words(chance, 2)}，完成{chance.random() * 100:.1f}%"
            for _ in range(chance.randint(2, 5))
        )
        + "。"
    )


def words(chance, count: int) -> str:
    return "".join(chance.choice(WORDS) + "".join(chance.choices(COMMON, k=2)) for _ in range(count))


def measure() -> dict:
    """Seconds, megabytes and bytes, the best of the rounds; everything in caches of their own."""
    warm_up()
    found = [round_of() for _ in range(ROUNDS)]
    return {name: min(each[name] for each in found) for name in found[0]}


def round_of() -> dict:
    with tempfile.TemporaryDirectory() as name, override_settings(PRINT_CACHE=Path(name) / "parts"):
        folder, texts = Path(name), papers()
        single = run_bare("layout", folder, [pdf.source(*text).decode() for text in texts])
        cold_seconds, cold = packet(texts, folder / "packet.pdf")
        assert cold["laid_out"] == len(texts) + 1, cold["laid_out"]  # and the contents
        kept = [str(parts.part(*text).path) for text in texts]
        turns = [turn(texts, kept, folder / "packet.pdf", number) for number in range(TURNS)]
        best = {name: min(each[name] for each in turns) for name in turns[0]}
        return best | {
            "pages": cold["pages"],
            "single": single["seconds"],
            "single_size": single["size"],
            "cold": cold_seconds,
            "size": cold["size"],
            "peak": max(each["peak"] for each in turns),
        }


def turn(texts, kept: list[str], path: Path, number: int) -> dict:
    """The bare merge, the reprint, one paper laid out by itself, and the packet with one paper changed."""
    merge = run_bare("merge", path.parent, kept)["seconds"]
    reprint, again = packet(texts, path)
    one = alone(corrected(texts[CHANGED], f"核对{number}"))
    others = [corrected(text, f"更正{number}") if at == CHANGED else text for at, text in enumerate(texts)]
    changed, facts = packet(others, path)
    assert facts["laid_out"] == 1, facts["laid_out"]
    bound = {"bind": again["spent"]["seconds"], "peak": again["spent"]["peak_mb"]}
    return {"merge": merge, "reprint": reprint, "one": one, "changed": changed, **bound}


def packet(texts, path: Path) -> tuple[float, dict]:
    begun = perf_counter()
    made = parts.parts(texts)
    listed = [
        assembly.Paper(part, text["title"], head=f"会议文件（{number}）")
        for number, (part, (_, text)) in enumerate(zip(made, texts, strict=True), 1)
    ]
    facts = assembly.assemble(listed, path, title="会议文件汇编")
    return perf_counter() - begun, facts


def corrected(text: tuple[str, dict], word: str) -> tuple[str, dict]:
    """A word more, no page more."""
    template, context = text
    return template, {**context, "byline": f"（2026年1月8日{word}）"}


def alone(text) -> float:
    begun = perf_counter()
    parts.part(*text)
    return perf_counter() - begun


def warm_up() -> None:
    """Start the print processes: a worker that prints every day has them."""
    with ThreadPoolExecutor(AT_ONCE) as crew:
        list(crew.map(lambda number: pdf.render(*papers()[number]), range(AT_ONCE)))


def run_bare(what: str, folder: Path, things: list[str]) -> dict:
    """The other side of a comparison in a process of its own; it measures itself, without its start."""
    job = {"things": things, "sheets": str(settings.BASE_DIR / "static" / "print"), "path": str(folder / "bare.pdf")}
    env = {**os.environ, "FONTCONFIG_FILE": str(fonts.config())}
    command = [sys.executable, "-I", bare.__file__, what]
    done = subprocess.run(command, input=json.dumps(job), env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
