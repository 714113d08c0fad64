"""One paper of a packet, laid out once and kept: no page numbers, no fonts, both come with the packet.

The name of a part is the hash of everything that decides how it looks. Whoever asks for the same paper again
gets the file from the disk, so that one changed paper of a packet is one paper laid out.
"""

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from congress.printing import fonts, pdf, store
from congress.printing.press import AT_ONCE, PrintError

LAYOUT = "2"  # raise it when this package lays out or records a part differently


@dataclass(frozen=True)
class Part:
    """A laid-out paper. ``fresh`` tells whether asking for it took any laying out."""

    key: str
    facts: dict = field(repr=False, compare=False)
    fresh: bool = field(default=False, compare=False)

    @property
    def pages(self) -> int:
        return self.facts["pages"]

    @property
    def outline(self) -> list:
        """[level, heading, page from 0, points from its upper edge]"""
        return self.facts.get("outline", [])

    @property
    def notes(self) -> list[str]:
        """What the person who brought the file should know, in Chinese."""
        return self.facts.get("notes", [])

    @property
    def is_foreign(self) -> bool:
        return self.facts.get("is_foreign", False)

    @property
    def path(self) -> Path:
        return store.path(self.key)


def part(template: str, context: dict, *, title: str | None = None) -> Part:
    """The template with this context as a part; PrintError says in Chinese what stands in the way."""
    return _laid_out(template, pdf.source(template, context, title=title))


def parts(papers: Iterable[tuple[str, dict]]) -> list[Part]:
    """Several at once: as many are laid out side by side as there are print processes, the longest first."""
    sources = [(template, pdf.source(template, context)) for template, context in papers]
    with ThreadPoolExecutor(AT_ONCE) as crew:
        order = sorted(range(len(sources)), key=lambda at: -len(sources[at][1]))
        waiting = {at: crew.submit(_laid_out, *sources[at]) for at in order}
        return [waiting[at].result() for at in range(len(sources))]


def _laid_out(template: str, html: bytes) -> Part:
    if problem := fonts.problem():
        raise PrintError(problem)
    key = key_of(b"paper", _looks(), html)
    if facts := store.find(key):
        return Part(key, facts)
    facts, data = pdf.lay_out(html, template, how="part")
    if not facts.pop("is_a4"):
        raise PrintError("材料册里的文件须是竖向 A4 纸；横向的表请先做成 PDF 再上传")
    facts.pop("length")
    glyphs, texts = (json.dumps(facts.pop(kind), ensure_ascii=False).encode() for kind in ("glyphs", "texts"))
    return Part(key, store.put(key, facts, glyphs=glyphs, texts=texts, pdf=data), fresh=True)


def key_of(*matters: bytes) -> str:
    lengths = b" ".join(b"%d" % len(each) for each in matters)
    return sha256(b"\0".join((LAYOUT.encode(), lengths, *matters))).hexdigest()


def _looks() -> bytes:
    """Engine, fonts and style sheets."""
    sheets = sorted((settings.BASE_DIR / "static" / "print").iterdir())
    seen = tuple((path, path.stat().st_mtime_ns) for path in sheets)
    return f"{version('weasyprint')} {fonts.manifest().get('identity')} {_digest(seen)}".encode()


@lru_cache(maxsize=1)
def _digest(seen: tuple) -> str:
    return sha256(b"\0".join(path.name.encode() + path.read_bytes() for path, _ in seen)).hexdigest()
