"""建议编号: 第012号, 闭字第3号, 第DH0271号, 1802038, 财政经济类第2号 and their cousins.

Digits alone are no key: letters, category words and the series in front of 第 belong to it.
"""

import re
from dataclasses import dataclass, replace

from congress.imports.cells import NUMERAL, Parsed, Remark, is_blank, numeral, text, tight

PLAIN = re.compile(r"第?([0-9]{1,5})号?")  # what nearly every cell looks like; longer ones may hide a year
LABEL = re.compile(r"^(?:建议)?(?:编号|序号|案号|建议号|号码|No\.?)[:为]?", re.I)
# Where 第 is written, what stands before it is words, even 一府两院.
CORE = re.compile(
    rf"(?P<head>.*?(?=第)|(?:(?!.*第).)*?)(?P<ordinal>第?)(?P<letters>[A-Za-z]{{0,4}})"
    rf"(?:[(\[〔【](?P<year>(?:19|20)\d\d)[)\]〕】]年?)?"
    rf"第?[(\[〔【]?(?P<digits>\d+|[{NUMERAL}]+)[)\]〕】]?(?P<mark>号?)(?P<tail>.*)$"
)
YEAR_FIRST = re.compile(r"^[(\[〔【]?((?:19|20)\d\d)(?:[)\]〕】]年?|年|-)第?(\d+)号?(.*)$")
THREE_PARTS = re.compile(r"^第?(\d{1,2})[-.](\d{1,2})[-.](\d{1,4})号?$")
BETWEEN = re.compile(r"闭会?期?间?字?|平时")
YEAR = re.compile(rf"^([{NUMERAL}]{{4}})年度?")
NOUN = re.compile(r"(?:人大)?(?:代表)?(?:建议、批评和意见|建议案|建议|议案|提案|意见)(?:编?号)?[:]?$")
CATEGORY = re.compile(r"^(.{1,8}?)类$")


@dataclass(frozen=True)
class ProposalNumber:
    serial: int | None = None
    series: str = ""  # letters or words in front: DH, 师人大交办
    category: str = ""  # numbered per category: 财政经济, B
    kind: str = ""  # "motion" or "suggestion" when the number says so
    intersession: bool = False
    year: int | None = None
    term: int | None = None
    session: int | None = None

    @property
    def key(self) -> str:
        """Equal for two spellings of one number (第016号, 编号:16), different across series."""
        between = "闭" if self.intersession else ""
        return f"{between}{self.category}|{self.series}|{self.serial}"


def parse_number(raw: object, *, term: int | None = None) -> Parsed:
    """`term` is the 届 of the row; it decides between 20|03|012 and 2003|012."""
    shown = text(raw)
    if match := PLAIN.fullmatch(shown):
        return Parsed(shown, ProposalNumber(int(match[1])))
    if is_blank(raw):
        return Parsed(shown)
    cell = re.sub(r"^(\d+)\.0$", r"\1", LABEL.sub("", tight(raw)))
    if spellings := _two_spellings(shown, cell, term):
        return spellings
    if match := THREE_PARTS.match(cell):
        parts = [int(part) for part in match.groups()]
        return Parsed(shown, ProposalNumber(term=parts[0], session=parts[1], serial=parts[2]))
    if match := YEAR_FIRST.match(cell):
        found = ProposalNumber(int(match[2]), year=int(match[1]), kind=_kind(match[3]))
        return Parsed(shown, found)
    match = CORE.match(cell)
    if not match or _is_prose(match):
        return _unread(shown)
    return _read(shown, match, term)


def _read(shown, match, term):
    digits, tail = match["digits"], match["tail"]
    found = _words(match["head"], match["letters"], tail)
    year = match["year"] or (YEAR.match(match["head"]) or ("", ""))[1]
    if year:
        found = replace(found, year=numeral(year))
    if digits.isdigit() and not match["letters"] and not match["year"]:
        found, remarks = _packed(found, digits, term)
    else:
        found, remarks = replace(found, serial=numeral(digits)), ()
    if re.search(r"\d", re.sub(r"\(.*?\)", "", tail)):
        remarks += (Remark("several_numbers", f"一格里有几个编号，取第一个：“{shown}”"),)
    return Parsed(shown, found, remarks)


def _words(head, letters, tail):
    """The words around the digits: kind of case, category, channel, or a series of its own."""
    kind = _kind(head) or _kind(tail)
    intersession = bool(BETWEEN.search(head))
    head = BETWEEN.sub("", NOUN.sub("", head), count=1) if intersession else NOUN.sub("", head)
    head = re.sub(r"字$", "", YEAR.sub("", head)).strip(":,、")
    category = CATEGORY.match(head)
    if category:
        return ProposalNumber(None, letters.upper(), category[1], kind, intersession)
    return ProposalNumber(None, head + letters.upper(), "", kind, intersession)


def _packed(found, digits, term):
    """173075 = 届 次 and serial; 20230158 = year and serial; 2171 is only a big number."""
    readings = []
    year, rest = int(digits[:4] or 0), digits[4:]
    if len(rest) in (3, 4) and 1980 <= year <= 2099 and int(rest):
        readings.append(replace(found, year=year, serial=int(rest)))
    width = {6: 1, 7: 2}.get(len(digits))
    if width and 1 <= int(digits[2 : 2 + width]) <= 15 and 1 <= int(digits[:2]) <= 30:
        parts = int(digits[:2]), int(digits[2 : 2 + width]), int(digits[2 + width :])
        readings.append(replace(found, term=parts[0], session=parts[1], serial=parts[2]))
    if len(readings) == 2:
        by_term = [reading for reading in readings if term and reading.term == term]
        remark = Remark("ambiguous_number", f"编号里的“{digits}”可作年份或届次解")
        return by_term[0] if by_term else readings[0], () if term else (remark,)
    return (readings or [replace(found, serial=int(digits))])[0], ()


def _two_spellings(shown, cell, term):
    parts = [part for part in re.split(r"[/;,]|[、(](?=第|编号|\d+号)", cell) if re.search(r"\d", part)]
    if len(parts) < 2 or not all(re.search(r"号|第|^\d+$", part) for part in parts):
        return None
    read = [parse_number(part.strip(")"), term=term) for part in parts]
    if any(one.value is None for one in read):
        return None
    remarks = ()
    if len({one.value.serial for one in read}) > 1:
        remarks = (Remark("several_numbers", f"一格里有几个编号，取第一个：“{shown}”"),)
    return Parsed(shown, read[0].value, remarks)


def _kind(words):
    if "议案" in words:
        return "motion"
    return "suggestion" if "建议" in words else ""


def _is_prose(match):
    marked = match["ordinal"] or match["mark"] or match["letters"]
    return not marked and not match["digits"].isascii() or len(match["head"]) > 30


def _unread(shown):
    return Parsed(shown, None, (Remark("bad_number", f"看不出编号：“{shown}”"),))
