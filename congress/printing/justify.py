"""Chinese lines end flush right: WeasyPrint 70 stretches spaces only, and Chinese has none.

At layout the missing width is shared among the gaps of the line; at drawing the PDF operator Tc
(character spacing) applies it, so the text is not shaped again and copies out unchanged. This
replaces two functions of the pinned engine; the page grid test holds it in place.
"""

import re

from weasyprint import draw
from weasyprint.draw import text as draw_text_module
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

CHINESE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff\u2018-\u201d\u2026\u2014]"
)
WIDEST_GAP = 4.0  # em; a line that lacks more than this is left ragged

_justify_spaces = inline.justify_line
_draw_plain = draw_text_module.draw_text


def install() -> None:
    inline.justify_line = justify_line
    draw.draw_text = draw_text


def justify_line(context, line, extra_width):
    texts = [text.text for text in _texts(line)]
    glyphs = sum(map(len, texts))
    chinese = sum(len(CHINESE.findall(text)) for text in texts)
    too_wide = extra_width > WIDEST_GAP * line.style["font_size"]
    foreign = chinese * 2 < glyphs and inline.count_expandable_spaces(line)
    if not chinese or foreign or too_wide:
        _justify_spaces(context, line, extra_width)
    elif glyphs > 1:
        _widen(line, extra_width / (glyphs - 1), 0)


def draw_text(stream, textbox, *args):
    gap = getattr(textbox, "character_gap", 0)
    if not gap:
        return _draw_plain(stream, textbox, *args)
    stream.stream.append(b"%.4f Tc" % gap)
    emojis = _draw_plain(stream, textbox, *args)
    stream.stream.append(b"0 Tc")
    return emojis


def _texts(box):
    if isinstance(box, boxes.TextBox):
        if box.text and box.style["font_size"]:
            yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _widen(box, gap, advance):
    if isinstance(box, boxes.TextBox):
        box.position_x += advance
        if box.text:
            box.character_gap = gap
            box.width += gap * len(box.text)
            advance += gap * len(box.text)
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += advance
        start = advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _widen(child, gap, advance)
        box.width += advance - start
    else:
        box.translate(advance, 0)
    return advance
