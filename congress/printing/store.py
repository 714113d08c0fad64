"""The parts on disk: a PDF and its facts under the hash of what they were made from.

Nothing here is the only copy of anything. A file appears whole under its name or not at all, so several
processes may make the same part at once; the facts are written last, and without them the PDF is not there.
"""

import json
import os
import tempfile
from pathlib import Path
from time import time

from django.conf import settings

# Glyphs: the numbers used of each font file. Texts: what each stands for, read only when a font is cut.
FACTS, PDF, GLYPHS, TEXTS = ".json", ".pdf", ".glyphs", ".texts"
GRACE = 3600  # seconds: what a packet being assembled still needs is never swept away


def find(key: str) -> dict | None:
    """The facts of a part that is there; using it keeps it."""
    try:
        found = json.loads(path(key, FACTS).read_bytes())
        for ending in found["files"]:
            os.utime(path(key, ending))
    except (OSError, ValueError):
        return None
    return found


def put(key: str, facts: dict, **files: bytes | Path) -> dict:
    """Keep a part: its facts and files named by their ending; a Path is moved in. Returns the facts as kept."""
    path(key).parent.mkdir(parents=True, exist_ok=True)
    for ending, data in files.items():
        _lay_down(path(key, f".{ending}"), data)
    facts = {**facts, "files": [FACTS, *(f".{ending}" for ending in files)]}
    _lay_down(path(key, FACTS), json.dumps(facts, ensure_ascii=False).encode())
    return facts


def path(key: str, ending: str = PDF) -> Path:
    return settings.PRINT_CACHE / key[:2] / f"{key}{ending}"


def draft() -> Path:
    """A new empty file on the same disk; whoever asked moves it in or removes it."""
    settings.PRINT_CACHE.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=settings.PRINT_CACHE, prefix="draft-")
    os.close(handle)
    return Path(name)


def sweep(limit: int | None = None) -> int:
    """Forget the parts unused for longest until the rest fits; returns how many files went."""
    limit = settings.PRINT_CACHE_MB << 20 if limit is None else limit
    found = sorted(_listed(), reverse=True)  # newest first
    total, gone = 0, 0
    for used_at, size, each in found:
        total += size
        is_draft = each.parent == settings.PRINT_CACHE
        if used_at < time() - GRACE and (total > limit or is_draft):
            each.unlink(missing_ok=True)
            gone += 1
    return gone


def _listed():
    for each in settings.PRINT_CACHE.rglob("*"):
        try:
            facts = each.stat()
        except FileNotFoundError:  # taken by another run
            continue
        if each.is_file():
            yield facts.st_mtime, facts.st_size, each


def _lay_down(target: Path, data: bytes | Path) -> None:
    if isinstance(data, bytes):
        source = draft()
        source.write_bytes(data)
    else:
        source = data
    source.replace(target)
