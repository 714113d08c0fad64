"""届次: 区十八届人大二次会议 and its cousins, to level, 届, 次 or 闭会期间."""

import re
from dataclasses import dataclass

from congress.imports.cells import NUMERAL, Parsed, Remark, is_blank, numeral, text, tight

TERM = re.compile(rf"第?([{NUMERAL}]+)届")
SITTING = re.compile(rf"第?([{NUMERAL}]+)次")
SHORT = re.compile(r"^(\d{1,2})[-./](\d{1,2})$")
YEAR = re.compile(r"((?:19|20)\d\d)年?")
BODY = re.compile(r"(?:人民代表大会|人大代表|人大)?(?:会议)?$")
LEVELS = {
    "省": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "区": "district",
    "县": "county",
    "旗": "county",
    "镇": "town",
    "乡": "town",
}


@dataclass(frozen=True)
class SessionName:
    level: str = ""  # of the congress named in the cell; empty when the cell does not say
    term: int | None = None  # 届
    session: int | None = None  # 次
    intersession: bool = False  # 闭会期间
    place: str = ""  # 西山区; empty when only the level is written
    above: bool = False  # a case of the congress above, handed down to this place
    year: int | None = None

    @property
    def key(self) -> str:
        between = "闭" if self.intersession else ""
        return f"{self.level}{self.term or ''}-{self.session or ''}{between}"


def parse_session(raw: object, *, place: str = "") -> Parsed:
    """`place` is where the sheet comes from: 市 seen from a district is the congress above it."""
    shown = text(raw)
    if is_blank(raw):
        return Parsed(shown)
    cell = tight(raw)
    intersession = "闭会" in cell
    term, session, after = _ordinals(cell)
    year = YEAR.search(cell)
    where = BODY.sub("", cell[: after or 0])
    level = LEVELS.get(where[-1:], "")
    found = SessionName(
        level=level,
        term=term,
        session=session,
        intersession=intersession,
        place=where if len(where) > 1 and level else "",
        above=level in ("city", "province") and text(place)[-1:] in ("区", "县", "镇", "乡"),
        year=int(year[1]) if year else None,
    )
    return Parsed(shown, found if term or intersession else None, _doubts(shown, cell, found))


def _ordinals(cell):
    """届, 次 and where the first of them begins (what stands before is place and level)."""
    if short := SHORT.match(cell):
        return int(short[1]), int(short[2]), 0
    term = TERM.search(cell)
    rest = cell[term.end() :] if term else cell
    session = SITTING.search(rest)
    start = term.start() if term else 0
    return (
        numeral(term[1]) if term else None,
        numeral(session[1]) if session else None,
        start,
    )


def _doubts(shown, cell, found):
    remarks = []
    if "委员会" in cell:
        remarks.append(Remark("session_wording", f"届次写法有误(写成委员会会议)：“{shown}”"))
    elif "人大代表" in cell and found.session:
        remarks.append(Remark("session_wording", f"届次写法有误(写成代表会议)：“{shown}”"))
    if not found.term and not found.intersession:
        remarks.append(Remark("bad_session", f"看不出是第几届：“{shown}”"))
    elif not found.session and not found.intersession:
        remarks.append(Remark("bad_session", f"看不出是第几次会议：“{shown}”"))
    if found.above:
        remarks.append(Remark("above", f"上级人大的件，交本地办理：“{shown}”"))
    return tuple(remarks)
