"""Writes the smallest .xls (BIFF8 in an OLE container) for tests; no library writes them any more."""

import struct

SECTOR = 512


def xls(rows):
    """Bytes of a workbook with one sheet; str becomes a label, numbers become numbers."""
    return _container(_workbook(rows))


def _record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def _string(text, length="<H"):
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _cell(row, column, value):
    if isinstance(value, str):
        return _record(0x0204, struct.pack("<HHH", row, column, 0) + _string(value))
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def _workbook(rows):
    globals_begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    name = _string("表一", "<B")
    offset = len(globals_begin) + 4 + 6 + len(name) + len(end)
    boundsheet = _record(0x0085, struct.pack("<IH", offset, 0) + name)
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    width = max(len(row) for row in rows)
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for number, row in enumerate(rows):
        sheet += b"".join(_cell(number, column, value) for column, value in enumerate(row))
    return globals_begin + boundsheet + end + sheet + end


def _container(stream):
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    root = _entry("Root Entry", 5, child=1, start=0xFFFFFFFE, size=0)
    book = _entry("Workbook", 2, child=0xFFFFFFFF, start=2, size=len(stream))
    directory = (root + book).ljust(SECTOR, b"\0")
    return header + table + directory + stream


def _entry(name, kind, *, child, start, size):
    title = name.encode("utf-16-le")
    entry = title.ljust(64, b"\0") + struct.pack("<HBB", len(title) + 2, kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\0" * 36
    return entry + struct.pack("<IQ", start, size)
