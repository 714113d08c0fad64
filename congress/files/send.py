"""Handing a stored file to a browser. Whether this person may have it was the owner app's question."""

import logging
import re

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from congress.files.kinds import WRITTEN
from congress.files.models import StoredFile

logger = logging.getLogger(__name__)
BLOCK = 64 * 1024
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'self'"
# Browsers do not start their PDF reader in a sandboxed page; without one it still may load and run nothing.
READER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


def send(request, stored: StoredFile, *, inline: bool = False):
    """The file as a download, or shown in the page's place for PDFs and pictures. Answers Range requests."""
    if not stored.path.is_file():
        logger.error("the bytes of file %s are gone", stored.pk)
        raise Http404("文件已不在存储中")
    kind = WRITTEN[stored.kind]
    first, last = _range(request, stored)
    if first is None:
        answer = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{stored.size}"
    else:
        partial = (first, last) != (0, stored.size - 1)
        body = () if request.method == "HEAD" else _read(stored.path, first, last)
        answer = StreamingHttpResponse(body, status=206 if partial else 200)
        answer["Content-Length"] = last - first + 1
        if partial:
            answer["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    _label(answer, stored, kind, inline and kind.is_shown_inline)
    return answer


def show(request, stored: StoredFile | None):
    """In the page's place, or as a file with ``?download``; what is not there, or not theirs to have, is a 404."""
    if stored is None:
        raise Http404
    return send(request, stored, inline="download" not in request.GET)


def _label(answer, stored, kind, inline) -> None:
    answer["Content-Type"] = kind.mime
    answer["Content-Disposition"] = content_disposition_header(not inline, stored.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = READER if inline and kind.code == "pdf" else SANDBOX
    answer["X-Frame-Options"] = "SAMEORIGIN"  # a case page may show its scan beside the form
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = f'"{stored.sha256}"'


def _range(request, stored) -> tuple[int | None, int]:
    """First and last byte to send; all of them unless one single range is asked for (RFC 9110 §14)."""
    whole = 0, stored.size - 1
    asked = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", request.headers.get("Range", "").strip())
    condition = request.headers.get("If-Range", "")
    if not asked or asked.groups() == ("", "") or (condition and condition != f'"{stored.sha256}"'):
        return whole
    start, end = asked.groups()
    if not start:
        return (max(stored.size - int(end), 0), stored.size - 1) if int(end) else (None, 0)
    first, last = int(start), min(int(end), stored.size - 1) if end else stored.size - 1
    if end and int(end) < first:
        return whole
    return (first, last) if first < stored.size else (None, 0)


def _read(path, first, last):
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block
