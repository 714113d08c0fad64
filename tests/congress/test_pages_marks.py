"""The small parts of the look: what they say, and that nothing typed by a person becomes markup."""

from datetime import UTC, date, datetime

import pytest

from congress.pages import dates, marks
from congress.pages.styleguide import TODAY, clock

EVIL = "<script>alert(1)</script>\"'"


@pytest.mark.parametrize(
    ("due", "words", "state"),
    [
        (38, "还有 38 天", "calm"),
        (15, "还有 15 天", "soon"),
        (2, "还有 2 天", "urgent"),
        (1, "明天到期", "urgent"),
        (0, "今天到期", "urgent"),
        (-4, "逾期 4 天", "late"),
    ],
)
def test_a_clock_says_how_long_is_left(due, words, state):
    html = marks.clock(clock(due), today=TODAY)
    assert words in html
    assert f'data-time="{state}"' in html


def test_a_clock_that_is_met_says_how_early():
    assert "提前 13 天" in marks.clock(clock(9, met=-4), today=TODAY)


def test_a_clock_met_after_its_day_stays_late():
    html = marks.clock(clock(-10, met=-4), today=TODAY)
    assert "迟 6 天" in html
    assert 'data-time="late"' in html


def test_a_void_clock_no_longer_counts():
    assert "不再计时" in marks.clock(clock(-3, void=TODAY), today=TODAY)


def test_a_date_of_an_unconfirmed_year_is_marked():
    assert "（暂定）" in marks.clock(clock(200, tentative=True), today=TODAY)


def test_no_clock_draws_nothing():
    assert marks.clock(None) == ""


def test_a_pill_takes_its_shape_from_the_status():
    assert 'data-hold="deputy"' in marks.pill("replied", "待评价")
    assert 'data-hold="unit"' in marks.pill({"status": "in_progress", "label": "办理中"})


def test_a_sum_ends_in_its_total_and_names_the_weekday():
    html = marks.ledger([("交办日", "2026-03-02", ""), ("答复期限", "2026-06-02", "代表法第五十一条")])
    assert html.count('class="sum"') == 1
    assert "2026-06-02 周二" in html


def test_an_open_door_stands_before_a_closed_one():
    html = marks.doors(
        [
            {"label": "办结", "open": False, "reason": "尚未评价"},
            {"label": "催办", "url": "/u/", "open": True},
        ]
    )
    assert html.index("催办") < html.index("办结")
    assert 'disabled aria-describedby="door-1"' in html
    assert '<p id="door-1">尚未评价</p>' in html


def test_a_step_without_an_address_lies_under_its_case():
    class Case:
        def get_absolute_url(self):
            return "/proposals/7/"

    assert 'href="/proposals/7/assign/"' in marks.doors([{"label": "交办", "name": "assign", "open": True}], Case())


def test_searched_words_are_marked_and_the_rest_escaped():
    assert marks.highlight("充电<桩>与价格", "充电 价格") == "<mark>充电</mark>&lt;桩&gt;与<mark>价格</mark>"


def test_a_searched_word_is_no_pattern():
    assert marks.highlight("a.c abc", "a.c") == "<mark>a.c</mark> abc"


@pytest.mark.parametrize(
    "html",
    [
        marks.pill("unit", EVIL),
        marks.ledger([(EVIL, EVIL, EVIL)]),
        marks.track([(EVIL, "now", EVIL)], tall=True),
        marks.doors([{"label": EVIL, "open": False, "reason": EVIL}]),
        marks.tabs([(EVIL, EVIL, EVIL, True)]),
        marks.file_link(EVIL, EVIL, note=EVIL),
        marks.highlight(EVIL, "script alert"),
        marks.highlight(EVIL, EVIL),
    ],
)
def test_typed_text_never_becomes_markup(html):
    assert "<script" not in html
    assert html == html.replace("\"'", "")  # a quote of the text never ends an attribute


def test_days_are_said_in_chinese():
    assert dates.day(date(2026, 5, 26)) == "2026-05-26 周二"
    assert dates.long_day("2026-05-26") == "2026年5月26日 星期二"


def test_another_years_day_carries_its_year(time_machine):
    time_machine.move_to("2026-05-26 12:00+08:00")
    assert dates.short_day(date(2026, 5, 26)) == "5月26日"
    assert dates.short_day(date(2025, 5, 26)) == "2025年5月26日"


def test_a_moment_is_told_in_local_time(time_machine):
    time_machine.move_to("2026-05-26 12:00+08:00")
    assert dates.moment(datetime(2026, 5, 22, 2, 12, tzinfo=UTC)) == "5月22日 10:12"


def test_what_is_no_date_is_said_as_nothing():
    assert dates.day("不详") == ""
