"""Taking a file in: measured, named, looked into, then laid down whole under a random name or not at all."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from congress.files import look
from congress.files.kinds import DOCUMENTS, KINDS, OLE, ZIP, Kind, by_ending, words
from congress.files.models import StoredFile
from congress.files.names import clean_name
from congress.files.traces import PICTURES, without_traces

LOOK = Path(look.__file__)
TIMEOUT = 40  # seconds of a clock on the wall; the program limits its own computing time
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Verdict:
    """What the checks found in an upload that passed them."""

    kind: Kind
    name: str
    pages: int | None


def intake(upload: UploadedFile, *, by, kinds: tuple[str, ...] = DOCUMENTS) -> StoredFile:
    """接收文件: the stored file, or ValidationError in words for the field. ``by`` may be None.

    The row and its file appear together. When the caller's transaction rolls back the row is gone at once and
    the bytes lie unnamed until the sweep; deleting them here could lose those of a row that was committed.
    A picture is laid down without what its camera wrote about place and time (``traces.py``).
    """
    with _incoming() as (handle, path):
        size, digest = _copy(upload, handle)
        verdict = getattr(upload, "verdict", None)
        if verdict is None or verdict.kind.code not in kinds:
            verdict = _judge(upload, path, kinds)
        if verdict.kind.code in PICTURES:
            size, digest = _clear(path, verdict)
        stored = StoredFile(
            name=verdict.name,
            kind=verdict.kind.code,
            size=size,
            sha256=digest,
            pages=verdict.pages,
            uploaded_by=by,
        )
        _lay_down(path, stored.path)
    try:
        stored.save(force_insert=True)
    except BaseException:
        stored.path.unlink(missing_ok=True)
        raise
    return stored


def check(upload: UploadedFile, *, kinds: tuple[str, ...] = DOCUMENTS) -> UploadedFile:
    """The checks alone, for a form; ``intake`` then believes the verdict and does not look twice."""
    with tempfile.NamedTemporaryFile() as handle:
        _copy(upload, handle)
        handle.flush()
        upload.verdict = _judge(upload, Path(handle.name), kinds)
    upload.seek(0)
    return upload


def _judge(upload, path: Path, kinds) -> Verdict:
    shown = clean_name(upload.name or "")
    kind = by_ending(upload.name or "")
    if kind is None or kind.code not in kinds:
        raise ValidationError(f"“{shown}”：只接收 {words(kinds)} 文件。", code="kind")
    if path.stat().st_size == 0:
        raise ValidationError(f"“{shown}”：文件是空的。", code="empty")
    with path.open("rb") as file:
        head = file.read(16)
    if kind.signature == ZIP and head.startswith(OLE):
        # a password wraps the new formats in the old container, and people rename old files
        raise ValidationError(
            f"“{shown}”：文件设有密码，或是旧格式文件改了扩展名。请解除密码、另存为新格式后再上传。",
            code="locked",
        )
    if not head.startswith(kind.signature):
        raise ValidationError(f"“{shown}”：扩展名是 {kind.code.upper()}，内容却不是，不予接收。", code="disguise")
    found = look_apart(kind.code, path)
    if "refused" in found:
        raise ValidationError(f"“{shown}”：{found['refused']}", code="content")
    return Verdict(kind, clean_name(upload.name, kind.code), found.get("pages"))


def look_apart(code: str, path: Path) -> dict:
    """``look`` in a process of its own; one that dies or takes too long is an answer too."""
    command = [sys.executable, "-I", str(LOOK), code, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True)
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {"refused": look.BROKEN}


def _clear(path: Path, verdict: Verdict) -> tuple[int, str]:
    try:
        data = without_traces(verdict.kind.code, path.read_bytes())
    except ValueError as error:
        raise ValidationError(f"“{verdict.name}”：{look.BROKEN}", code="content") from error
    path.write_bytes(data)
    return len(data), hashlib.sha256(data).hexdigest()


def _copy(upload, handle) -> tuple[int, str]:
    kind = by_ending(upload.name or "")
    limit = kind.limit if kind else max(each.limit for each in KINDS.values())
    too_large = f"“{clean_name(upload.name or '')}”：文件超过 {limit // BLOCK} MB。"
    if (upload.size or 0) > limit:
        raise ValidationError(too_large, code="size")
    size, digest = 0, hashlib.sha256()
    for chunk in upload.chunks(BLOCK):
        size += len(chunk)
        if size > limit:
            raise ValidationError(too_large, code="size")
        digest.update(chunk)
        handle.write(chunk)
    return size, digest.hexdigest()


@contextmanager
def _incoming() -> Iterator[tuple]:
    """A file on the same disk as the final place, gone on every way out except being laid down."""
    folder = settings.MEDIA_ROOT / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, buffering=0, delete=False) as handle:
        path = Path(handle.name)
        try:
            yield handle, path
        finally:
            path.unlink(missing_ok=True)


def _lay_down(path: Path, final: Path) -> None:
    """On the disk before it has its name, so that a name never stands for half a file."""
    final.parent.mkdir(parents=True, exist_ok=True)
    _sync(path)
    path.rename(final)
    _sync(final.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
