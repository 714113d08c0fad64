"""A second edition: no number handed out becomes wrong, and only changed sheets are replaced."""

from dataclasses import replace

import pikepdf
import pytest

from congress.printing import assembly, numbers, parts
from congress.printing.changes import changed, in_words
from tests.congress import packet
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.congress.test_printing_packets import own_parts, path  # noqa: F401

OLD = [("甲", [(1,), (2,)]), ("乙", [(3,), (4,)]), ("丙", [(5,), (6,)])]


def told(given):
    return [" ".join(map(numbers.words, each)) for each in given]


@pytest.mark.parametrize(
    ("papers", "given"),
    [
        ([("甲", 2), ("乙", 2), ("丙", 2)], ["1 2", "3 4", "5 6"]),
        ([("甲", 2), ("乙", 4), ("丙", 2)], ["1 2", "3 4 4-1 4-2", "5 6"]),  # grew
        ([("甲", 2), ("丙", 2)], ["1 2", "5 6"]),  # one is gone
        ([("甲", 2), ("新", 2), ("乙", 2), ("丙", 2)], ["1 2", "2-1 2-2", "3 4", "5 6"]),
        ([("甲", 2), ("新", 4), ("丙", 2)], ["1 2", "2-1 2-2 2-3 2-4", "5 6"]),  # does not fit the gap
        ([("甲", 2), ("新", 2), ("丙", 2)], ["1 2", "3 4", "5 6"]),  # fits it
        ([("甲", 2), ("乙", 2), ("丙", 4)], ["1 2", "3 4", "5 6 7 8"]),  # the last may grow on
        ([("新", 2), ("甲", 2), ("乙", 2), ("丙", 2)], ["0-1 0-2", "1 2", "3 4", "5 6"]),
        ([("丙", 2), ("甲", 2), ("乙", 2)], ["0-1 0-2", "1 2", "3 4"]),  # moved to the front
    ],
)
def test_numbers_that_were_handed_out_stay_true(papers, given):
    assert told(numbers.kept(papers, OLD)) == given


def test_a_third_edition_finds_numbers_between_those_of_the_second():
    second = [("甲", [(1,), (2,)]), ("新", [(2, 1), (2, 2)]), ("乙", [(3,), (4,)])]

    given = numbers.kept([("甲", 4), ("更新", 2), ("新", 4), ("乙", 2)], second)
    assert told(given) == ["1 2 2-0-1 2-0-2", "2-0-3 2-0-4", "2-1 2-2 2-3 2-4", "3 4"]
    everything = [number for each in given for number in each]
    assert everything == sorted(set(everything))


def test_numbers_are_told_in_runs():
    assert in_words(["16", "17", "18", "49", "49-1", "49-2"]) == "16—18、49、49-1、49-2"


def edition(path, *papers, keep=None):  # noqa: F811
    made = [
        assembly.Paper(parts.part(*packet.report(title, length, words)), title, name=title)
        for title, length, words in papers
    ]
    facts = assembly.assemble(made, path, title="汇编", keep=keep)
    return made, facts


@pytest.fixture
def two_editions(path):  # noqa: F811
    """乙 grows from one page to three, 丁 is new, 戊 is gone."""
    same = packet.SENTENCE * 2
    _, old = edition(path, ("甲", 1, same), ("乙", 1, same), ("丙", 5, same), ("戊", 1, same))
    papers, new = edition(path, ("甲", 1, same), ("乙", 5, same), ("丙", 5, same), ("丁", 1, same), keep=old)
    return old, new, papers


def test_only_the_sheets_that_look_different_are_replaced(two_editions, path):  # noqa: F811
    old, new, papers = two_editions

    found = changed(old, new)
    rows = {row["title"]: (in_words(row["out"]), in_words(row["into"]), row["why"]) for row in found["rows"]}
    assert rows == {
        "封面、目录": ("", "", "修改"),
        "乙": ("3", "3—4、4-1", "修改"),
        "丁": ("", "9", "新增"),
        "戊": ("9", "", "删去"),
    }
    facts = assembly.assemble(papers, path, title="汇编", keep=old, only=found["pages"])
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == facts["pages"] == len(found["pages"])
        labels = [page.label for page in pdf.pages]
    assert labels[:2] == ["i", "ii"]
    assert set(labels[2:]).isdisjoint(new["papers"][0]["numbers"] + new["papers"][2]["numbers"])
    assert packet.number_on(path, labels.index("4-1") + 1) == "4-1"


def test_an_old_copy_with_its_sheets_replaced_shows_the_numbers_of_the_new_one(two_editions):
    old, new, _ = two_editions
    found = changed(old, new)

    shown = {number for paper in old["papers"] for number in paper["numbers"][: paper["pages"]]}
    for row in found["rows"]:
        shown = (shown - set(row["out"])) | set(row["into"])
    assert shown == {number for paper in new["papers"] for number in paper["numbers"][: paper["pages"]]}


def test_the_same_edition_needs_no_sheet(two_editions):
    old, _, _ = two_editions

    assert changed(old, old) == {"is_whole": False, "rows": [], "pages": [], "sheets": 0}


def test_without_kept_numbers_every_shifted_sheet_is_told(path):  # noqa: F811
    same = packet.SENTENCE * 2
    _, old = edition(path, ("甲", 1, same), ("乙", 1, same))
    _, new = edition(path, ("丁", 1, same), ("甲", 1, same), ("乙", 1, same))

    found = changed(old, new)
    assert found["is_whole"]
    assert [row["title"] for row in found["rows"]] == ["封面、目录", "丁", "甲", "乙"]


def test_a_mark_that_is_added_changes_its_pages(path):  # noqa: F811
    papers = packet.papers(1, 1)
    old = assembly.assemble(papers, path, title="汇编")
    papers[1] = replace(papers[1], mark="会后收回")
    new = assembly.assemble(papers, path, title="汇编", keep=old)

    assert [row["title"] for row in changed(old, new)["rows"]] == ["封面、目录", "第2项工作情况的报告"]
