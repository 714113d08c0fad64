"""Print templates: what style sheets cannot compute."""

import datetime
import re
from math import ceil

from django import template

from congress.printing import qr

register = template.Library()
register.simple_tag(qr.svg, name="qr")

TITLE_CELLS = 20  # 2号 characters on one line of the type area
NEVER_FIRST = "，。、；：？！”’）》〉〕】%％的号"
NEVER_LAST = "“‘（《〈〔【第"
GOOD_LAST = "的、，；：）》"
GOOD_FIRST = "和与及《“（"
NAMES = re.compile("(?:[^\u3000，。；：、]{1,12}\u3000)+[^\u3000，。；：、]{1,12}[；。]?")
# Words that titles of cases are full of; a title is not broken inside one.
WHOLE = re.compile(
    "[一二三四五六七八九十]+(?:届|次会议)|(?:闭字)?第?[0-9]+号?|人民代表大会|常务委员会|人大常委会|人大|关于|建议|议案|答复|办理|进一步"
    "|加强|完善|推进|推动|促进|提升|加快|改善|优化|解决|建立|建设|设施|管理|服务|发展|改造|街道|道路|小区|社区"
    "|照明|夜间|防护|沿线|日常|巡查"
    "|公交|停车|交通|出行|学校|教育|医疗|养老|老年人|残疾人|环境|治理|保护|机制|问题|工作|周边|安全|群众|居民"
)


@register.filter
def mark_size(name: str) -> str:
    """发文机关标志: size in points of the red name, so that it stays on one line."""
    return f"{min(36, 440 / max(len(name), 1)):.2f}"


@register.filter
def centred_over(signature: str, issued_on: datetime.date | None) -> str:
    """GB/T 9704 7.3.5.1: the signature is centred over the date, which keeps 4 characters free."""
    if not issued_on:
        return "4"
    date = f"{issued_on.year}年{issued_on.month}月{issued_on.day}日"
    return f"{max(0, 4 + _cells(date) / 2 - _cells(signature) / 2):.2f}"


@register.filter
def title_lines(title: str) -> list[str]:
    """7.3.1: lines of like length, no word torn where we can tell; the shortest sum of squares."""
    title = " ".join(str(title).split())
    count = ceil(_cells(title) / TITLE_CELLS)
    if count < 2:
        return [title]
    ideal = _cells(title) / count
    torn = {at for word in WHOLE.finditer(title) for at in range(word.start() + 1, word.end())}
    best = {0: (0.0, [])}
    for end in range(1, len(title) + 1):
        ways = [
            (best[start][0] + cost, [*best[start][1], title[start:end]])
            for start in range(max(0, end - 2 * TITLE_CELLS), end)
            if start in best
            and _cells(title[start:end]) <= TITLE_CELLS
            and (cost := (_cells(title[start:end]) - ideal) ** 2 + _tear(title, end, torn)) is not None
        ]
        if ways:
            best[end] = min(ways, key=lambda way: way[0])
    return best[len(title)][1] if len(title) in best else [title]


def _tear(title: str, end: int, torn: set) -> float:
    """What it costs to break the title here."""
    if end == len(title):
        return 0
    last, first = title[end - 1], title[end]
    if first in NEVER_FIRST or last in NEVER_LAST or (last + first).isascii():
        return 1000
    if end in torn:
        return 60
    if last in GOOD_LAST or first in GOOD_FIRST:
        return 0
    return 12


def _cells(text: str) -> float:
    return sum(0.55 if char.isascii() else 1 for char in text)


@register.filter
def names_row(line: str) -> list[str]:
    """The names of a line that holds nothing else, each to be kept on one line; two characters set as wide as three
    belong together. Empty for every other line."""
    if line.count("\u3000") < 3 or not NAMES.fullmatch(line):
        return []
    names: list[str] = []
    for word in line.split("\u3000"):
        half = names and len(names[-1]) == 1
        names[-1:] = [f"{names[-1]}\u3000{word}"] if half else [*names[-1:], word]
    return names


@register.filter
def chinese_number(number: int) -> str:
    """1 -> 一, 12 -> 十二, 40 -> 四十; below 100."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(int(number), 10)
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
