"""Dates as offices type them, lose them and half remember them."""

import re
from datetime import date, timedelta

from congress.imports.cells import NUMERAL, Parsed, Remark, folded, is_blank, numeral, text

ASIDE = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]?\s*$")
CLOCK = re.compile(r"(?:[ T]|(?<=日))\d{1,2}[:时]\d{0,2}(?:[:分]\d{0,2})?\S*$|[上下]午.*$")
WRITTEN = re.compile(rf"^([{NUMERAL}]{{2,4}})年([{NUMERAL}]{{1,3}})月([{NUMERAL}]{{1,3}})[日号]?$")
DASHED = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$")
MONTH = re.compile(rf"^([{NUMERAL}]{{4}})(?:年|[-/.])(?:([{NUMERAL}]{{1,3}})月?)?$")
NO_YEAR = re.compile(rf"^([{NUMERAL}]{{1,3}})月([{NUMERAL}]{{1,3}})[日号]?$")
NO_MONTH = re.compile(r"^(?:(\d{4})年)?(\d{2,4})日$")
SERIAL = re.compile(r"^([2-5]\d{4})(?:\.0+|\.\d+)?$")
YEARS = range(1949, 2100)


def parse_date(raw: object, *, year: int | None = None) -> Parsed:
    """`year` is what the rest of the row says, for cells that only name month and day."""
    shown = text(raw)
    if is_blank(raw):
        return Parsed(shown)
    cell = folded(raw)
    if cell.startswith("(") and cell.endswith(")"):
        cell = cell[1:-1]
    cell = CLOCK.sub("", ASIDE.sub("", cell).strip()).replace(" ", "")
    for read in (_whole, _month_only, _without_year, _bare_digits, _without_month, _serial):
        found = read(shown, cell, year)
        if found:
            return found
    return _bad(shown, f"看不出日期：“{shown}”")


def _whole(shown, cell, _):
    match = WRITTEN.match(cell) or DASHED.match(cell)
    if not match:
        return None
    year, month, day = (numeral(part) for part in match.groups())
    remarks = ()
    if year < 100:
        year, remarks = 2000 + year, (Remark("lost_characters", f"年份只有两位：“{shown}”"),)
    elif "月" in cell and cell[-1] not in "日号":
        remarks = (Remark("lost_characters", f"日期缺“日”字：“{shown}”"),)
    found = _day(year, month, day)
    return Parsed(shown, found, remarks) if found else _bad(shown, f"没有这一天：“{shown}”")


def _month_only(shown, cell, _):
    match = MONTH.match(cell)
    if not match or numeral(match[1]) not in YEARS:
        return None
    month = numeral(match[2]) if match[2] else None
    return _bad(shown, f"日期不全：“{shown}”", year=numeral(match[1]), month=month)


def _without_year(shown, cell, year):
    match = NO_YEAR.match(cell)
    if not match:
        return None
    month, day = numeral(match[1]), numeral(match[2])
    found = year and _day(year, month, day)
    if not found:
        return _bad(shown, f"日期没有年份：“{shown}”", month=month, day=day)
    return Parsed(shown, found, (Remark("guessed_year", f"日期没有年份，按{year}年读：“{shown}”"),))


def _bare_digits(shown, cell, _):
    """20230619 is sure; 2023619 lost its characters but has one reading; 2023111 has two."""
    if not re.match(r"^\d{6,8}$", cell) or int(cell[:4]) not in YEARS:
        return None
    year, rest = int(cell[:4]), cell[4:]
    if len(rest) == 4:
        found = _day(year, int(rest[:2]), int(rest[2:]))
        return Parsed(shown, found) if found else _bad(shown, f"没有这一天：“{shown}”")
    if len(rest) == 2 and 1 <= int(rest) <= 12:
        return _bad(shown, f"只有年月，或“年月日”三字丢失：“{shown}”", year=year, month=int(rest))
    return _readings(shown, year, rest)


def _without_month(shown, cell, year):
    match = NO_MONTH.match(cell)
    if not match:
        return None
    stated = int(match[1]) if match[1] else year
    return _readings(shown, stated, match[2]) if stated else _bad(shown, f"日期没有年份：“{shown}”")


def _readings(shown, year, rest):
    splits = ((rest[:cut], rest[cut:]) for cut in range(1, len(rest)))
    days = {_day(year, int(m), int(d)) for m, d in splits if m[0] != "0" and d[0] != "0"} - {None}
    if len(days) == 1:
        found = days.pop()
        said = f"日期丢了“年月日”等字，读作{found.isoformat()}：“{shown}”"
        code = "ambiguous_date" if len(rest) == 2 else "lost_characters"
        return Parsed(shown, found, (Remark(code, said),))
    if days:
        both = "或".join(day.isoformat() for day in sorted(days))
        return _bad(shown, f"日期可读作{both}:“{shown}”", year=year)
    return _bad(shown, f"看不出日期：“{shown}”", year=year)


def _serial(shown, cell, _):
    match = SERIAL.match(cell)
    if not match:
        return None
    found = date(1899, 12, 30) + timedelta(days=int(match[1]))
    said = f"单元格是日期序号，读作{found.isoformat()}：“{shown}”"
    return Parsed(shown, found, (Remark("serial_date", said),))


def _day(year, month, day):
    if year not in YEARS or not month or not day:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bad(shown, said, **facts):
    return Parsed(shown, None, (Remark("bad_date", said),), facts)
