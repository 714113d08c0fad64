"""One document in, one PDF out: the grid, the characters, the limits."""

import re
from datetime import date

import pytest
from django.core.management import call_command

from congress.printing import fonts, pdf
from congress.printing.press import POOL
from congress.printing.prose import paragraphs
from tests.congress import paper

RARE = "䶮㛃堃𬱖𣲗"
SENTENCE = (
    "经现场踏勘，2025年全区共改造背街小巷38条、增设路灯412盏，完成投资1,286.5万元，亮灯率由93.8%提高到98.6%；"
    "依照《城市照明管理规定》《云河区市政设施管理办法》，将您所提路段列入“照明提升计划”（第一批）。"
)


@pytest.fixture(scope="session", autouse=True)
def fonts_ready():
    if fonts.problem():
        call_command("prepare_fonts", verbosity=0)


def letter(**changes):
    context = {
        "issuer": "云河区城市管理局",
        "number": "云城函〔2026〕12号",
        "category": "A",
        "title": "对区十八届人大五次会议第012号建议的答复",
        "salutation": "张䶮代表",
        "opening": ["您提出的《关于完善照明设施的建议》（第012号）收悉，现答复如下："],
        "demands": [{"heading": "关于增设路灯", "paragraphs": [SENTENCE * 4, SENTENCE]}],
        "closing": ["感谢您的关心和支持。"],
        "signature": "云河区城市管理局",
        "issued_on": date(2026, 5, 20),
    }
    return context | changes


def printed(**changes):
    return pdf.render("proposals/reply_letter.html", letter(**changes))


def full_pages(data):
    """Lines of the pages that text fills from top to bottom, page numbers left out."""
    last = max(glyph.page for glyph in paper.glyphs(data))
    for page in range(1, last):
        found = paper.lines(data, page)
        yield {y: row for y, row in found.items() if y > 35 * paper.MM}


def test_a_full_page_has_22_lines_29_points_apart_also_with_rare_names():
    names = [f"代表{RARE}等提出：{SENTENCE}" * 9]
    data = printed(demands=[{"heading": "一", "paragraphs": names}])

    for page in full_pages(data):
        baselines = list(page)
        gaps = [above - below for above, below in zip(baselines, baselines[1:], strict=False)]
        assert len(baselines) == 22
        assert all(28.9 <= gap <= 29.1 for gap in gaps), gaps


def test_every_full_line_ends_at_the_right_edge_and_begins_at_the_left():
    data = printed(demands=[{"heading": "一", "paragraphs": [(SENTENCE + RARE) * 12]}])

    rows = [row for page in full_pages(data) for row in page.values()]
    assert len(rows) >= 22
    for row in rows:
        assert row[0].left == pytest.approx(28.0, abs=0.1)
        assert row[-1].right == pytest.approx(184.0, abs=0.1)


def test_no_line_begins_or_ends_with_the_wrong_punctuation():
    data = printed(demands=[{"heading": "一", "paragraphs": [SENTENCE * n for n in range(1, 9)]}])

    for page in full_pages(data):
        for row in page.values():
            assert row[0].text not in "，。、；：？！”’）》〕%"
            assert row[-1].text not in "“‘（《〔"


def test_rare_characters_of_names_have_ink_in_every_face():
    demands = [{"heading": RARE, "paragraphs": [RARE]}]
    data = printed(title=RARE, signer=RARE, demands=demands, signature=RARE)

    shown = [glyph for glyph in paper.glyphs(data) if glyph.text in RARE]
    assert len(shown) == 26  # title, signer, heading, paragraph, signature and one in the salutation
    assert all(min(glyph.ink) > 300 for glyph in shown)


def test_a_character_without_a_glyph_is_an_error_that_names_it():
    with pytest.raises(pdf.PrintError, match=re.escape("“🦄”（U+1F984）")):
        printed(closing=["感谢🦄"])


def test_invisible_marks_pasted_from_other_programs_leave_no_trace():
    data = printed(closing=["感\u200b谢\ufeff\u0007您\u00ad的葛\U000e0100关心。"])

    assert "感谢您的葛关心。" in paper.text(data)


def test_many_different_characters_from_a_large_fallback_font_stay_a_small_file():
    uncommon = "".join(chr(code) for code in range(0x9000, 0x9000 + 1500))
    data = printed(closing=[uncommon])

    assert len(data) < 2_000_000


def test_the_paper_speaks_chinese_and_has_its_title():
    data = pdf.render("proposals/reply_letter.html", letter(), title="第012号建议的答复")

    with paper.pikepdf.open(paper.BytesIO(data)) as file:
        assert str(file.Root.Lang) == "zh-CN"
        assert str(file.docinfo["/Title"]) == "第012号建议的答复"


def test_typed_indents_and_empty_lines_do_not_reach_the_paper():
    assert paragraphs("　　第一段\r\n\r\n  第二段　\n\t") == ["第一段", "第二段"]
    assert paragraphs("") == paragraphs(None) == []


def test_one_child_prints_paper_after_paper():
    POOL.close()  # two people of an earlier test may have printed at once
    printed()
    [child] = POOL.idle
    printed()

    assert POOL.idle == [child]
