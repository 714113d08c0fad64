from datetime import date

import pytest

from congress.imports.cells import numeral, text, tight
from congress.imports.dates import parse_date


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("12", 12),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("二〇一七", 2017),
        ("二0○八", 2008),
        ("x", None),
    ],
)
def test_chinese_numerals_are_numbers(digits, number):
    assert numeral(digits) == number


def test_invisible_characters_and_double_blanks_go():
    assert text("\ufeff 关于\u200b修路 \u3000 的建议\n") == "关于修路 的建议"
    assert tight("Ａ　１２：") == "A12:"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2023年6月21日", date(2023, 6, 21)),
        ("2025年07月15日", date(2025, 7, 15)),
        ("2018-05-19", date(2018, 5, 19)),
        ("2018.5.19", date(2018, 5, 19)),
        ("2020-12-30 09:35", date(2020, 12, 30)),
        ("2024-06-19 08:17:00", date(2024, 6, 19)),
        ("2012-06-18 0:0", date(2012, 6, 18)),
        ("2025/8/18 10:42:46", date(2025, 8, 18)),
        ("2020年09月13日 17:20", date(2020, 9, 13)),
        ("2021年10月30日(办结)", date(2021, 10, 30)),
        ("2018 年 6 月 4 日", date(2018, 6, 4)),
        ("２０２３年６月２１日", date(2023, 6, 21)),
        ("二〇一七年八月十四日", date(2017, 8, 14)),
        ("二0一七年五月二十六日", date(2017, 5, 26)),
        ("二○一二年十二月二十日", date(2012, 12, 20)),
        ("二00八年一月十日", date(2008, 1, 10)),
        ("20230619", date(2023, 6, 19)),
    ],
)
def test_a_date_is_read_in_every_shape(cell, day):
    assert (parse_date(cell).value, parse_date(cell).remarks) == (day, ())


@pytest.mark.parametrize(
    ("cell", "day", "code"),
    [
        ("2023619", date(2023, 6, 19), "lost_characters"),
        ("2023717", date(2023, 7, 17), "lost_characters"),
        ("2023821(落款丢「年月日」)", date(2023, 8, 21), "lost_characters"),
        ("202398", date(2023, 9, 8), "ambiguous_date"),
        ("2020年4月27", date(2020, 4, 27), "lost_characters"),
        ("2023年120日", date(2023, 1, 20), "lost_characters"),
        ("23年6月21日", date(2023, 6, 21), "lost_characters"),
        ("43242", date(2018, 5, 22), "serial_date"),
    ],
)
def test_lost_characters_are_restored_and_said_so(cell, day, code):
    assert (parse_date(cell).value, parse_date(cell).says(code)) == (day, True)


@pytest.mark.parametrize(
    "cell",
    ["2023111", "202105", "202312", "2023年6月", "(2017年)", "2022年7(月日残缺)", "7月28上午", "13号", "0二十六日", "120日", "510日", "2023年2月30日", "长期"],
)  # fmt: skip
def test_a_date_with_no_single_reading_is_left_empty_and_flagged(cell):
    assert (parse_date(cell).value, parse_date(cell).says("bad_date")) == (None, True)


def test_a_day_without_year_takes_the_year_of_its_row():
    assert parse_date("7月28上午", year=2023).value == date(2023, 7, 28)
    assert parse_date("715日", year=2023).value == date(2023, 7, 15)


@pytest.mark.parametrize("cell", ["", "/", "无", None])
def test_a_blank_date_is_no_error(cell):
    assert (parse_date(cell).value, parse_date(cell).remarks) == (None, ())
