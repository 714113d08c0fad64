"""csv and its cousins, in whatever coding and with whatever separator."""

import codecs
import csv
import io
import re

from limits import MAX_CELL, WEB_PAGE, WRONG_KIND, Refused, Rows


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
            if rows.full:
                break
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
