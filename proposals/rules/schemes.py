"""办理结果分类: what the letters mean differs from place to place (law.md 5.6). Plain data, chosen by setting 15.

A scheme is where a district begins; its own table may differ, row by row.
"""

from typing import NamedTuple

DONE = {"counts_as_completed": True}
PROMISED = {"requires_due_date": True, "opens_commitment": True}
EXPLAINED = {"requires_explanation": True}
REPORTED = {"requires_explanation": True, "needs_superior": True}


class Row(NamedTuple):
    code: str
    label: str
    demands: dict[str, bool]


SCHEMES: dict[str, tuple[Row, ...]] = {
    "S1": (
        Row("A", "已经解决或者基本解决", DONE), Row("B", "部分解决或者列入计划解决", PROMISED),
        Row("C", "因条件限制暂时难以解决", EXPLAINED), Row("D", "不采纳或者留作参考", EXPLAINED),
    ),
    "S2": (
        Row("A", "已经解决", DONE), Row("B", "正在解决或者列入计划解决", PROMISED),
        Row("C", "因条件限制需以后解决", EXPLAINED), Row("D", "留作参考", EXPLAINED),
    ),
    "S3": (
        Row("A", "已经解决", DONE), Row("B", "正在解决或者已经着手解决", PROMISED),
        Row("C", "列入计划逐步解决", PROMISED), Row("D", "留作参考或者不可行", EXPLAINED),
    ),
    "S4": (
        Row("A", "已经解决", DONE), Row("B", "部分解决或者列入计划解决", PROMISED),
        Row("C", "留作参考或者不可行", EXPLAINED),
    ),
    "none": (),
}  # fmt: skip
SUPERIOR = "属于上级机关职权，已经报告"


def rows_of(scheme: str, *, superior: bool = False) -> tuple[Row, ...]:
    """The rows of a scheme; with ``superior`` one more for what is a higher organ's to decide (河南 19, 重庆 22)."""
    rows = SCHEMES[scheme]
    if superior and rows:
        rows += (Row(chr(ord(rows[-1].code) + 1), SUPERIOR, REPORTED),)
    return rows
