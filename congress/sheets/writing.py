"""Lists as spreadsheets. Text stays text: nothing typed by a person may run on a colleague's desk."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import is_aware, localtime

# What a spreadsheet may take for the beginning of a formula, half and full width, also after blanks.
FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+\-@＝＋－＠﹣﹢]|[\t\r\n]")
LONGEST_CELL = 32_767
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plain(value):
    """A cell as a spreadsheet knows it: text, number, day, local moment; 是 and 否 for yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return localtime(value).replace(tzinfo=None) if is_aware(value) else value
    if isinstance(value, (int, float, Decimal, date)):
        return value
    return str(value).replace("\0", "")[:LONGEST_CELL]


def harmless(value):
    """A cell of a CSV file. Text like a formula gets an apostrophe; numbers and days cannot harm."""
    value = plain(value)
    if isinstance(value, str):
        return f"'{value}" if FORMULA.match(value) else value
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value


class Line:
    """A file that hands each written line straight back."""

    def write(self, text: str) -> str:
        return text


def csv_lines(labels: Iterable[str], rows: Iterable[Iterable]) -> Iterator[str]:
    writer = csv.writer(Line(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield "\ufeff" + writer.writerow([harmless(label) for label in labels])
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def csv_response(name: str, labels: Iterable[str], rows: Iterable[Iterable]) -> StreamingHttpResponse:
    """``name`` without its ending. Sent line by line: a long list needs no memory."""
    response = StreamingHttpResponse(csv_lines(labels, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.csv")
    return response


def write_xlsx(file, labels: Iterable[str], rows: Iterable[Iterable], *, title: str = "") -> None:
    """One sheet with a fixed head and filters, written row by row."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", "", title)[:31] or "表")
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        looks = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        labels = [plain(label) for label in labels]
        for column, label in enumerate(labels):
            sheet.set_column(column, column, min(max(2 * len(label) + 2, 12), 40))
            sheet.write_string(0, column, label, head)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                write_cell(sheet, last, column, plain(value), looks)
        if labels:
            sheet.autofilter(0, 0, last, len(labels) - 1)


def write_cell(sheet, row: int, column: int, value, looks) -> None:
    if value == "":
        return  # an empty cell, not an empty text: a spreadsheet counts them differently
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, looks[type(value)])
    else:
        sheet.write_number(row, column, value)


def xlsx_response(name: str, labels: Iterable[str], rows: Iterable[Iterable]) -> FileResponse:
    """``name`` without its ending. Written to disk first, then sent piece by piece."""
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_xlsx(file, labels, rows, title=name)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


WRITERS = {"xlsx": xlsx_response, "csv": csv_response}
