"""What is drawn on the pages of a packet besides their own content: number, head, mark, watermark.

Runs in a process of its own (binder.py). Everything is an artifact: screen readers pass over it.
"""

from functools import lru_cache

from congress.printing.lettering import Fonts

MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, 184 * MM  # of the type area
NUMBER_SIZE, HEAD_SIZE, WATERMARK_SIZE = 14, 16, 26
NUMBER_BASELINE = 26.05 * MM  # the dash 7 mm below the type area
HEAD_BASELINE, FOREIGN_HEAD_BASELINE = 272 * MM, 287 * MM  # above the type area; above a scaled page
PREFIX = "Packet"  # of resource names, so that none of a part's own is hit
WATERMARK = f"/{PREFIX}Watermark"
GREY = 0.14  # how much of the black of a watermark is seen


class Writer:
    """Turns words into text operators with the first font of a list that has each character."""

    def __init__(self, fonts: Fonts, files: list[str]):
        self.fonts, self.files = fonts, files
        self.known: dict[str, tuple[str, str, int]] = {}

    def find(self, char: str) -> tuple[str, str, int]:
        """File, glyph number in four figures, width; an unknown character is left out as a space."""
        if char not in self.known:
            for file in self.files:
                face = self.fonts.face(file)
                if glyph := face.stamp(char):
                    self.fonts.stamped.add(file)
                    self.known[char] = (file, f"{glyph:04x}", face.width(glyph))
                    break
            else:
                self.known[char] = self.find(" ")
        return self.known[char]

    def width(self, text: str, size: float) -> float:
        return sum(self.find(char)[2] for char in text) * size / 1000

    def write(self, text: str, size: float, x: float, y: float) -> bytes:
        pieces, before = [], None
        for char in text:
            file, glyph, _ = self.find(char)
            if file != before:
                pieces.append(("" if before is None else ">] TJ ") + f"/{name_of(file)} {size} Tf [<")
                before = file
            pieces.append(glyph)
        return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {''.join(pieces)}>] TJ ET".encode() if pieces else b""


@lru_cache
def name_of(file: str) -> str:
    """The resource name under which every page knows the font of a file."""
    return PREFIX + "".join(char for char in file if char.isascii() and char.isalnum())


class Stamps:
    def __init__(self, fonts: Fonts, files: dict[str, list[str]]):
        self.number, self.head, self.mark = (Writer(fonts, files[use]) for use in ("number", "head", "watermark"))

    def of(self, leaf: dict, is_foreign: bool) -> bytes:
        drawn = []
        if leaf["is_watermarked"]:
            drawn.append(f"{WATERMARK} Do".encode())
        if text := leaf["number"]:
            x = RIGHT - NUMBER_SIZE - self.number.width(text, NUMBER_SIZE) if leaf["is_right"] else LEFT + NUMBER_SIZE
            drawn.append(self.number.write(text, NUMBER_SIZE, x, NUMBER_BASELINE))
        y = FOREIGN_HEAD_BASELINE if is_foreign else HEAD_BASELINE
        if text := leaf["head"]:
            drawn.append(self.head.write(text, HEAD_SIZE, LEFT, y))
        if text := leaf["mark"]:
            drawn.append(self.head.write(text, HEAD_SIZE, RIGHT - self.head.width(text, HEAD_SIZE), y))
        return b"/Artifact BMC " + b" ".join(drawn) + b" EMC" if drawn else b""

    def watermark(self, text: str) -> bytes:
        """The words over the whole page, turned by 30 degrees."""
        turn = "0.86603 0.5 -0.5 0.86603"
        words = self.mark.write(text, WATERMARK_SIZE, 0, 0).decode()
        step = (self.mark.width(text, WATERMARK_SIZE) + 60) * 0.87
        across = range(int(720 / step) + 2)  # a short name stands more often beside itself
        places = [(x * step - 120 + row % 2 * step / 2, row * 130 - 60) for row in range(8) for x in across]
        seen = [(x, y) for x, y in places if x < 600]
        return "\n".join(f"q {turn} {x:.1f} {y:.1f} cm {words} Q" for x, y in seen).encode()
