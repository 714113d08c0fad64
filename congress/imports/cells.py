"""What one cell of a foreign sheet says: the value, the doubts about it, and the cell as it was."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, NamedTuple

BLANKS = {
    "",
    "-",
    "--",
    "—",
    "——",
    "/",
    "\\",
    "无",
    "暂无",
    "空",
    "(空)",
    "(空白)",
    "none",
    "null",
    "nan",
}
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
DIGITS = {c: n for n, chars in enumerate(("〇零○◯Ｏ", "一壹", "二贰两", "三叁", "四肆", "五伍")) for c in chars}
DIGITS |= {c: n for n, chars in enumerate(("六陆", "七柒", "八捌", "九玖"), start=6) for c in chars}
DIGITS |= {str(n): n for n in range(10)}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
NUMERAL = "0-9" + "".join(c for c in DIGITS if not c.isascii()) + "".join(UNITS)


NUMBERS = re.compile(r"\+?\d[\d\s-]{5,}\d")


def covered(cell: str) -> str:
    """138****0000 for each telephone number in it: enough to find it in the sheet, not enough to call."""
    return NUMBERS.sub(lambda m: f"{m[0][:3]}****{m[0][-4:]}" if len(m[0]) > 10 else f"{m[0][:2]}****", cell)


class Remark(NamedTuple):
    """A doubt: the code is counted, the sentence is read."""

    code: str
    text: str


@dataclass(frozen=True)
class Parsed:
    """A cell that is never refused: what could be read, what is doubtful, what stood there."""

    raw: str
    value: Any = None
    remarks: tuple[Remark, ...] = ()
    facts: dict = field(default_factory=dict)

    def says(self, code: str) -> bool:
        return any(remark.code == code for remark in self.remarks)


SPACES = re.compile("[ \t\r\n\xa0\u3000]+")
UNUSUAL = re.compile(f"{INVISIBLE.pattern}|{SPACES.pattern}")


def text(raw: object) -> str:
    """The cell as people see it: no invisible characters, no outer or doubled blanks, no NFKC."""
    shown = "" if raw is None else str(raw)
    if not UNUSUAL.search(shown):
        return shown
    return SPACES.sub(" ", INVISIBLE.sub("", shown)).strip()


def folded(raw: object) -> str:
    """For reading codes, dates and digits: full-width forms become plain ones (NFKC)."""
    return text(unicodedata.normalize("NFKC", text(raw)))


def tight(raw: object) -> str:
    return folded(raw).replace(" ", "")


def is_blank(raw: object) -> bool:
    return tight(raw).lower() in BLANKS


def numeral(digits: str) -> int | None:
    """12, 〇一二, 十二, 一百零三, 二0一七: Arabic, positional Chinese and counted Chinese alike."""
    if not digits or any(c not in DIGITS and c not in UNITS for c in digits):
        return None
    if not any(c in UNITS for c in digits):
        return int("".join(str(DIGITS[c]) for c in digits))
    total, last = 0, None
    for c in digits:
        if c in UNITS:
            total, last = total + (1 if last is None else last) * UNITS[c], None
        else:
            last = DIGITS[c] or None
    return total + (last or 0)
