"""The kinds of file the house takes, told apart by their first bytes and not by what they are called."""

from dataclasses import dataclass

from django.conf import settings

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Kind:
    code: str
    label: str
    mime: str
    signature: bytes  # empty: text, which has none
    endings: tuple[str, ...]
    is_shown_inline: bool = False

    @property
    def limit(self) -> int:
        """Largest size in bytes."""
        return settings.FILE_LIMITS_MB[self.code] * 1024 * 1024


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "PDF", "application/pdf", b"%PDF-", ("pdf",), is_shown_inline=True),
        Kind("docx", "Word", f"{OFFICE}.wordprocessingml.document", ZIP, ("docx",)),
        Kind("odt", "ODF 文字", "application/vnd.oasis.opendocument.text", ZIP, ("odt",)),
        Kind("xlsx", "Excel", f"{OFFICE}.spreadsheetml.sheet", ZIP, ("xlsx",)),
        Kind("xls", "Excel 97", "application/vnd.ms-excel", OLE, ("xls",)),
        Kind("ofd", "OFD", "application/ofd", ZIP, ("ofd",)),
        Kind("jpg", "图片", "image/jpeg", b"\xff\xd8\xff", ("jpg", "jpeg"), is_shown_inline=True),
        Kind("png", "图片", "image/png", b"\x89PNG\r\n\x1a\n", ("png",), is_shown_inline=True),
        Kind("csv", "CSV", "text/csv", b"", ("csv",)),
    )
}
# What the house writes itself as well, and takes from nobody.
WRITTEN = {**KINDS, "zip": Kind("zip", "压缩包", "application/zip", ZIP, ("zip",))}
DOCUMENTS = ("pdf", "docx", "ofd", "jpg", "png", "xlsx", "xls")
SHEETS = ("xlsx", "xls", "csv")
FROM_PUBLIC = ("pdf", "docx", "jpg", "png")  # of people without an account
SCANS = ("pdf", "jpg", "png")
LARGEST = 200  # nothing larger than this many MB is even written to disk, whatever the settings say


def by_ending(name: str, kinds=KINDS) -> Kind | None:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return next((kind for kind in kinds.values() if ending in kind.endings), None)


def words(codes) -> str:
    """For hints and errors: “PDF、DOCX、JPG”."""
    return "、".join(code.upper() for code in codes)


def accept(codes) -> str:
    """The value of an input's ``accept``."""
    return ",".join(f".{ending}" for code in codes for ending in KINDS[code].endings)
