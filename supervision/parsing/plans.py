"""What the cells of a published plan say: which month, which methods. What is not understood is said, never refused."""

import re

from congress.imports.cells import Parsed, Remark, is_blank, text, tight
from supervision.models import Method

YEAR = re.compile(r"(20\d\d)(?:年度?)?")
PARTS = {"上半年": 6, "年中": 6, "下半年": 12, "年底": 12, "年末": 12, "岁末": 12}
QUARTERS = {word: 3 * number for number, words in enumerate(("一1", "二2", "三3", "四4"), 1) for word in words}
QUARTER = re.compile(r"第?([一二三四1-4])季度")
MONTHS = re.compile(r"(?<!\d)(1[0-2]|[1-9])(?=月|[-—–~至到、和])")
BRACKETS = re.compile(r"[(（][^)）]*[)）]")
WORDS = (
    (r"执法检查", Method.INSPECTION), (r"专题询问|询问", Method.INQUIRY), (r"调研", Method.RESEARCH),
    (r"书面", Method.WRITTEN), (r"评议", Method.WORK_REVIEW), (r"测评", Method.POLL), (r"备案审查", Method.FILING),
    (r"视察", Method.TOUR), (r"财政经济工作监督|预算监督|财经监督", Method.FISCAL),
)  # fmt: skip
HEARD, DELIBERATED = re.compile(r"听取(?!意见)"), re.compile(r"审议")
JOINT = re.compile(r"[^()（）]*联动")


def parse_year(raw) -> Parsed:
    found = YEAR.fullmatch(tight(raw).removesuffix(".0"))
    return Parsed(text(raw), int(found[1]) if found else None)


def parse_month(raw) -> Parsed:
    """6月; of 上半年, 三季度, 4-5月 the last month, and said so; none where nothing is known."""
    said = tight(raw).removesuffix(".0")
    if is_blank(raw):
        return Parsed(text(raw))
    if said.isdecimal() and len(said) < 3 and 1 <= int(said) <= 12:
        return Parsed(text(raw), int(said))
    months = [int(month) for month in MONTHS.findall(said)]
    if months:
        exact = re.fullmatch(r"\d{1,2}月(?:份)?", said)
        return Parsed(text(raw), months[-1], () if exact else (_taken(raw, months[-1]),))
    quarter = QUARTER.search(said)
    month = QUARTERS[quarter[1]] if quarter else next((n for word, n in PARTS.items() if word in said), None)
    if month:
        return Parsed(text(raw), month, (_taken(raw, month),))
    return Parsed(text(raw), None, (Remark("no_month", f"“{text(raw)}”没有说明是哪个月，月份待定。"),))


def _taken(raw, month: int) -> Remark:
    return Remark("wide_month", f"“{text(raw)}”按{month}月登记。")


def parse_methods(raw) -> Parsed:
    """All the methods a cell names, in the order of the law; facts["joint"]: 市区联动 and its like."""
    said = tight(raw)
    if is_blank(raw):
        return Parsed(text(raw), [])
    found = {method for pattern, method in WORDS if re.search(pattern, said)}
    outside = BRACKETS.sub("", said)
    if HEARD.search(outside) or (DELIBERATED.search(outside) and "书面" not in outside):
        found.add(Method.REPORT)
    joint = JOINT.search(said)
    methods = [method.value for method in Method if method in found]
    remarks = () if methods else (Remark("unknown_method", f"“{text(raw)}”没有对应的监督方式。"),)
    return Parsed(text(raw), methods, remarks, {"joint": joint[0] if joint else ""})
