"""What a packet is made from, in the order of law.md §8.3: a plain recipe first, then parts, then one file."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.core.serializers.json import DjangoJSONEncoder

from congress.files.models import StoredFile
from congress.pages.context import organization
from congress.printing import assembly, parts
from congress.printing.assembly import Paper as Bound
from congress.printing.parts import Part
from meetings.documents import agenda
from meetings.documents.papers import foreign_part, written
from meetings.documents.regie import regie
from meetings.models import AgendaVersion, PacketFor, Paper
from meetings.queries import papers as reading

AT_ONCE = 4  # papers laid out between two words about how far it is
TAKE_BACK = "会后收回"


def recipe(version: AgendaVersion, audience: str, options: dict) -> tuple[dict, list]:
    """Everything that decides how the packet looks, as JSON; and the versions of the papers in it."""
    pieces = [_sheet(name, make(version), f"meetings/{name}.html") for name, make in _sheets(audience)]
    for piece in pieces:
        piece["title"] = piece["title"].replace(version.meeting.title, "会议")  # said on the cover already
    chosen = [(paper, paper.versions.all()[0]) for paper in papers_in(version.meeting, audience, options)]
    pieces = [piece for piece in pieces if piece["context"].get("title")]
    pieces += [_paper(paper, state, options) for paper, state in chosen]
    if options.get("notes"):
        pieces.append({**_sheet("notes", {"title": "记录"}, "packet/notes.html"), "is_listed": False})
    found = {"title": f"{version.meeting.title}文件汇编", "cover": _cover(version, audience), "pieces": pieces}
    return json.loads(json.dumps(found, cls=DjangoJSONEncoder)), [state for _paper, state in chosen]


def papers_in(meeting, audience: str, options: dict) -> list[Paper]:
    """Which papers this audience is given, in the order of the packet and with the numbers everybody knows."""
    found = reading.in_order(reading.papers_of(meeting).exclude(kind__in=reading.INSIDE))
    if options.get("only_print", True):
        found = [paper for paper in found if paper.to_print]
    if audience == PacketFor.PUBLIC:
        return [paper for paper in found if paper.publishable]
    if audience == PacketFor.GUESTS:
        return [paper for paper in found if not paper.confidential]
    return found


def digest(recipe: dict, options: dict) -> str:
    """The same inputs give the same packet; the edition's own number is not one of them."""
    return sha256(json.dumps([recipe, options], sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def bind(recipe: dict, options: dict, path: Path, *, tell: Callable = None, **how) -> dict:
    """The packet itself at ``path``; ``how`` goes to assemble. Parts that are there are not laid out again."""
    pieces, laid = recipe["pieces"], []
    for start in range(0, len(pieces), AT_ONCE):
        laid += _laid(pieces[start : start + AT_ONCE])
        if tell:
            tell(len(laid))
    corner = how.pop("corner", "")
    cover = parts.part("packet/cover.html", {**recipe["cover"], "mark": corner})
    bound = [_bound(piece, part) for piece, part in zip(pieces, laid, strict=True)]
    return assembly.assemble(bound, path, title=recipe["title"], cover=cover, duplex=options["duplex"], **how)


def _sheets(audience: str) -> list[tuple[str, Callable]]:
    """Agenda, schedule, lists; who reads in public is not told who sits in which group."""
    found = [("agenda", agenda.agenda), ("schedule", agenda.schedule)]
    if audience != PacketFor.PUBLIC:
        found += [("people", agenda.people), ("groups", _groups)]
    if audience == PacketFor.CHAIR:
        found.insert(2, ("regie", regie))
    return found


def _groups(version: AgendaVersion) -> dict:
    """The list of groups, where the meeting has any."""
    return agenda.groups(version) if version.content["groups"] else {}


def _sheet(name: str, context: dict, template: str) -> dict:
    return {
        "name": name, "title": context.get("title", ""), "head": "", "mark": "", "is_watermarked": False,
        "is_listed": True, "template": template, "context": context, "file": None,
    }  # fmt: skip


def _paper(paper: Paper, state, options: dict) -> dict:
    """Words written here are set as a part; a file comes as the A4 sheet that was made when it was uploaded."""
    marked = (
        f"{paper.name}（书面）" if paper.item and paper.item.written_only and "书面" not in paper.name else paper.name
    )
    return {
        "name": paper.code, "title": marked, "head": f"会议文件（{paper.place}）",
        "mark": TAKE_BACK if paper.take_back else "",
        "is_watermarked": bool(paper.confidential and options.get("watermark")), "is_listed": True,
        "template": "meetings/paper.html" if state.is_written else "",
        "context": written(state) if state.is_written else {}, "file": _file(state),
    }  # fmt: skip


def _file(state) -> str | None:
    """Pictures and PDFs as they came, for they are brought to A4 by the part itself; others by their sheet."""
    if state.is_written:
        return None
    return str(state.file_id if state.file.kind in ("pdf", "jpg", "png") else state.sheet_id)


def _cover(version: AgendaVersion, audience: str) -> dict:
    meeting = version.meeting
    day = meeting.opens_on or meeting.month
    name = {PacketFor.CHAIR: "主持材料", PacketFor.PUBLIC: "会议文件"}.get(audience, "会议文件")
    return {
        "title_lines": cover_lines(meeting.title), "subtitle": name, "issuer": f"{organization()['name']}办公室",
        "when": f"{day.year}年{day.month}月",
    }  # fmt: skip


def cover_lines(title: str) -> list[str]:
    """望川区第十八届人民代表大会 / 常务委员会第十二次会议: broken where one breathes, never inside a name."""
    pieces = [
        piece for piece in re.split("(?<=人民代表大会)|(?<=常务委员会)|(?<=委员会)(?=主任会议|第)", title) if piece
    ]
    lines = [""]
    for piece in pieces:
        if lines[-1] and len(lines[-1] + piece) > 17:
            lines.append("")
        lines[-1] += piece
    return lines


def _laid(pieces: list[dict]) -> list[Part]:
    texts = iter(parts.parts((piece["template"], piece["context"]) for piece in pieces if piece["template"]))
    files = StoredFile.objects.in_bulk([piece["file"] for piece in pieces if piece["file"]])
    by_id = {str(pk): stored for pk, stored in files.items()}
    return [next(texts) if piece["template"] else foreign_part(by_id[piece["file"]]) for piece in pieces]


def _bound(piece: dict, part: Part) -> Bound:
    asked = ("title", "name", "head", "mark", "is_watermarked", "is_listed")
    return Bound(part, **{name: piece[name] for name in asked})


def pages_only(path: Path, places: list[int]) -> bytes:
    """Some pages of a stored packet, exactly as they were handed out."""
    import pikepdf  # noqa: PLC0415 — slow, and only an exchange of pages needs it

    found, out = pikepdf.new(), BytesIO()
    with pikepdf.open(path) as whole:
        for place in places:
            found.pages.append(whole.pages[place])
        found.remove_unreferenced_resources()
        found.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
