"""The disposable child: opens one foreign sheet, prints its cells as JSON, and dies.

Run as a script, alone: no Django, no database, no secrets in its memory. Whatever a hostile file does
to a parser happens here, under a memory and a time limit, and nothing can be written to disk.
"""

import codecs
import csv
import io
import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime, time

MEMORY, SECONDS = 512 * 2**20, 30
MAX_BYTES, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 20 * 2**20, 20_000, 60, 32_767
MAX_ENTRIES, MAX_UNPACKED, MAX_RATIO, MAX_STRINGS = 2_000, 200 * 2**20, 100, 400_000
HEADROOM = 10  # rows of title above the header
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
TOO_MANY_ROWS = f"表格超过{MAX_ROWS}行，请分成几个文件导入。"
TOO_MANY_COLUMNS = f"表格超过{MAX_COLUMNS}列，请删去多余的列（含很远处的零星单元格）再导入。"
TOO_BIG = f"文件超过{MAX_BYTES // 2**20}MB，请分成几个文件导入。"
TOO_DENSE = "文件解压后大得不正常，已拒绝。请在表格软件里另存为新的 xlsx 文件再试。"
DAMAGED = "文件已损坏或不完整，读不出来。请在表格软件里打开并另存后再试。"
ENCRYPTED = "文件设有打开密码，请去掉密码后再导入。"
WRONG_KIND = "这不是表格文件，请上传 xlsx、xls 或 csv。"
WEB_PAGE = "这个文件其实是网页或旧式 XML 表格，请用表格软件打开并另存为 xlsx 再导入。"


class Refused(Exception):
    """The file is not taken, for a reason people can read."""


def read(path):
    """Every row that says something, with its line number: {"rows", "sheet", "sheets", "notes"}."""
    with open(path, "rb") as file:
        start = file.read(4096)
        if file.seek(0, io.SEEK_END) > MAX_BYTES:
            raise Refused(TOO_BIG)
    if not start:
        raise Refused("文件是空的。")
    if start.startswith(ZIP):
        return read_xlsx(path)
    if start.startswith(OLE):
        return read_xls(path)
    for mark, kind in OTHER_KINDS.items():
        if start.startswith(mark):
            raise Refused(f"这是{kind}，不是表格。" + WRONG_KIND[8:])
    return read_csv(path)


class Rows:
    """Collects cells under the caps; forgets rows that say nothing."""

    def __init__(self):
        self.rows, self.notes = [], []

    def add(self, line, cells):
        while cells and not cells[-1]:
            cells.pop()
        if not any(cells):
            return
        if len(cells) > MAX_COLUMNS:
            raise Refused(TOO_MANY_COLUMNS)
        if len(self.rows) >= MAX_ROWS + HEADROOM:
            raise Refused(TOO_MANY_ROWS)
        if any(len(cell) > MAX_CELL for cell in cells):
            raise Refused(f"第{line}行有一格超过{MAX_CELL}个字，请检查后再导入。")
        self.rows.append([line, cells])

    def answer(self, sheet="", sheets=()):
        if not self.rows:
            raise Refused("表格里没有内容。")
        return {"rows": self.rows, "sheet": sheet, "sheets": list(sheets), "notes": self.notes}


def shown(value):
    """A cell as a person would read it out: whole numbers without .0, days without midnight."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        whole = value.time() == time(0)
        return value.date().isoformat() if whole else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


# --- xlsx ---------------------------------------------------------------------------------------


def read_xlsx(path):
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415 slow; a csv does without it

    try:
        with zipfile.ZipFile(path) as archive:
            check_directory(archive)
            check_prologs(archive)
            book = ExcelReader(path, read_only=True, data_only=True, keep_links=False)
            book.read_manifest()
            strings = shared_strings(archive, book.package)
            book.read_workbook()
            sheets = [(s, rel.target) for s, rel in book.parser.find_sheets() if "chart" not in rel.Type]
            styles(book)
            return first_sheet(archive, book.wb, strings, sheets)
    except (zipfile.BadZipFile, EOFError, KeyError, OSError) as error:
        raise Refused(DAMAGED) from error


def check_directory(archive):
    """Before anything is unpacked: number of entries, sizes, ratios, and no DTD in any part."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(ENCRYPTED)
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(TOO_DENSE)
    for entry in entries:
        if entry.file_size > 2**20 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise Refused(TOO_DENSE)
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/workbook") for n in names):
        raise Refused(WRONG_KIND)
    if "xl/vbaProject.bin" in names:
        raise Refused("文件里带有宏，请另存为不带宏的 xlsx 再导入。")


def check_prologs(archive):
    """No part may define entities of its own; workbooks never do."""
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                check_prolog(part.read(2048))


def check_prolog(start):
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start:
        raise Refused(DAMAGED)
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise Refused("文件里含有不允许的 XML 定义，已拒绝。")


def count(part, mark, most, refusal):
    """How often a tag occurs, by streaming; a million shared strings are refused in no time."""
    seen, tail = 0, b""
    while block := part.read(2**20):
        seen += (tail + block).count(mark)
        tail = block[-len(mark) + 1 :]
        if seen > most:
            raise Refused(refusal)


def shared_strings(archive, package):
    from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS  # noqa: PLC0415 slow
    from openpyxl.xml.functions import iterparse  # noqa: PLC0415 slow

    part = package.find(SHARED_STRINGS)
    if part is None:
        return []
    name = part.PartName[1:]
    with archive.open(name) as source:
        count(source, b"<si>", MAX_STRINGS, TOO_DENSE)
    strings, item = [], f"{{{SHEET_MAIN_NS}}}si"
    with archive.open(name) as source:
        for _, node in iterparse(source):
            if node.tag == item:
                strings.append(rich_text(node))
                node.clear()
    return strings


def rich_text(node):
    """The runs of a string, without the phonetic guides that some offices' software adds."""
    parts = []
    for child in node:
        tag = child.tag.rpartition("}")[2]
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts += [grand.text or "" for grand in child if grand.tag.endswith("}t")]
    return "".join(parts)


def styles(book):
    from openpyxl.styles.stylesheet import apply_stylesheet  # noqa: PLC0415 slow

    apply_stylesheet(book.archive, book.wb)


def first_sheet(archive, workbook, strings, sheets):
    """The first visible sheet that has anything in it."""
    names = [sheet.name for sheet, _ in sheets]
    seen = [pair for pair in sheets if pair[0].state == "visible"] or sheets
    for sheet, target in seen:
        if target not in archive.namelist():
            raise Refused(DAMAGED)
        with archive.open(target) as source:
            count(source, b"<c ", (MAX_ROWS + HEADROOM) * MAX_COLUMNS, TOO_MANY_ROWS)
        with archive.open(target) as source:
            rows = sheet_rows(source, workbook, strings)
        if rows.rows:
            return rows.answer(sheet.name, names)
    raise Refused("表格里没有内容。")


def sheet_rows(source, workbook, strings):
    from openpyxl.worksheet._reader import (  # noqa: PLC0415 slow
        FORMULA_TAG,
        INLINE_STRING,
        WorkSheetParser,
    )

    class Parser(WorkSheetParser):
        """Formulas give the value stored with them; one without a stored value stays as its text."""

        computed = 0

        def parse_cell(self, element):
            inline = element.get("t") == "inlineStr" and element.find(INLINE_STRING)
            if inline is not None and inline is not False:
                text = rich_text(inline)
                element.set("t", "str")
                cell = super().parse_cell(element)
                return cell | {"value": text}
            cell = super().parse_cell(element)
            formula = element.find(FORMULA_TAG)
            if formula is not None and cell["value"] is None:
                cell["value"] = "=" + (formula.text or "")
            elif formula is not None:
                self.computed += 1
            return cell

    parser = Parser(
        source,
        strings,
        data_only=True,
        epoch=workbook.epoch,
        date_formats=workbook._date_formats,
        timedelta_formats=workbook._timedelta_formats,
    )
    rows = Rows()
    for line, cells in parser.parse():
        rows.add(line, lay_out(cells))
    fill_merged(rows.rows, parser.merged_cells)
    if parser.computed:
        rows.notes.append(f"有{parser.computed}格是公式，按文件里存的计算结果读入。")
    return rows


def lay_out(cells):
    """Cells to a list by column; a far cell is refused before room is made for it."""
    filled = [(cell["column"], shown(cell["value"])) for cell in cells if cell["value"] is not None]
    if not filled:
        return []
    last = max(column for column, _ in filled)
    if last > MAX_COLUMNS:
        raise Refused(TOO_MANY_COLUMNS)
    laid = [""] * last
    for column, value in filled:
        laid[column - 1] = value
    return laid


def fill_merged(rows, merged):
    """A value merged over several lines holds for each of them (one unit beside five cases)."""
    ranges = [r for r in (merged.mergeCell if merged else []) if r.max_row > r.min_row][:MAX_ROWS]
    if not ranges:
        return
    where = {line: cells for line, cells in rows}
    lines = sorted(where)
    for merge in ranges:
        top, column = where.get(merge.min_row, []), merge.min_col - 1
        if len(top) <= column or not top[column]:
            continue
        for line in lines:
            if merge.min_row < line <= merge.max_row:
                cells = where[line]
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = cells[column] or top[column]


# --- xls ----------------------------------------------------------------------------------------


def read_xls(path):
    import xlrd  # noqa: PLC0415 slow; only for files of the old kind

    with open(path, "rb") as file:
        content = file.read()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused(ENCRYPTED)
    try:
        with xlrd.open_workbook(file_contents=content, on_demand=True, logfile=sys.stderr) as book:
            names = book.sheet_names()
            for sheet in (book.sheet_by_name(name) for name in names):
                rows = xls_rows(sheet, book.datemode, xlrd)
                if rows.rows:
                    return rows.answer(sheet.name, names)
    except xlrd.XLRDError as error:
        said = str(error).lower()
        raise Refused(ENCRYPTED if "encrypt" in said or "password" in said else DAMAGED) from error
    raise Refused("表格里没有内容。")


def xls_rows(sheet, datemode, xlrd):
    rows = Rows()
    for line in range(sheet.nrows):
        cells = []
        for kind, value in zip(sheet.row_types(line), sheet.row_values(line), strict=True):
            if kind == xlrd.XL_CELL_DATE:
                value = xlrd.xldate_as_datetime(value, datemode)
            elif kind == xlrd.XL_CELL_BOOLEAN:
                value = bool(value)
            elif kind == xlrd.XL_CELL_ERROR:
                value = xlrd.error_text_from_code.get(value, "#VALUE!")
            cells.append(shown(value))
        rows.add(line + 1, cells)
    return rows


# --- csv ----------------------------------------------------------------------------------------


def read_csv(path):
    with open(path, "rb") as file:
        text, note = decoded(file.read())
    if re.match(r"\s*(?:<\?xml|<!DOCTYPE|<html|<table)", text, re.I):
        raise Refused(WEB_PAGE)
    csv.field_size_limit(MAX_CELL * 4)
    rows = Rows()
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    try:
        for cells in lines:
            rows.add(lines.line_num, [unwrapped(cell) for cell in cells])
    except csv.Error as error:
        raise Refused(f"第{lines.line_num}行附近的引号或换行不完整，读不下去。") from error
    rows.notes += [note] if note else []
    return rows.answer()


def decoded(content):
    """BOMs first, then UTF-8, GB18030, UTF-16 without a mark; binary is no text at all."""
    for mark, coding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return try_coding(content[len(mark) :], coding), ""
    if b"\0" in content[:4096]:
        text = try_coding(content, "utf-16-be" if content[:1] == b"\0" else "utf-16-le")
        if not re.search("[,\t;]", text[:4096]) or "\0" in text:
            raise Refused(WRONG_KIND)
        return text, ""
    try:
        return mended(content.decode("utf-8"))
    except UnicodeDecodeError:
        return try_coding(content, "gb18030"), "文字编码是 GB18030。"


def try_coding(content, coding):
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        raise Refused("文字编码认不出来，请另存为 UTF-8 的 csv 或 xlsx 再导入。") from error
    if sum(c < " " and c not in "\t\r\n" for c in text[:4096]) > 8:
        raise Refused(WRONG_KIND)
    return text


def mended(text):
    """UTF-8 that somebody's program read as Latin-1 and saved again comes back whole."""
    if sum(c < " " and c not in "\t\r\n" for c in text[:4096]) > 8:
        raise Refused(WRONG_KIND)
    if re.search("[\u4e00-\u9fff]", text) or not re.search("[\xc3-\xef][\x80-\xbf]", text):
        return text, ""
    try:
        return text.encode("latin-1").decode("utf-8"), "文字是乱码（UTF-8 误作拉丁字母），已复原。"
    except UnicodeError:
        return text, ""


def delimiter(text):
    """The separator that gives the widest lines that agree with each other."""
    sample = text[:65536].splitlines()[:30]
    best, score = ",", 0
    for mark in ",\t;|":
        widths = [len(row) for row in csv.reader(sample, delimiter=mark) if row]
        width = max(set(widths), key=widths.count) if widths else 0
        if width > 1 and widths.count(width) * (width - 1) > score:
            best, score = mark, widths.count(width) * (width - 1)
    return best


def unwrapped(cell):
    """="012" is how people keep leading zeros in a csv."""
    match = re.fullmatch(r'="([^"]*)"', cell.strip())
    return match[1] if match else cell.strip()


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main():
    limit()
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
