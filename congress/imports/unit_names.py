"""Names of bodies: several in one cell, labelled, elided, told as prose, and one body under many names."""

import re

from congress.imports.cells import Parsed, Remark, folded, is_blank, text

SUFFIX = (
    "人民政府|政府|办公室|委员会|管委会|居委会|村委会|分局|局|委|办|处|部|法院|检察院|院|厅|署|供销社|联社|"
    "中心|公司|集团|银行|街道|镇|乡|大队|支队|中队|总队|站|所|馆|学校|小学|中学|学院|大学|医院|"
    "总工会|工会|妇联|残联|工商联|文联|科协|侨联|团委|红十字会|协会|园区|开发区|车站|指挥部|专班|室|场"
)
A_UNIT = re.compile(rf"(?:{SUFFIX})(?:\([^()]*\))?$")
LABEL = re.compile(r"(主办|会办|协办|分办|承办|办理|牵头|配合|责任)(?:单位|部门)?\s*:")
PROSE_HEAD = re.compile(r"^(?:经与|经商|经会同|会同|会商|商|经)\s*(?=\S{2,}(?:局|委|办|府|部|院|处|镇|街道))")
PROSE_TAIL = re.compile(r"(?:共同|联合)?(?:研究|办理|答复|会办|协办)(?:办理|答复)?$")
NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.、)]\s*|[①-⑳])|\s*(?:\(\d{1,2}\)|\d{1,2}\s*份)$")
SEPARATORS = "、,;/|"
ROLES = {"会办": "assist", "协办": "assist", "配合": "assist", "分办": "separate"}
TOGETHER = re.compile(r"(?<=.)(?:和|与|及|以及|并)(?=.{2})")
COPIES = re.compile(r"\s*\d{1,2}\s*份")
HAN, NOT_YET = r"[\u4e00-\u9fff]", r"[^局委办处府院部()]"
CITY = r"市(?![场政容民])"
PLACES = (
    re.compile(rf"^{HAN}{{2,6}}?(?:省|自治区)(?={HAN}{{2}})"),
    re.compile(rf"^{NOT_YET}{{2,6}}?(?:{CITY}|自治州|州|盟)(?={HAN}{{2}})"),
    re.compile(rf"^{NOT_YET}{{1,8}}?(?:自治县|自治旗|区(?!域)|县(?!域)|旗)(?={HAN}{{2}})"),
)
NOT_A_PLACE = re.compile("(?:园|社|发|景|库|牧)区$|^(?:城|市|地|新|山|小|灾|老|林|矿)区$")
BRANCH = re.compile(rf"^(.{{2,}})局{HAN}{{2,6}}分局$")
SAME = ((r"^政府", "人民政府"), (r"(街道)办事处$", r"\1"), (r"管理委员会$", "管委会"))


def parse_units(raw: object, *, known=frozenset()) -> Parsed:
    """Value: the names in their order; facts["roles"]: name to role where the cell labels it."""
    shown = text(raw)
    if is_blank(raw):
        return Parsed(shown, ())
    if shown in known:
        return Parsed(shown, (shown,))
    cell = COPIES.sub(";", folded(re.sub(r"[\r\n]+", ";", str(raw))))
    names, roles, remarks = [], {}, []
    for role, part in _labelled(cell):
        found, doubts = _names(part, known)
        remarks += [Remark(code, f"{said}：“{shown}”") for code, said in doubts]
        names = list(dict.fromkeys([*names, *found]))
        if role:
            roles |= dict.fromkeys(found, role)
    return Parsed(shown, tuple(names), tuple(remarks), {"roles": roles} if roles else {})


def bare_name(name: str, *, place: str = "") -> str:
    """One body, one form: 石林县水务局, 县水务局, 水务局; 某市公安局某区分局 and 公安分局."""
    bare = folded(name).replace(" ", "")
    if place and bare.startswith(place) and len(bare) - len(place) > 1:
        bare = bare[len(place) :]
    for prefix in PLACES:
        match = prefix.match(bare)
        if match and not NOT_A_PLACE.search(match[0]):
            bare = bare[match.end() :]
    bare = re.sub(rf"^[区县旗镇州](?={HAN}{{2}})|^{CITY}(?={HAN}{{2}})", "", bare)
    bare = re.sub(r"^人民政府(?=.{2,}(?:街道|办公室))", "", BRANCH.sub(r"\1分局", bare))
    for pattern, form in SAME:
        bare = re.sub(pattern, form, bare)
    return bare


def _labelled(cell):
    """主办单位:A 会办单位:B、C -> ("", "A"), ("assist", "B、C"); lead is the unmarked case."""
    pieces = LABEL.split(cell)
    yield "", pieces[0]
    for word, part in zip(pieces[1::2], pieces[2::2], strict=True):
        yield ROLES.get(word, "lead"), part


def _names(part, known):
    pieces = [_stripped(piece) for piece in _split(PROSE_HEAD.sub("", part.strip()))]
    pieces = [piece for piece in pieces if piece]
    pieces = [name for piece in pieces for name in _by_blank(piece, known)]
    pieces = [name for piece in pieces for name in _by_conjunction(piece, known)]
    pieces = [_tail(piece) for piece in pieces]
    return _complete([piece for piece in pieces if piece], known)


def _split(part):
    """At separators, but never inside brackets: 市政中心(公园、绿化) is one body."""
    depth, piece = 0, ""
    for c in part:
        depth += (c in "(〔[") - (c in ")〕]")
        if c in SEPARATORS and depth <= 0:
            yield piece
            piece = ""
        else:
            piece += c
    yield piece


def _stripped(piece):
    return NUMBERED.sub("", NUMBERED.sub("", piece.strip(" 。.:")).strip()).strip(" 。:")


def _tail(piece):
    cut = PROSE_TAIL.sub("", piece)
    return cut if cut != piece and A_UNIT.search(cut) else piece


def _by_blank(piece, known):
    """A blank parts two bodies only when both sides are bodies; 水 务 局 is one."""
    words = piece.split()
    if len(words) > 1 and all(w in known or (len(w) > 2 and A_UNIT.search(w)) for w in words):
        return [_stripped(word) for word in words]
    return ["".join(words)]


def _by_conjunction(piece, known):
    """和 also stands inside names (住房和城乡建设局): split only where both sides are bodies."""
    if piece in known:
        return [piece]
    for match in TOGETHER.finditer(piece):
        left, right = piece[: match.start()], piece[match.end() :]
        if all(side in known or A_UNIT.search(side) for side in (left, right)):
            return [left, *_by_conjunction(right, known)]
    return [piece]


def _complete(names, known):
    """县电信、移动、联通、铁塔公司: short forms take head and tail from their neighbours."""
    doubts = []
    if names and re.search("等(?:有关|相关)?(?:部门|单位)$", names[-1]):
        names[-1] = re.sub("等(?:有关|相关)?(部门|单位)$", r"\1", names[-1])
        doubts.append(("units_open_ended", "“等部门”没有写全"))
    last = names[-1] if names else ""
    tail = re.search("(?:公司|部门|单位|局|委|街道|镇|乡)$", last)
    bare = [n for n in names[:-1] if not A_UNIT.search(n) and n not in known and len(n) <= 4]
    if not tail or not bare or len(bare) != len(names) - 1:
        return names, doubts
    head = names[0][0] if names[0][0] in "区县市省州" else ""
    full = [names[0] + tail[0]] + [head + name + tail[0] for name in names[1:-1]]
    doubts.append(("units_elided", "单位写了简称，已补全"))
    return [*full, last if last.startswith(head) else head + last], doubts
