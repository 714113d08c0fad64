"""Searching and comparing, on the published titles."""

import csv
from pathlib import Path

import pytest
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from congress.search import document, match, similar

FILE = Path(__file__).parent.parent / "data" / "suggestions.csv"
with FILE.open(encoding="utf-8-sig", newline="") as rows:
    TITLES = [row["title"] for row in csv.DictReader(rows) if row["title"]]


class Paper(models.Model):
    """A scratch table made inside each test."""

    title = models.TextField()
    body = models.TextField(blank=True)
    found_by = SearchVectorField(null=True)

    class Meta:
        app_label = "samples"
        indexes = [GinIndex(fields=["found_by"], name="paper_found_by")]


@pytest.fixture(autouse=True)
def papers(db):
    with connection.schema_editor(atomic=True) as editor:
        editor.create_model(Paper)


def file_titles(titles=TITLES):
    Paper.objects.bulk_create(Paper(title=title, found_by=document(title)) for title in titles)


def titles_of(q, texts=("title", "body")):
    return [paper.title for paper in match(Paper.objects.all(), "found_by", q, texts=texts)]


def pieces(title, length):
    """Every run of ``length`` characters of the title without a break in it."""
    cut = [title[n : n + length] for n in range(len(title) - length + 1)]
    return {piece for piece in cut if all("\u4e00" <= char <= "\u9fff" for char in piece)}


@pytest.mark.parametrize("length", [2, 3, 5])
def test_every_piece_of_every_title_finds_exactly_the_titles_that_hold_it(length):
    file_titles()
    asked = sorted({piece for title in TITLES for piece in pieces(title, length)})[::4]

    assert len(asked) > 100
    for piece in asked:
        assert sorted(titles_of(piece)) == sorted(t for t in TITLES if piece in t), piece


def test_without_the_recheck_nothing_is_missed_either():
    file_titles()
    for piece in sorted({piece for title in TITLES for piece in pieces(title, 3)})[::25]:
        assert {t for t in TITLES if piece in t} <= set(titles_of(piece, texts=())), piece


def test_a_whole_title_finds_itself_first():
    file_titles()
    for title in TITLES:
        assert title in titles_of(title), title


def test_two_terms_must_both_be_there_in_any_order():
    file_titles(["关于青龙镇安装路灯的建议", "关于路灯照明的建议", "关于青龙镇道路的建议"])

    assert titles_of("路灯 青龙") == ["关于青龙镇安装路灯的建议"]


def test_pairs_that_stand_apart_are_no_match():
    file_titles(["停车位与堵车难题", "缓解停车难"])

    assert titles_of("停车难") == ["缓解停车难"]
    assert len(titles_of("停车难", texts=())) == 2


@pytest.mark.parametrize("q", ["G228", "g228线", "Ｇ２２８", "228", "G22"])
def test_road_numbers_are_found_by_any_of_their_spellings(q):
    file_titles(["关于拓宽G228线的建议", "关于S305线的建议"])

    assert titles_of(q) == ["关于拓宽G228线的建议"]


def test_a_title_outranks_a_body():
    for title, body in (("关于公园的建议", "安装路灯"), ("关于路灯的建议", "公园")):
        Paper.objects.create(title=title, body=body, found_by=document(title, body))

    assert titles_of("路灯") == ["关于路灯的建议", "关于公园的建议"]


def test_one_character_takes_the_newest_only():
    file_titles([f"路{n}" for n in range(230)])
    found = match(Paper.objects.all(), "found_by", "路")

    assert found.count() == 200
    assert found.first().title == "路229"
    assert found.filter(title="路0").count() == 0


def test_nothing_asked_is_everything_and_only_punctuation_is_nothing():
    file_titles(["甲", "乙"])

    assert len(titles_of("")) == len(titles_of("  ")) == 2
    assert titles_of("！？'") == []


@pytest.mark.parametrize(
    "q",
    [
        "'; drop table samples_paper; --",
        "路灯' | 'x",
        "路灯:*",
        "路灯 & !青龙",
        "<-> <2> ()",
        "\\",
        "%_%",
        "路\x00灯",
        "\ud800",
        "a" * 5000,
        "路" * 3000,
        "𬱖" * 300,
    ],
)
def test_no_query_can_break_out(q):
    file_titles(["关于路灯的建议"])

    list(match(Paper.objects.all(), "found_by", q, texts=("title",)))
    similar(Paper.objects.all(), "found_by", q)
    Paper.objects.create(title="x", found_by=document(q, q, q))
    assert Paper.objects.count() == 2


def test_a_search_is_one_query(django_assert_num_queries):
    file_titles()
    with django_assert_num_queries(1):
        titles_of("道路")


def test_the_same_matter_said_otherwise_is_found_first():
    file_titles()
    (best, score), *_ = similar(Paper.objects.all(), "found_by", "关于解决凤鸣水岸小区居民公交出行难的意见")

    assert best.title == "关于解决凤鸣水岸小区居民公交出行问题的建议"
    assert score >= 0.5


def test_every_title_finds_itself_and_few_others():
    file_titles()
    answers = {t: similar(Paper.objects.all(), "found_by", t) for t in TITLES}

    assert [t for t, found in answers.items() if not found or found[0][1] < 1] == []
    assert sum(len(found) - 1 for found in answers.values()) < len(TITLES)


def test_titles_that_share_only_their_frame_are_not_alike():
    file_titles(["关于路灯的建议", "关于公园的建议"])

    found = similar(Paper.objects.all(), "found_by", "关于学校的建议")
    assert found == []


def test_a_draft_is_compared_with_title_and_body():
    body = "青龙镇镇区主干道夜间没有照明，群众出行不便，希望安装太阳能路灯一百盏。"
    Paper.objects.create(title="关于青龙镇亮化的建议", body=body, found_by=document("关于青龙镇亮化的建议", body))

    draft = "青龙镇安装路灯 青龙镇主干道夜间没有照明，群众出行不便，希望安装路灯。"
    assert [paper.pk for paper, _ in similar(Paper.objects.all(), "found_by", draft)]


def test_similar_costs_three_queries_and_respects_the_queryset(django_assert_num_queries):
    file_titles(["关于青龙镇安装路灯的建议"] * 3)
    mine = Paper.objects.exclude(pk=Paper.objects.first().pk)

    with django_assert_num_queries(3):
        found = similar(mine, "found_by", "青龙镇安装路灯", limit=5)
    assert len(found) == 2


def test_an_old_match_in_a_title_is_still_found_among_many():
    file_titles(["关于路灯的建议"])
    Paper.objects.bulk_create(
        Paper(title=f"关于公园{n}的建议", body="路灯", found_by=document(f"公园{n}", "路灯")) for n in range(310)
    )

    assert match(Paper.objects.all(), "found_by", "路灯").count() == 311


def test_a_name_kept_only_in_the_index_is_found_beside_the_rechecked_columns():
    Paper.objects.create(title="修路", found_by=document("修路", "青龙镇人民政府 G228 指挥部"))
    Paper.objects.create(title="青龙和龙镇", found_by=document("青龙和龙镇"))

    for q in ("青龙镇", "青龙镇人民", "G228 指挥部"):
        found = match(Paper.objects.all(), "found_by", q, texts=("title",), trusted="b")
        assert [paper.title for paper in found] == ["修路"]


def test_the_owner_says_which_parts_are_compared():
    Paper.objects.create(title="x", found_by=document("路灯照明", "甲代表乙代表丙代表", "夜间没有照明出行不便"))
    every = Paper.objects.all()

    [(_, whole)] = similar(every, "found_by", "路灯照明 夜间没有照明出行不便", parts=("a", "ac"))
    assert whole == 1
    assert similar(every, "found_by", "夜间没有照明出行不便", parts=("a",)) == []
