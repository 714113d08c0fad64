"""答复文号: 平交复函〔2017〕19号, with its brackets of five kinds and its class glued on."""

import re
from dataclasses import dataclass

from congress.imports.cells import Parsed, Remark, is_blank, text, tight
from proposals.parsing.reply_class import parse_reply_class

OPEN, CLOSE = r"[\[〔【(﹝]", r"[\]〕】)﹞]"
NORMAL = re.compile(
    rf"^(?P<organ>[^\d\[〔【(﹝]*?):?{OPEN}(?P<year>\d{{4}}){CLOSE}"
    rf"(?P<late>[^\d第号]*)第?(?P<serial>\d*(?:-\d+)?)(?P<mark>号?)(?P<tail>.*)$"
)
CUT = re.compile(rf"^(?P<organ>[^\d\[〔【(﹝]*?){OPEN}(?P<year>\d{{4}})(?P<serial>\d*)(?P<tail>\D.*)?$")


@dataclass(frozen=True)
class DocumentNumber:
    organ: str
    year: int
    serial: str  # text: 30-17 and 01 occur
    reply_class: str = ""

    @property
    def standard(self) -> str:
        """GB/T 9704 form: hexagonal brackets, no 第, no leading zero."""
        serial = re.sub(r"^0+(?=\d)", "", self.serial)
        return f"{self.organ}〔{self.year}〕{serial}号"


def parse_document_number(raw: object) -> Parsed:
    shown = text(raw)
    if is_blank(raw):
        return Parsed(shown)
    cell = tight(raw)
    match, remarks = NORMAL.match(cell), ()
    if not match:
        match = CUT.match(cell)
        if not match:
            return Parsed(shown, None, (Remark("bad_document_number", f"看不出文号：“{shown}”"),))
        remarks = (Remark("bad_document_number", f"文号不全：“{shown}”"),)
    elif not match["serial"]:
        remarks = (Remark("bad_document_number", f"文号没有序号：“{shown}”"),)
    parts = match.groupdict()
    organ = (parts["organ"] or parts.get("late") or "").rstrip(":")
    tail = re.sub(r"\([^)]{4,}\)?", "", parts["tail"] or "")
    glued = parse_reply_class(tail).value if tail else None
    found = DocumentNumber(organ, int(parts["year"]), parts["serial"], glued or "")
    return Parsed(shown, found, remarks)
