"""办理结果类别: A, (A)类, 办复类别:B, 甲类, 解决采纳 … to a code of the local list."""

import re

from congress.imports.cells import Parsed, Remark, folded, is_blank, text, tight

LETTER = re.compile(r"(?<![A-Za-z])([A-Da-d])(?![A-Za-z])")
LABEL = re.compile(r"^(?:办理|办复)?(?:结果|答复)?(?:分类|类别|分类别|结果)?:")
AT_THE_END = re.compile(r"[(（]\s*([A-Da-dＡ-Ｄ])\s*类?\s*[)）]\s*类?\s*$")
STEMS = {"甲": "A", "乙": "B", "丙": "C", "丁": "D"}
# Words of districts that use no letters. The order matters: 未解决 before 解决.
WORDS = (
    ("难解决", "C"),
    ("不能解决", "C"),
    ("无法解决", "C"),
    ("未解决", "C"),
    ("参考", "D"),
    ("计划", "B"),
    ("正在解决", "B"),
    ("部分解决", "B"),
    ("逐步解决", "B"),
    ("采纳", "A"),
    ("已解决", "A"),
    ("基本解决", "A"),
)


def parse_reply_class(raw: object, *, codes=("A", "B", "C", "D"), words=WORDS) -> Parsed:
    """`codes` is the district's list; a class outside it is kept as text and flagged."""
    shown = text(raw)
    if is_blank(raw):
        return Parsed(shown)
    cell = LABEL.sub("", tight(raw))
    letters = {letter.upper() for letter in LETTER.findall(re.sub(r"\d", "", cell))}
    if len(letters) > 1:
        return Parsed(shown, None, (Remark("several_classes", f"一格里有几个类别：“{shown}”"),))
    if letters:
        code = letters.pop()
        known = code in codes
        return Parsed(shown, code if known else None, () if known else (_unknown(shown),))
    code = STEMS.get(cell[:1]) if re.match(r"^[甲乙丙丁]类?$", cell) else None
    code = code or next((code for word, code in words if word in cell), None)
    if code not in codes:
        return Parsed(shown, None, (_unknown(shown),))
    return Parsed(shown, code, (Remark("mapped_class", f"“{shown}”按{code}类导入"),))


def class_in_title(raw: object) -> tuple[str, str]:
    """A title that carries its class at the end, `…的建议(B)`: the title without it, the class."""
    title = text(raw)
    match = AT_THE_END.search(title)
    if not match:
        return title, ""
    return title[: match.start()].rstrip(), folded(match[1]).upper()


def _unknown(shown):
    return Remark("unknown_class", f"本地没有这个类别：“{shown}”")
