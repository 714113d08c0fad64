"""A PDF, picture or text somebody sent as a part of a packet: made plain A4 once, when it is uploaded, then kept."""

from hashlib import file_digest
from pathlib import Path

from django.core.exceptions import ValidationError

from congress.printing import apart, office, store
from congress.printing.parts import Part, key_of

PLAIN = b"2"  # raise it when normal.py treats pages differently
KINDS = ("pdf", "jpg", "png", *office.KINDS)
SECONDS = 90
ENDLESS = "文件过大或过于复杂，无法处理，请压缩或拆分后重新上传。"


def foreign(path: Path, *, kind: str = "pdf", digest: str = "") -> Part:
    """The file (pdf, jpg, png, docx, odt) as a part; ValidationError in Chinese when it cannot be printed.

    ``part.notes`` tells what the sender should check. ``digest`` saves reading a large file for its SHA-256.
    """
    if kind not in KINDS:
        raise ValidationError("只能装订 PDF、DOCX、ODT 和 JPG、PNG 图片，请先转换为 PDF。", code="kind")
    if not digest:
        with open(path, "rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    key = key_of(b"foreign", PLAIN, kind.encode(), digest.encode())
    if facts := store.find(key):
        return Part(key, facts)
    drafts = [store.draft(), store.draft()]
    try:
        return _make(key, Path(path), kind, *drafts)
    except apart.Died as died:
        raise ValidationError(ENDLESS, code="complex") from died
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _make(key: str, path: Path, kind: str, target: Path, converted: Path) -> Part:
    notes = []
    if kind in office.KINDS:
        notes = office.notes(path, kind=kind)
        converted.write_bytes(office.to_pdf(path, kind=kind))
        path, kind = converted, "pdf"
    facts = apart.run("normal", {"path": str(path), "kind": kind, "target": str(target)}, seconds=SECONDS)
    if refused := facts.get("refused"):
        raise ValidationError(facts["words"], code=refused)
    facts["notes"] = notes + facts["notes"]
    return Part(key, store.put(key, facts, pdf=target), fresh=True)
