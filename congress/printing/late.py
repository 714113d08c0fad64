"""Parts of a packet carry no font programs; the fonts are put in once, when the packet is assembled.

WeasyPrint keeps the glyph numbers of the font file and names a font by a stable hash, so a page drawn without
its font is complete again as soon as any subset of the same file stands under that name. A small paper becomes
ten times smaller that way and is laid out twice as fast. Fonts that are not of our set are embedded as usual.
"""

from contextlib import contextmanager
from hashlib import sha256

import pydyf
from weasyprint import pdf as engine

from congress.printing import subsetting


class LateFonts:
    """Replaces one function of the pinned engine; the packet tests hold it in place."""

    def __init__(self):
        self.active = False
        self.embed = engine.build_fonts_dictionary
        engine.build_fonts_dictionary = self.build

    @contextmanager
    def left_out(self, active: bool):
        self.active = active
        try:
            yield
        finally:
            self.active = False

    def build(self, pdf, fonts, *options):
        ours = {key: font for key, font in fonts.items() if self.active and file_of(font)}
        found = self.embed(pdf, {key: font for key, font in fonts.items() if key not in ours}, *options)
        for font in ours.values():
            found[font.hash] = pydyf.Dictionary({"Type": "/Font"})
        return found


def file_of(font) -> str | None:
    """The file of our set this font was read from; None for one that must go its own way."""
    plain = not (font.variations or font.bitmap or font.png or font.svg or font.colr or font.used_in_forms)
    return subsetting.file_name(font.file_content) if plain else None


def facts(document, pdf) -> dict:
    """What the assembly must know of a part without opening it."""
    names, glyphs = {}, {}
    for font in document.fonts.values():
        if file := file_of(font):
            names[font.hash] = file
            glyphs.setdefault(file, {}).update(font.to_unicode)
    sizes = {(round(page.width), round(page.height)) for page in document.pages}
    return {
        "outline": list(_outline(document.make_bookmark_tree(), 1)),
        "fonts": names,
        "glyphs": {file: list(text) for file, text in glyphs.items()},
        "texts": {file: list(text.values()) for file, text in glyphs.items()},
        "prints": [_print(page, pdf) for page in pdf.pages["Kids"][::3]],
        "is_a4": sizes == {(794, 1123)},
    }


def _outline(tree, level):
    for title, (page, _, y), inner, _ in tree:
        yield [level, title, page, round(y * 0.75, 1)]
        yield from _outline(inner, level + 1)


def _print(number: int, pdf) -> str | None:
    """The fingerprint of what is drawn on a page; none where a picture, whose name says nothing, is drawn."""
    content = int(pdf.objects[number]["Contents"].split()[0])
    drawn = b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in pdf.objects[content].stream)
    return None if b" Do" in drawn else sha256(drawn).hexdigest()[:16]
