"""Fonts of an assembled packet: one subset of each file for all parts, and the words stamped on pages.

Runs in a process of its own (binder.py). The fonts of a packet are kept beside the parts under the hash of what
it is made of: the same packet printed again takes them from there.
"""

import os
import tempfile
import zlib
from array import array
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import uharfbuzz
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

VERSION = 2  # raise it when fonts are embedded differently
FLAGS = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.DESUBROUTINIZE | uharfbuzz.SubsetFlags.NO_HINTING
UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "name", "cmap")
SYMBOLIC = 4
FULL = 1000  # what PDF takes for the width of a glyph nobody speaks of: that of nearly every character we print
MAPPING = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe)"
    b" /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    b" 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
)


class Face:
    """One file of the font set and the glyphs of it that the packet shows."""

    def __init__(self, path: Path):
        self.path, self.glyphs, self.text = path, set(), {}

    def stamp(self, char: str) -> int | None:
        """The glyph of a character of a stamp, which the packet shows from now on."""
        if glyph := self.font.get_nominal_glyph(ord(char)):
            self.glyphs.add(glyph)
            self.text[glyph] = char
        return glyph

    def read(self, sources) -> None:
        """What each glyph stands for; the first meaning stays."""
        for source in sources:
            if texts := source.texts.get(self.path.name):
                self.text = {**dict(zip(source.glyphs[self.path.name], texts, strict=True)), **self.text}

    @cached_property
    def face(self):
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self):
        return uharfbuzz.Font(self.face)

    def width(self, glyph: int) -> int:
        return round(self.font.get_glyph_h_advance(glyph) * 1000 / self.face.upem)


class Fonts:
    """The fonts of one packet; ``home`` is where they are kept for the next time."""

    def __init__(self, directory: Path, home: Path):
        self.directory, self.home = directory, home
        self.faces: dict[str, Face] = {}
        self.stamped: set[str] = set()  # files the stamps need
        self.sources = []  # their objects are copied when the packet is saved

    def face(self, file: str) -> Face:
        if file not in self.faces:
            self.faces[file] = Face(self.directory / file)
        return self.faces[file]

    def embedded(self, pdf: Pdf, sources: list) -> dict[str, Dictionary]:
        """File -> font object with the glyphs of these sources and of the stamps."""
        for source in sources:
            for file, glyphs in source.glyphs.items():
                self.face(file).glyphs.update(glyphs)
        used = {file: face for file, face in sorted(self.faces.items()) if face.glyphs}
        return {file: pdf.copy_foreign(self._kept(file, face, sources)) for file, face in used.items()}

    def _kept(self, file: str, face: Face, sources: list) -> Dictionary:
        """The font as the only content of a PDF without pages; made when nobody has used just these glyphs."""
        facts = face.path.stat()
        known = f"{VERSION} {uharfbuzz.__version__} {file} {facts.st_size} {facts.st_mtime_ns} ".encode()
        place = self.home / f"font-{sha256(known + array('I', sorted(face.glyphs)).tobytes()).hexdigest()}"
        if place.exists():
            os.utime(place)
        else:
            face.read(sources)
            made = Pdf.new()
            made.Root.Font = embed(made, face)
            handle, draft = tempfile.mkstemp(dir=self.home, prefix="draft-")
            os.close(handle)
            made.save(draft, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
            os.replace(draft, place)
        self.sources.append(Pdf.open(place))
        return self.sources[-1].Root.Font


def embed(pdf: Pdf, face: Face) -> Dictionary:
    """The font object of the union of all glyphs of a file."""
    glyphs = sorted(face.glyphs)
    name = Name("/" + _tag(face, glyphs) + "+" + face.path.stem)
    is_cff = face.path.suffix == ".otf"
    program = pdf.make_stream(zlib.compress(subset(face, glyphs)), Filter=Name.FlateDecode)
    if is_cff:
        program.Subtype = Name.OpenType
    ascent, descent = 880, -120  # the same in every font of the set
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=SYMBOLIC, FontBBox=Array([0, descent, 1000, ascent]),
        ItalicAngle=0, Ascent=ascent, Descent=descent, CapHeight=ascent, StemV=80,
    )  # fmt: skip
    descriptor["/FontFile3" if is_cff else "/FontFile2"] = program
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if is_cff else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        W=_widths(face, glyphs),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    if not is_cff:
        inner.CIDToGIDMap = Name.Identity
    outer = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_stream(_unicode(face.text)),
    )
    return pdf.make_indirect(outer)


def subset(face: Face, glyphs: list[int]) -> bytes:
    wish = uharfbuzz.SubsetInput()
    wish.flags = FLAGS
    wish.glyph_set.update(glyphs)
    for tag in UNUSED_TABLES:
        wish.drop_table_tag_set.add(int.from_bytes(tag.encode().ljust(4), "big"))
    return uharfbuzz.subset(face.face, wish).blob.data


def _tag(face: Face, glyphs: list[int]) -> str:
    digest = sha256(f"{face.path.stem} {glyphs}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _widths(face: Face, glyphs: list[int]) -> Array:
    runs, last = [], None
    for glyph in glyphs:
        if (width := face.width(glyph)) == FULL:
            continue
        if last is None or glyph != last + 1:
            runs += [glyph, []]
        runs[-1].append(width)
        last = glyph
    return Array([Array(run) if isinstance(run, list) else run for run in runs])


def _unicode(text: dict[int, str]) -> bytes:
    rows = [f"<{glyph:04x}> <{chars.encode('utf-16-be').hex()}>" for glyph, chars in sorted(text.items())]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    listed = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return MAPPING + listed.encode() + b"endcmap CMapName currentdict /CMap defineresource pop end end"
