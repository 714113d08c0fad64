"""Reads a PDF back the way a printer does: which glyph stands where, in which font, with what ink."""

import re
from collections import defaultdict
from io import BytesIO
from typing import NamedTuple

import pikepdf
import uharfbuzz

MM = 72 / 25.4


class Glyph(NamedTuple):
    page: int
    text: str
    left: float  # mm from the left edge of the paper
    right: float
    baseline: float  # pt from its lower edge
    font: str
    ink: tuple  # width and height of the outline


def glyphs(data: bytes) -> list[Glyph]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [glyph for index, page in enumerate(pdf.pages) for glyph in _page(index, page)]


def lines(data: bytes, page: int) -> dict[float, list[Glyph]]:
    """Baseline -> glyphs from left to right, top line first."""
    found = defaultdict(list)
    for glyph in glyphs(data):
        if glyph.page == page:
            found[round(glyph.baseline, 2)].append(glyph)
    return {y: sorted(found[y], key=lambda g: g.left) for y in sorted(found, reverse=True)}


def text(data: bytes, page: int | None = None) -> str:
    return "".join(g.text for g in glyphs(data) if page is None or g.page == page)


def _page(index, page):
    reader = _Reader(index, page.obj)
    reader.read(page)
    return reader.glyphs


class _Reader:
    """The few operators of a content stream that move text."""

    def __init__(self, index, drawing):
        fonts = drawing.get("/Resources", {}).get("/Font", {})
        self.index, self.drawing, self.glyphs = index, drawing, []
        self.fonts = {name: _Font(font) for name, font in fonts.items()}
        self.matrix, self.place, self.stack = pikepdf.Matrix(), pikepdf.Matrix(), []
        self.font, self.size, self.spacing = None, 0.0, 0.0

    def read(self, content):
        for operands, operator in pikepdf.parse_content_stream(content):
            if action := getattr(self, f"do_{operator}", None):
                action(*operands)

    def do_Do(self, name):
        """A drawing within the drawing; pictures say nothing."""
        drawing = self.drawing.Resources.XObject[name]
        if drawing.Subtype == "/Form":
            inner = _Reader(self.index, drawing)
            inner.matrix = pikepdf.Matrix(drawing.get("/Matrix", pikepdf.Matrix().as_array())) @ self.matrix
            inner.read(drawing)
            self.glyphs += inner.glyphs

    def do_q(self):
        self.stack.append(self.matrix)

    def do_Q(self):
        self.matrix = self.stack.pop()

    def do_cm(self, *numbers):
        self.matrix = pikepdf.Matrix(*map(float, numbers)) @ self.matrix

    def do_Tm(self, *numbers):
        self.place = pikepdf.Matrix(*map(float, numbers))

    def do_Tf(self, name, size):
        self.font, self.size = self.fonts[str(name)], float(size)

    def do_Tc(self, spacing):
        self.spacing = float(spacing)

    def do_TJ(self, pieces):
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                for gid in _codes(bytes(piece)):
                    self.show(gid)
            else:
                self.advance(-float(piece) / 1000 * self.size)

    def show(self, gid):
        font, width = self.font, self.font.width(gid) / 1000 * self.size
        at = self.place @ self.matrix
        (left, baseline), (right, _) = at.transform((0, 0)), at.transform((width, 0))
        box = (left / MM, right / MM, baseline)
        self.glyphs.append(Glyph(self.index, font.text(gid), *box, font.name, font.ink(gid)))
        self.advance(width + self.spacing)

    def advance(self, x):
        self.place = pikepdf.Matrix(1, 0, 0, 1, x, 0) @ self.place


def _codes(raw: bytes):
    return [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]


class _Font:
    def __init__(self, font):
        inner = font.DescendantFonts[0]
        self.name = str(font.BaseFont).split("+")[-1]
        self.widths = {}
        listed = list(inner.W)
        for first, run in zip(listed[::2], listed[1::2], strict=True):
            self.widths.update({int(first) + i: float(w) for i, w in enumerate(run)})
        pairs = re.findall(rb"<([0-9a-f]+)> <([0-9a-f]*)>", font.ToUnicode.read_bytes())
        self.unicode = {int(g, 16): bytes.fromhex(u.decode()).decode("utf-16-be") for g, u in pairs}
        file = inner.FontDescriptor.get("/FontFile3") or inner.FontDescriptor.get("/FontFile2")
        self.outlines = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(file.read_bytes())))

    def width(self, gid):
        return self.widths.get(gid, 1000)

    def text(self, gid):
        return self.unicode.get(gid, "")

    def ink(self, gid):
        extents = self.outlines.get_glyph_extents(gid)
        return (abs(extents.width), abs(extents.height)) if extents else (0, 0)
