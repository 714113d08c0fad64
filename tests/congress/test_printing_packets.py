"""Parts become a packet: numbers, contents, fresh sheets, marks, and one paper laid out for one paper changed."""

import os
from dataclasses import replace
from time import time

import pikepdf
import pytest

from congress.printing import assembly, parts, store
from tests.congress import packet, paper
from tests.congress.test_printing import fonts_ready  # noqa: F401


@pytest.fixture(autouse=True)
def own_parts(settings, tmp_path):
    settings.PRINT_CACHE = tmp_path / "parts"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "packet.pdf"


def test_the_contents_name_the_page_on_which_each_paper_begins(path):
    facts = assembly.assemble(packet.papers(1, 5, 1), path, title="会议文件汇编")

    contents = [line.split() for line in packet.text(path, 1).splitlines() if "报告" in line]
    assert [(words[1], words[-1]) for words in contents] == [
        ("第1项工作情况的报告", "1"),
        ("第2项工作情况的报告", "3"),
        ("第3项工作情况的报告", "7"),
    ]
    for position, each in enumerate(facts["papers"]):
        page = facts["ahead"] + int(each["numbers"][0])
        assert f"第{position + 1}项工作情况的报告" in packet.text(path, page)
        assert packet.number_on(path, page) == each["numbers"][0]
    assert packet.check(path) == []


def test_every_paper_begins_on_the_front_of_a_sheet(path):
    facts = assembly.assemble(packet.papers(1, 5, 1), path, title="会议文件汇编")

    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == facts["pages"] == 10
    assert [int(each["numbers"][0]) % 2 for each in facts["papers"]] == [1, 1, 1]
    assert packet.text(path, facts["ahead"] + 2).strip() == ""  # the empty back shows nothing, and counts


def test_on_single_sides_there_are_no_empty_pages(path):
    facts = assembly.assemble(packet.papers(1, 5, 1), path, title="会议文件汇编", duplex=False)

    assert [each["numbers"][0] for each in facts["papers"]] == ["1", "2", "5"]
    assert facts["pages"] == 6


def test_one_changed_paper_is_one_paper_laid_out(path):
    assembly.assemble(packet.papers(1, 2, 1), path, title="会议文件汇编")

    again = packet.papers(1, 2, 1)
    corrected = parts.part(*packet.report(again[1].title, 2, packet.SENTENCE + "已整改。"))
    again[1] = replace(again[1], part=corrected)
    assert [each.part.fresh for each in again] == [False, True, False]
    assert assembly.assemble(again, path, title="会议文件汇编")["laid_out"] == 1


def test_the_same_papers_are_the_same_file_byte_for_byte(path, settings, tmp_path):
    first = assembly.assemble(packet.papers(1, 2), path, title="会议文件汇编")["sha256"]
    settings.PRINT_CACHE = tmp_path / "empty"

    assert assembly.assemble(packet.papers(1, 2), path, title="会议文件汇编")["sha256"] == first


def test_only_marked_papers_carry_the_readers_name(path):
    one, two = packet.papers(1, 1)
    two = replace(two, is_watermarked=True, mark="会后收回")
    assembly.assemble([one, two], path, title="会议文件汇编", watermark=f"王{packet.RARE} 018", duplex=False)

    assert "018" not in packet.text(path, 1) + packet.text(path, 2)
    assert f"王{packet.RARE} 018" in paper.text(path.read_bytes(), 2)
    assert "会后收回" in packet.text(path, 3)


@pytest.mark.parametrize("name", ["底本", "第001号　欧阳某某某"])
def test_the_readers_name_stands_across_the_whole_page(path, name):
    [one] = packet.papers(1)
    assembly.assemble(
        [replace(one, is_watermarked=True)], path, title="汇编", contents=None, watermark=name, duplex=False
    )

    ends = [glyph.right for glyph in paper.glyphs(path.read_bytes()) if glyph.text == name[-1] and glyph.right < 210]
    assert max(ends) > 160 and min(ends) < 60


def test_a_packet_has_a_cover_and_the_same_empty_page_as_often_as_wanted(path):
    lines = ["云河区第十八届人民代表大会", "常务委员会第十二次会议"]
    cover = parts.part("packet/cover.html", {"title_lines": lines, "subtitle": "会议文件汇编", "mark": "018"})
    notes = assembly.Paper(parts.part("packet/notes.html", {}), "记录", is_listed=False)
    [one] = packet.papers(1)
    facts = assembly.assemble(
        [one, replace(notes, name="a"), replace(notes, name="b")], path, title="汇编", cover=cover, duplex=False
    )

    assert facts["pages"] == 5
    assert lines[0] in packet.text(path, 1) and "记录" not in packet.text(path, 2)
    assert [packet.number_on(path, page) for page in (1, 2, 3, 4, 5)] == ["", "", "1", "2", "3"]
    assert packet.check(path) == []


def test_bookmarks_and_page_labels_lead_to_the_papers(path):
    facts = assembly.assemble(packet.papers(1, 1), path, title="会议文件汇编")

    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["第1项工作情况的报告", "第2项工作情况的报告"]
        assert [child.title for child in outline.root[0].children] == ["一、基本情况"]
        assert [page.label for page in pdf.pages] == ["i", "ii", "1", "2", "3", "4"]
        assert (str(pdf.Root.Lang), str(pdf.docinfo["/Title"])) == ("zh-CN", "会议文件汇编")
        link = pdf.pages[0].Annots[0]
        assert link.Dest[0].objgen == pdf.pages[facts["ahead"]].objgen


def test_the_number_stands_seven_millimetres_below_the_type_area(path):
    assembly.assemble(packet.papers(3), path, title="会议文件汇编", contents=None)

    for page, (edge, place) in enumerate([("right", 184 - 14 / paper.MM), ("left", 28 + 14 / paper.MM)]):
        shown = [glyph for glyph in paper.glyphs(path.read_bytes()) if glyph.page == page and glyph.baseline < 80]
        assert "".join(glyph.text for glyph in shown) == f"— {page + 1} —"
        dash = shown[0].baseline + 0.38 * 14
        assert 297 - dash / paper.MM == pytest.approx(262 + 7, abs=0.5)
        assert getattr(shown[-1] if edge == "right" else shown[0], edge) == pytest.approx(place, abs=0.1)


def test_a_packet_keeps_the_grid_also_with_rare_names(path):
    words = (f"代表{packet.RARE}等提出：" + packet.SENTENCE) * 12
    part = parts.part(*packet.report("报告", 2, words))
    assembly.assemble([assembly.Paper(part, "报告")], path, title="汇编", contents=None)

    lines = [y for y in paper.lines(path.read_bytes(), 1) if 37 * paper.MM < y < 260 * paper.MM]
    gaps = [above - below for above, below in zip(lines, lines[1:], strict=False)]
    assert len(lines) == 22
    assert all(28.9 <= gap <= 29.1 for gap in gaps)


def test_each_font_stands_in_the_packet_once(path):
    assembly.assemble(packet.papers(1, 2, 1), path, title="会议文件汇编")

    with pikepdf.open(path) as pdf:
        programs = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        names = [str(each.FontName).split("+")[1] for each in programs]
    assert len(names) == len(set(names)) <= 6
    assert path.stat().st_size < 300_000


def test_the_cache_forgets_what_was_unused_for_longest():
    made = parts.parts([packet.report("旧", 1), packet.report("新", 1), packet.report("在用", 1)])
    sizes = {}
    for part, hours in zip(made, (3, 2, 0), strict=True):
        for ending in (store.PDF, store.FACTS, store.GLYPHS, store.TEXTS):
            kept = store.path(part.key, ending)
            os.utime(kept, (time() - hours * 3600,) * 2)
            sizes[part] = sizes.get(part, 0) + kept.stat().st_size
    old, new, used = made

    assert store.sweep(limit=sizes[used] + sizes[new]) == 4
    assert [part.path.exists() for part in made] == [False, True, True]
    assert store.sweep(limit=0) == 4  # what was asked for within the hour may be on its way into a packet
    assert parts.part(*packet.report("旧", 1)).fresh
