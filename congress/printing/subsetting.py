"""Cut fonts with the HarfBuzz of uharfbuzz, not with the system's.

HarfBuzz 6 (Debian 12) gives up on large TrueType fonts once a document uses about 900 different
characters; WeasyPrint then embeds the whole font, ten megabytes for one letter.
"""

from pathlib import Path

import uharfbuzz
from weasyprint.logger import LOGGER
from weasyprint.pdf import fonts as pdf_fonts

UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "name", "cmap")
HEAD = 512  # enough for the table directory, whose checksums identify the file

_files: dict[bytes, str] = {}
_faces: dict[bytes, uharfbuzz.Face] = {}


def install(directory: Path) -> None:
    for path in directory.iterdir():
        with path.open("rb") as file:
            _files[file.read(HEAD)] = str(path)
    pdf_fonts.Font.subset = subset


def subset(font, to_unicode, hinting):
    if not to_unicode:
        return
    wish = uharfbuzz.SubsetInput()
    wish.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.DESUBROUTINIZE | uharfbuzz.SubsetFlags.NO_HINTING
    )
    wish.glyph_set.update(to_unicode)
    for tag in UNUSED_TABLES:
        wish.drop_table_tag_set.add(int.from_bytes(tag.encode().ljust(4), "big"))
    try:
        font.file_content = uharfbuzz.subset(_face(font), wish).blob.data
    except RuntimeError:
        LOGGER.warning("Unable to subset %r", font.family)


def file_name(content) -> str | None:
    """The file of our set that has this content."""
    found = _files.get(bytes(content[:HEAD]))
    return found and Path(found).name


def _face(font):
    """Our own faces are mapped from their file once, and stay."""
    head = bytes(font.file_content[:HEAD])
    if head not in _files:
        return uharfbuzz.Face(uharfbuzz.Blob(bytes(font.file_content)), font.index)
    if head not in _faces:
        _faces[head] = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(_files[head]), 0)
    return _faces[head]
