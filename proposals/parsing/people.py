"""领衔代表, 附议代表, 称谓: who stands in the cell, and how many it says there are."""

import re
from dataclasses import dataclass
from functools import partial

from congress.imports.cells import NUMERAL, Parsed, Remark, folded, is_blank, numeral, text
from congress.imports.surnames import COMMON, DOUBLE, SINGLE

DOTS = re.compile("[·•・‧∙．]")
PHONE = re.compile(r"\+?\d[\d*-]{6,}")
COUNT = re.compile(rf"\(?(?:等|共)?\s*([{NUMERAL}两]{{1,3}})\s*(?:位|名|人(?!大))(?:(?:人大)?代表)?(?:联名)?\)?")
AND_OTHERS = re.compile(r"等(?:人大)?(?:代表|人)?$")
LABEL = re.compile(r"^(?:提案人|建议人|领衔(?:代表|人)|附议(?:代表|人)|代表姓名)\s*:\s*")
GREETING = re.compile(r"^尊敬的?|(?<=代表)[:, ].*$|(?:您|你)\s*们?\s*好?[:,!]?.*$")
TITLE = re.compile(r"^(?:[省市区县镇乡]{0,2}人大)代表\s*(?=\S)|(?:人大)?(?:代表|委员|同志)[:,]*$")
GROUP = re.compile(r"(?:代表团|代表组|代表小组)(?:\([^)]*\))?(?:联合提出|提出)?$")
SEPARATORS = re.compile(r"[、,;/|\n]+")
ASIDE = re.compile(r"\([^()]*\)?")


@dataclass(frozen=True)
class People:
    names: tuple[str, ...] = ()
    count: int | None = None  # what the cell says: 甲等七位代表 -> 7
    group: str = ""  # 代表团 or 代表小组 as proposer


def parse_people(raw: object, *, known=frozenset()) -> Parsed:
    """`known` are the names on the roster; they settle where run-together names part."""
    shown = text(raw)
    if is_blank(raw):
        return Parsed(shown, People())
    cell = folded(DOTS.sub("·", str(raw).replace("\n", "、")))
    cell, count = _count(PHONE.sub("", GREETING.sub("", LABEL.sub("", cell)).strip()))
    group = GROUP.search(cell)
    if group:
        where = GROUP.sub(lambda found: found[0].replace("联合提出", "").replace("提出", ""), cell)
        return Parsed(shown, People((), count, where.strip("、 ")))
    cell = TITLE.sub("", TITLE.sub("", ASIDE.sub("", cell).strip())).strip("、:, ")
    open_ended = bool(AND_OTHERS.search(cell))
    cell = AND_OTHERS.sub("", cell)
    names, doubts = _names(cell, known)
    doubts = [Remark(code, f"{said}：“{shown}”") for code, said in doubts]
    doubts += _sums(shown, names, count, open_ended)
    return Parsed(shown, People(tuple(names), count), tuple(doubts))


def _count(cell):
    match = COUNT.search(cell)
    if not match or not match[1]:
        return cell, None
    count = 2 if match[1] == "两" else numeral(match[1].replace("两", "二"))
    return cell[: match.start()] + cell[match.end() :], count


def _sums(shown, names, count, open_ended):
    if open_ended and count is None:
        return [Remark("people_open_ended", f"“等代表”没有写明几位：“{shown}”")]
    if count and len(names) < count:
        return [Remark("people_missing", f"写明{count}位代表，只列出{len(names)}位：“{shown}”")]
    if count and len(names) > count:
        return [Remark("people_missing", f"写明{count}位代表，却列出{len(names)}位：“{shown}”")]
    return []


def _names(cell, known):
    names, doubts = [], []
    for piece in SEPARATORS.split(cell):
        for word in _by_blank(piece.split()):
            name = TITLE.sub("", word)
            if "*" in name or "某" in name[1:]:
                doubts.append(("masked_name", "姓名已脱敏，不能认人"))
                continue
            parts, doubt = _by_surname(name, known)
            doubts += [doubt] if doubt else []
            names += [part for part in parts if part and part not in names]
    return names, doubts


def _by_blank(words):
    """丁 演 is one name, 戊假名 己假名 are two, 张 小明 and 欧阳 明 one each."""
    names, held = [], ""
    for word in words:
        if held:
            names.append(held + word)
            held = ""
        elif len(word) == 1 and names and names[-1] in DOUBLE:
            names[-1] += word
        elif len(word) == 1:
            held = word
        else:
            names.append(word)
    return names + ([held] if held else [])


def _by_surname(name, known):
    """Names run together: the roster decides, else family names, else it stays one name."""
    if not name or name in known or "·" in name or len(name) < 4:
        return [name], None
    cuts = _cuts(name, lambda part: part in known) if known else []
    if len(cuts) == 1:
        return cuts[0], ("run_together", "姓名连写，已按代表名册分开")
    if len(name) == 4 and (name[:2] in DOUBLE or not {name[0], name[2]} <= COMMON):
        return [name], None
    for surnames in (COMMON, SINGLE):
        cuts = _cuts(name, partial(_looks_like_a_name, surnames=surnames))
        if len(cuts) == 1:
            return cuts[0], ("run_together", "姓名连写，已按姓氏分开")
    if cuts:
        return [], ("run_together", "姓名连写，分法不止一种，请手工分开")
    return [name], ("odd_name", "不像一个人的姓名") if len(name) > 6 else None


def _looks_like_a_name(part, surnames):
    if part[:2] in DOUBLE:
        return 3 <= len(part) <= 4
    return part[0] in surnames and 2 <= len(part) <= 3


def _cuts(name, fits, limit=8):
    """Every way to cut the string into names that fit, at most `limit` of them."""
    if not name:
        return [[]]
    found = []
    for length in range(2, min(len(name), 15) + 1):
        if fits(name[:length]):
            found += [[name[:length], *rest] for rest in _cuts(name[length:], fits, limit)]
        if len(found) >= limit:
            break
    return found
