"""xlsx: the zip is judged by its directory, then the cells are streamed."""

import codecs
import zipfile

from limits import (
    DAMAGED,
    ENCRYPTED,
    HEADROOM,
    MAX_COLUMNS,
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_ROWS,
    MAX_STRINGS,
    MAX_UNPACKED,
    TOO_DENSE,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    WRONG_KIND,
    Refused,
    Rows,
    shown,
)
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse


def read_xlsx(path):
    try:
        with open(path, "rb") as file, zipfile.ZipFile(file) as archive:
            check_directory(archive)
            check_prologs(archive)
            book = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
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
        if rows.full:
            break
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
