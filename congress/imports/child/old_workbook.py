"""xls, the binary kind that offices still keep."""

import sys

import xlrd
from limits import DAMAGED, ENCRYPTED, Refused, Rows, shown


def read_xls(path):
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
        if rows.full:
            break
    return rows
