"""Small papers that make up a packet, and reading the packet back."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pikepdf

from congress.printing import assembly, parts

RARE = "䶮㛃堃𬱖𣲗"
SENTENCE = (
    "经现场踏勘，2025年全区共改造背街小巷38条、增设路灯412盏，完成投资1,286.5万元，亮灯率由93.8%提高到98.6%；"
    "依照《城市照明管理规定》，将您所提路段列入“照明提升计划”（第一批）。"
)


def report(title: str, paragraphs: int, words: str = SENTENCE * 2) -> tuple[str, dict]:
    """One paragraph leaves one page, four more fill the next."""
    return "proposals/reply_letter.html", {
        "issuer": "云河区城市管理局",
        "number": "云城函〔2026〕12号",
        "title": title,
        "salutation": "主任、副主任、各位委员",
        "opening": [f"现将{title}报告如下："],
        "demands": [{"heading": "基本情况", "paragraphs": [words] * paragraphs}],
        "closing": ["请予审议。"],
        "signature": "云河区城市管理局",
        "issued_on": date(2026, 5, 20),
    }


def papers(*lengths: int, **changes) -> list[assembly.Paper]:
    made = parts.parts([report(f"第{n}项工作情况的报告", length) for n, length in enumerate(lengths, 1)])
    return [
        assembly.Paper(part, f"第{n}项工作情况的报告", head=f"会议文件（{n}）", **changes)
        for n, part in enumerate(made, 1)
    ]


def text(path: Path, page: int) -> str:
    """What a page says, as any reader extracts it; pages from 1 on."""
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def number_on(path: Path, page: int) -> str:
    found = re.findall(r"—\s*([\d-]+)\s*—", text(path, page))
    return found[0] if found else ""


def check(path: Path) -> list:
    """What qpdf finds wrong."""
    with pikepdf.open(path) as pdf:
        return [*pdf.check_pdf_syntax(), *pdf.get_warnings()]
