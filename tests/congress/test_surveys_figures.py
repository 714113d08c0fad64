"""The chart of a survey's result: what is drawn, how wide, and what it says to who does not see it."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from lxml import html

from congress.surveys.figures import Row
from congress.surveys.queries import Tally


def drawn(**counts):
    """Of one question: its words, (look, from, width) of each bar, the figures written on them, how many came back."""
    tally = Tally("q1", "甲局<的>工作", **{"invited": 1000, "high": 0, "mid": 0, "low": 0, **counts})
    page = html.fromstring(render_to_string("surveys/_chart.html", {"result": SimpleNamespace(rows=[Row(tally, 1)])}))
    item = page.xpath("//ol/li")[0]
    chart = item.find("svg")
    bars = [(each.get("class"), share(each, "x"), share(each, "width")) for each in chart.findall("rect")]
    written = [(each.text, share(each, "x")) for each in chart.findall("text")]
    return SimpleNamespace(said=chart.get("aria-label"), role=chart.get("role"), bars=bars, written=written,
                           label=item.find("span").text, returned=item.find("b").text)  # fmt: skip


def share(each, name):
    value = each.get(name)
    assert value.endswith("%")
    return float(value[:-1])


@pytest.mark.parametrize(
    ("counts", "bars", "said"),
    [
        ({"high": 3, "mid": 1}, [("s1", 0, 75), ("s2", 75, 25)], "满意 3，基本满意 1"),
        ({"low": 2}, [("s3", 0, 100)], "不满意 2"),
        (
            {"high": 5, "mid": 2, "low": 2, "invalid": 1},
            [("s1", 0, 50), ("s2", 50, 20), ("s3", 70, 20), ("s4", 90, 10)],
            "满意 5，基本满意 2，不满意 2，无效 1",
        ),
        ({}, [], "没有收回"),
    ],
)
def test_each_grade_is_as_wide_as_its_share_and_said_in_words(counts, bars, said):
    chart = drawn(**counts)
    assert (chart.bars, chart.role, chart.said) == (bars, "img", f"甲局<的>工作：{said}")
    assert (chart.label, chart.returned) == ("甲局<的>工作", str(sum(counts.values())))
    assert chart.written == [(words.split(" ")[1], at + wide / 2)
                             for (_, at, wide), words in zip(bars, said.split("，"), strict=bool(bars))]  # fmt: skip


def test_the_bars_touch_and_fill_the_line_whatever_the_thirds():
    bars = drawn(high=1, mid=1, low=1).bars
    ends = [at + wide for _, at, wide in bars]
    assert [at for _, at, _ in bars[1:]] == pytest.approx(ends[:-1], abs=0.01)
    assert ends[-1] == pytest.approx(100, abs=0.01)


def test_a_bar_too_narrow_for_its_figure_is_drawn_and_said_without_it():
    chart = drawn(high=96, low=4)
    assert chart.bars[1] == ("s3", 96, 4) and chart.said.endswith("不满意 4")
    assert [words for words, _ in chart.written] == ["96"]
