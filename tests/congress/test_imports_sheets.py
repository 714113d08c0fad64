import io
import random
import time
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from congress.imports.sheets import Unreadable, read_sheet
from tests.congress.old_excel import xls

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = ["编号", "标题"]
ROW = ["第012号", "关于修路的建议"]
WORKSHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


@pytest.fixture
def put(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def xlsx(*rows, change=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(name, content, base=None):
    """The workbook again, with one of its parts put in or put in another's place."""
    file = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(base or xlsx(HEADER, ROW)))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(name, content)
    return file.getvalue()


def refusal(path):
    """The sentence, asserting that it came within two seconds."""
    before = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        read_sheet(path)
    assert time.monotonic() - before < 2 * slowness()
    return str(caught.value)


def slowness():
    """How much longer than alone on its core this machine takes now; at least 1."""
    before, cpu = time.monotonic(), time.process_time()
    sum(range(2_000_000))
    return max(1.0, (time.monotonic() - before) / max(time.process_time() - cpu, 0.001))


def test_an_xlsx_is_read_with_line_numbers_and_without_empty_lines(put):
    sheet = read_sheet(put("stored-without-ending", xlsx(HEADER, [], ROW)))

    assert sheet.rows == [(1, HEADER), (3, ROW)]


def test_whole_numbers_and_days_are_read_as_people_see_them(put):
    sheet = read_sheet(put("a.xlsx", xlsx([12.0, 1.5, date(2023, 6, 21), True, None, "x"])))

    assert sheet.rows == [(1, ["12", "1.5", "2023-06-21", "是", "", "x"])]


def test_a_value_merged_over_lines_holds_for_each(put):
    def merge(sheet):
        sheet.merge_cells("A2:A3")

    sheet = read_sheet(put("a.xlsx", xlsx(["单位", "标题"], ["教育局", "甲"], [None, "乙"], change=merge)))

    assert [cells for _, cells in sheet.rows[1:]] == [["教育局", "甲"], ["教育局", "乙"]]


def test_the_first_visible_sheet_with_content_is_taken(put):
    def more(sheet):
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("空表")
        sheet.parent.create_sheet("分办表").append(ROW)

    sheet = read_sheet(put("a.xlsx", xlsx(HEADER, change=more)))

    assert (sheet.name, sheet.rows) == ("分办表", [(1, ROW)])
    assert sheet.names == ("Sheet", "空表", "分办表")


def test_a_formula_without_a_stored_value_stays_text(put):
    sheet = read_sheet(put("a.xlsx", xlsx(["=1+1", '=HYPERLINK("http://x")'])))

    assert sheet.rows == [(1, ["=1+1", '=HYPERLINK("http://x")'])]


def test_a_stored_result_of_a_formula_is_read_and_said_so(put):
    cells = '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData>'

    sheet = read_sheet(put("a.xlsx", with_part("xl/worksheets/sheet1.xml", WORKSHEET.format(cells))))

    assert (sheet.rows, len(sheet.notes)) == ([(1, ["2"])], 1)


def test_an_old_xls_is_read(put):
    sheet = read_sheet(put("a.xls", xls([HEADER, [12.0, "关于修路的建议"]])))

    assert (sheet.name, sheet.rows) == ("表一", [(1, HEADER), (2, ["12", "关于修路的建议"])])


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_csv_is_read_in_every_coding_with_every_separator(put, coding, mark):
    text = f"编号{mark}标题\r\n第012号{mark}关于修路的建议\r\n第013号{mark}关于䶮街修桥的建议\r\n"

    sheet = read_sheet(put("a.csv", text.encode(coding)))

    assert [cells for _, cells in sheet.rows[:2]] == [HEADER, ROW]


def test_quoted_commas_and_line_breaks_stay_inside_their_cell(put):
    text = '编号,标题\n第1号,"关于停车,充电的\n建议"\n="012",乙\n'

    sheet = read_sheet(put("a.csv", text.encode()))

    assert sheet.rows[1:] == [(3, ["第1号", "关于停车,充电的\n建议"]), (4, ["012", "乙"])]


def test_text_read_as_latin_letters_by_somebody_comes_back(put):
    broken = "编号,标题\n1,关于修路\n".encode().decode("latin-1").encode()

    sheet = read_sheet(put("a.csv", broken))

    assert (sheet.rows[0], len(sheet.notes)) == ((1, HEADER), 1)


def test_the_published_cases_are_read_whole():
    sheet = read_sheet("tests/data/suggestions.csv")

    assert (len(sheet.rows), len(sheet.rows[0][1])) == (124, 10)


def far_cell():
    cell = '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return with_part("xl/worksheets/sheet1.xml", WORKSHEET.format(cell))


def billion_laughs():
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'
    return with_part("xl/workbook.xml", bomb)


def zip_bomb():
    rows = "<row><c><v>1</v></c></row>" * 2_000_000
    return with_part("xl/worksheets/sheet1.xml", WORKSHEET.format(f"<sheetData>{rows}</sheetData>"))


def many_strings():
    items = "".join(f"<si><t>{n * 7919}</t></si>" for n in range(1_000_000))
    root = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</sst>'
    base = io.BytesIO()
    with xlsxwriter.Workbook(base) as book:
        book.add_worksheet().write(0, 0, "编号")
    return with_part("xl/sharedStrings.xml", root.format(items), base.getvalue())


def docx():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return file.getvalue()


def many_entries():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"xl/{number}.xml", "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (far_cell, "列"),
        (billion_laughs, "XML 定义"),
        (zip_bomb, "大得不正常"),
        (many_strings, "大得不正常"),
        (many_entries, "大得不正常"),
        (docx, "不是表格"),
        (lambda: xlsx(HEADER, ROW)[:-600], "损坏"),
        (lambda: xls([HEADER, ROW])[:900], "损坏"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le") * 400, "密码"),
        (lambda: with_part("xl/vbaProject.bin", b"x"), "宏"),
        (lambda: b"%PDF-1.7 hello", "PDF"),
        (lambda: b"MZ" + bytes(900), "程序"),
        (lambda: b"\x89PNG\r\n", "图片"),
        (lambda: b"", "空的"),
        (lambda: b"\n \n,,\n", "没有内容"),
        (lambda: bytes(range(1, 128)) * 40, "不是表格"),
        (lambda: "<html><table><tr><td>编号".encode(), "网页"),
        (lambda: ('编号,标题\n1,"' + "没有收尾的引号" * 40_000).encode(), "引号"),
        (lambda: ",".join(["x"] * 61).encode(), "60列"),
        (lambda: b"a,b\n" * 20_011, "20000行"),
        (lambda: b"PK\x03\x04" + random.Random(1).randbytes(9_000), "损坏"),
    ],
)
def test_a_hostile_file_gets_one_sentence_at_once(put, build, words):
    path = put("建议.xlsx", build())

    assert words in refusal(path)
    assert list(path.parent.iterdir()) == [path]


def test_a_file_of_one_gigabyte_is_refused_unopened(tmp_path):
    path = tmp_path / "big.xlsx"
    with open(path, "wb") as file:
        file.truncate(2**30)

    assert "20MB" in refusal(path)


def test_a_child_out_of_memory_harms_nobody(put, monkeypatch):
    monkeypatch.setattr("congress.imports.sheets.CHILD", put("child.py", b"import os; os.abort()"))

    assert "大得不正常" in refusal(put("a.csv", b"a,b"))


def test_a_dozen_damaged_workbooks_are_a_dozen_sentences_or_rows(put):
    whole, luck = xlsx(HEADER, *[ROW] * 50), random.Random(7)
    for number in range(12):
        broken = bytearray(whole)
        for _ in range(luck.randint(1, 30)):
            broken[luck.randrange(len(broken))] = luck.randrange(256)
        try:
            assert read_sheet(put(f"{number}.xlsx", bytes(broken))).rows
        except Unreadable as refused:
            assert str(refused).endswith("。")
