"""What the cells of a question bank say: kind, organ, right answer, options. What is not understood is said."""

import re

from congress.imports.cells import Parsed, Remark, is_blank, text, tight
from meetings.models import OrganKind as O
from meetings.models import QuestionKind

KINDS = ((r"判断|是非|对错", QuestionKind.JUDGE), (r"多", QuestionKind.MULTIPLE), (r"单|选择", QuestionKind.SINGLE))
OF_CONGRESS = (O.STANDING_COMMITTEE, O.COMMITTEE_OFFICE, O.SPECIAL_COMMITTEE, O.CREDENTIALS)
# The narrower word first; 人大 alone means everybody of the house.
ORGANS = (
    (r"监察|监委", (O.SUPERVISORY,)), (r"法院", (O.COURT,)), (r"检察", (O.PROCURATORATE,)), (r"政府", (O.GOVERNMENT,)),
    (r"代表资格", (O.CREDENTIALS,)), (r"专门委|专委", (O.SPECIAL_COMMITTEE,)),
    (r"办事机构|工作机构|办公室|工委", (O.COMMITTEE_OFFICE,)),
    (r"常委会", (O.STANDING_COMMITTEE,)), (r"人大", OF_CONGRESS),
)  # fmt: skip
EVERYBODY = re.compile(r"通用|公共|全部|所有|不限")
RIGHT = {"对", "正确", "√", "✓", "是", "t", "true", "y", "a"}
WRONG = {"错", "错误", "×", "✗", "x", "否", "f", "false", "n", "b"}
MARKED = re.compile(r"(?:^|(?<=[\s;；，,、。]))\(?([A-H])\)?[.．、:：)）]\s*")


def parse_kind(raw) -> Parsed:
    said = tight(raw)
    found = next((kind.value for pattern, kind in KINDS if re.search(pattern, said)), None)
    return Parsed(text(raw), found)


def parse_organs(raw) -> Parsed:
    """法院、检察院: each part names one kind of organ. Nothing written means everybody."""
    said = tight(raw)
    if is_blank(raw) or EVERYBODY.search(said):
        return Parsed(text(raw), [])
    found, remarks = [], []
    for part in filter(None, re.split(r"[、，,;；/]", said)):
        organs = next((organs for pattern, organs in ORGANS if re.search(pattern, part)), ())
        found += [organ.value for organ in organs if organ.value not in found]
        if not organs:
            remarks.append(Remark("unknown_organ", f"看不出适用机关“{part}”，没有按它登记。"))
    return Parsed(text(raw), sorted(found), tuple(remarks))


def parse_key(raw) -> Parsed:
    """AC, A、C, a,c: letters in their order; 对 and 错 are the first and the second choice."""
    said = tight(raw).lower()
    if said in RIGHT or said in WRONG:
        return Parsed(text(raw), "A" if said in RIGHT else "B")
    letters = re.sub(r"[、，,;；/\s.．和及]", "", said).upper()
    return Parsed(text(raw), "".join(sorted(set(letters))) if re.fullmatch(r"[A-H]+", letters) else None)


def parse_options(raw) -> Parsed:
    """All choices in one cell: A.……B.…… with or without line breaks."""
    said = text(raw)
    pieces = MARKED.split(said)
    letters, words = pieces[1::2], [each.strip(" ;；\n") for each in pieces[2::2]]
    if letters == list("ABCDEFGH"[: len(letters)]) and letters:
        return Parsed(said, words)
    return Parsed(said, [line.strip() for line in re.split(r"[\n|｜]", said) if line.strip()])
