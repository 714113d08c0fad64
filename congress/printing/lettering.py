"""Fonts of an assembled packet: one subset of each file for all parts, and the words stamped on pages.

Runs in a process of its own (binder.py). A subset is kept beside the parts under the hash of its glyphs: a
packet printed again takes it from there.
"""

import os
import tempfile
import zlib
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import uharfbuzz
from pikepdf import Array, Dictionary, Name, Pdf, String

FLAGS = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.DESUBROUTINIZE | uharfbuzz.SubsetFlags.NO_HINTING
UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "name", "cmap")
SYMBOLIC = 4
MAPPING = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe)"
    b" /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    b" 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
)


class Face:
    """One file of the font set and the glyphs of it that the packet shows."""

    def __init__(self, path: Path):
        self.path, self.text = path, {}

    def use(self, text: dict[int, str]) -> None:
        """Glyph number -> the characters it stands for; the first meaning of a glyph stays."""
        self.text = {**text, **self.text}

    @cached_property
    def face(self):
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self):
        return uharfbuzz.Font(self.face)

    def width(self, glyph: int) -> int:
        return round(self.font.get_glyph_h_advance(glyph) * 1000 / self.face.upem)

    def glyph(self, char: str) -> int | None:
        return self.font.get_nominal_glyph(ord(char))


class Fonts:
    """The fonts of one packet; ``home`` is where subsets are kept."""

    def __init__(self, pdf: Pdf, directory: Path, home: Path):
        self.pdf, self.directory, self.home = pdf, directory, home
        self.faces: dict[str, Face] = {}

    def face(self, file: str) -> Face:
        return self.faces.setdefault(file, Face(self.directory / file))

    def objects(self) -> dict[str, Dictionary]:
        return {file: embed(self.pdf, face, self.home) for file, face in sorted(self.faces.items())}


def embed(pdf: Pdf, face: Face, home: Path) -> Dictionary:
    """The font object of the union of all glyphs of a file."""
    glyphs = sorted(face.text)
    name = Name("/" + _tag(face, glyphs) + "+" + face.path.stem)
    data = kept_subset(face, glyphs, home)
    is_cff = face.path.suffix == ".otf"
    program = pdf.make_stream(data, Filter=Name.FlateDecode)
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


def kept_subset(face: Face, glyphs: list[int], home: Path) -> bytes:
    """The compressed font program with these glyphs under their old numbers."""
    facts = face.path.stat()
    known = f"{face.path} {facts.st_size} {facts.st_mtime_ns} {uharfbuzz.__version__} {glyphs}"
    place = home / f"font-{sha256(known.encode()).hexdigest()}"
    try:
        data = place.read_bytes()
        os.utime(place)
        return data
    except FileNotFoundError:
        data = zlib.compress(subset(face, glyphs))
        handle, draft = tempfile.mkstemp(dir=home, prefix="draft-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(draft, place)
        return data


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
        if last is None or glyph != last + 1:
            runs += [glyph, []]
        runs[-1].append(face.width(glyph))
        last = glyph
    return Array([Array(run) if isinstance(run, list) else run for run in runs])


def _unicode(text: dict[int, str]) -> bytes:
    rows = [f"<{glyph:04x}> <{chars.encode('utf-16-be').hex()}>" for glyph, chars in sorted(text.items())]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    listed = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return MAPPING + listed.encode() + b"endcmap CMapName currentdict /CMap defineresource pop end end"
