"""The disposable child: opens one foreign sheet, prints its cells as JSON, and dies.

Run as ``python -I congress/imports/child FILE [ROWS]``, alone: no Django, no database, no secrets in its
memory. Whatever a hostile file does to a parser happens here, under a memory and a time limit, and nothing
can be written to disk. Its modules import each other by bare name, since only this folder is on its path.
"""

import io
import json
import resource
import sys

from limits import DAMAGED, MAX_BYTES, MEMORY, SECONDS, TOO_BIG, TOO_DENSE, WRONG_KIND, Refused, Rows
from plain_text import read_csv

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"MZ": "程序",
    b"\x7fELF": "程序",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"\x1f\x8b": "压缩包",
    b"{\\rtf": "文档",
}


def read(path):
    """Every row that says something, with its line number: {"rows", "sheet", "sheets", "notes"}."""
    with open(path, "rb") as file:
        start = file.read(4096)
        if file.seek(0, io.SEEK_END) > MAX_BYTES:
            raise Refused(TOO_BIG)
    if not start:
        raise Refused("文件是空的。")
    if start.startswith(ZIP):
        from workbook import read_xlsx  # noqa: PLC0415 slow; a csv does without it

        return read_xlsx(path)
    if start.startswith(OLE):
        from old_workbook import read_xls  # noqa: PLC0415 slow; rarely needed

        return read_xls(path)
    for mark, kind in OTHER_KINDS.items():
        if start.startswith(mark):
            raise Refused(f"这是{kind}，不是表格。" + WRONG_KIND[8:])
    return read_csv(path)


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main():
    limit()
    if len(sys.argv) > 2:
        Rows.enough = int(sys.argv[2])
    try:
        answer = read(sys.argv[1])
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {"refused": TOO_DENSE}
    except Exception as error:  # a parser may raise anything at all on a foreign file
        print(repr(error)[:500], file=sys.stderr)
        answer = {"refused": DAMAGED}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
