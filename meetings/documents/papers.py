"""会议文件 on paper: words written in the portal set as a report (law.md §8.3), files brought to A4."""

import re
from pathlib import Path
from shutil import copyfile

from django.core.exceptions import ValidationError

from congress.files.models import StoredFile
from congress.printing import office, pdf
from congress.printing.foreign import KINDS, foreign
from congress.printing.parts import Part
from congress.printing.prose import paragraphs
from meetings.models import BodyKind, PaperKind, PaperVersion

# Spoken to the members, so they begin with who speaks, where, and to whom.
SPOKEN = (PaperKind.REPORT, PaperKind.REPORT_DRAFT, PaperKind.EXPLANATION, PaperKind.REVIEW, PaperKind.WRITTEN)
SALUTATION = {
    BodyKind.STANDING_COMMITTEE: "主任、各位副主任、各位委员：",
    BodyKind.CHAIRS_MEETING: "主任、各位副主任：",
    BodyKind.CONGRESS: "各位代表：",
    BodyKind.SPECIAL_COMMITTEE: "主任委员、各位委员：",
}
# GB/T 9704 7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） like the text.
LEVELS = (("one", re.compile("[一二三四五六七八九十]+、")), ("two", re.compile("[（(][一二三四五六七八九十]+[）)]")))
LONGEST_HEADING = 40  # what goes on in the same line after a stop is text and not a heading


def blocks(body: str) -> list[dict]:
    """The paragraphs of a written paper: ``level`` one or two for a heading, ``rest`` what follows it in its line."""
    found = []
    for text in paragraphs(body):
        level = next((name for name, pattern in LEVELS if pattern.match(text)), "")
        head, stop, rest = text.partition("。") if level else (text, "", "")
        if level and len(head) > LONGEST_HEADING:
            level, head, stop, rest = "", text, "", ""
        found.append({"level": level, "text": head + (stop if rest else ""), "rest": rest})
    return found


def written(version: PaperVersion) -> dict:
    """The context of print/meetings/paper.html."""
    paper, meeting, item = version.paper, version.paper.meeting, version.paper.item
    spoken = paper.kind in SPOKEN and meeting is not None and not (item and item.written_only)
    return {
        "title": paper.title,
        "mark": paper.mark if f"（{paper.mark}）" not in paper.title else "",
        "occasion": f"{meeting.days.partition('至')[0]}在{meeting.title}上" if spoken and meeting.opens_on else "",
        "speaker_title": item.reporter_title if spoken and item else "",
        "speaker": item.reporter_name if spoken and item else "",
        "salutation": SALUTATION.get(meeting.body.kind, "") if spoken else "",
        "blocks": blocks(version.body),
    }


def sheet(version: PaperVersion, path: Path) -> tuple[int, list[str]]:
    """Lay the A4 version down at ``path``; how many pages, and what whoever brought it should know."""
    if version.is_written:
        path.write_bytes(pdf.render("meetings/paper.html", written(version), title=version.paper.name))
        return _pages(path), []
    if version.file.kind in office.KINDS:
        return _converted(version.file, path)
    part = foreign_part(version.file)
    copyfile(part.path, path)
    return part.pages, part.notes


def _converted(stored: StoredFile, path: Path) -> tuple[int, list[str]]:
    """A Word or ODF text: its PDF is kept, and brought to A4 as the packet will have it."""
    try:
        path.write_bytes(office.to_pdf(stored.path, kind=stored.kind))
        part = foreign(path)
        return part.pages, [*office.notes(stored.path, kind=stored.kind), *part.notes]
    except ValidationError as why:
        raise pdf.PrintError(why.messages[0]) from why


def foreign_part(stored: StoredFile) -> Part:
    """A file as a part of a packet; PrintError in words when it cannot be brought to paper."""
    if stored.kind == "ofd":
        raise pdf.PrintError("OFD 文件只能下载，不能转换，也不编入文件汇编；请另附一份 PDF")
    if stored.kind not in KINDS:
        raise pdf.PrintError(f"{stored.kind.upper()} 文件暂时不能转换，请另存为 PDF 再上传")
    try:
        return foreign(stored.path, kind=stored.kind, digest=stored.sha256)
    except ValidationError as why:
        raise pdf.PrintError(why.messages[0]) from why


def _pages(path: Path) -> int:
    import pikepdf  # noqa: PLC0415 — slow, and only the worker needs it

    with pikepdf.open(path) as document:
        return len(document.pages)
