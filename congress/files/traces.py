"""What a camera writes into a picture besides the picture: where, when, by whose device. It does not come in.

Segments and chunks are dropped whole and nothing is drawn anew, so no picture loses quality. Which way is up stays.
"""

import struct

PICTURES = ("jpg", "png")
ORIENTATION = 0x0112
NO_LENGTH = range(0xD0, 0xD8)  # restart markers inside a scan
TOLD = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")  # chunks of a PNG that say something beside the picture


def without_traces(kind: str, data: bytes) -> bytes:
    """The same picture without what it tells about its taking; ValueError where it is no whole picture."""
    try:
        return _jpeg(data) if kind == "jpg" else _png(data)
    except (struct.error, IndexError) as error:
        raise ValueError("the picture ends before its time") from error


def _jpeg(data: bytes) -> bytes:
    kept, turned, at = [b"\xff\xd8"], b"", 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("a marker was expected")
        marker = data[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker == 0xD9:  # the end; what hangs behind it is another picture with traces of its own
            return b"".join([kept[0], turned, *kept[1:], b"\xff\xd9"])
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        part = data[at:end]
        if marker == 0xE1 and part[4:10] == b"Exif\0\0":
            turned = turned or _orientation(part[10:])
        elif _is_picture(marker, part):
            kept.append(part)
        at = end
        if marker == 0xDA:
            at = _scan_end(data, end)
            kept.append(data[end:at])


def _is_picture(marker: int, part: bytes) -> bool:
    """Not a comment, and of what programs add only the frame, the colour profile and Adobe's note on colours."""
    if marker == 0xE2:
        return part[4:].startswith(b"ICC_PROFILE\0")
    if marker == 0xE0:
        return part[4:].startswith(b"JFIF\0")
    return marker == 0xEE or marker not in (*range(0xE1, 0xF0), 0xFE)


def _scan_end(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise ValueError("no end of the scan")
        if data[at + 1] != 0 and data[at + 1] not in NO_LENGTH:
            return at
        at += 2


def _orientation(tiff: bytes) -> bytes:
    """A segment that says which way is up and nothing else; empty where it is upright or unreadable."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return b""
    try:
        first = struct.unpack_from(order + "I", tiff, 4)[0]
        for n in range(struct.unpack_from(order + "H", tiff, first)[0]):
            tag, _type, _count, value = struct.unpack_from(order + "HHIH", tiff, first + 2 + 12 * n)
            if tag == ORIENTATION and 1 < value <= 8:
                body = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, value, 0, 0)
                return struct.pack(">HH", 0xFFE1, 8 + len(body)) + b"Exif\0\0" + body
    except struct.error:
        pass
    return b""


def _png(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    while True:
        size, name = struct.unpack_from(">I4s", data, at)
        if name not in TOLD:
            kept.append(data[at : at + 12 + size])
        at += 12 + size
        if name == b"IEND":
            return b"".join(kept)
        if at >= len(data):
            raise ValueError("no end of the picture")
