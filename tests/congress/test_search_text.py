"""How text is cut, and how names sound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.search import grams, pinyin_initials, pinyin_key
from congress.search.index import MOST_BYTES, vector_text
from congress.search.text import needed, terms


def test_chinese_is_cut_into_characters_and_pairs():
    assert grams("修路灯") == ["修", "路", "灯", "修路", "路灯"]


def test_full_width_and_capital_letters_are_one_spelling():
    assert grams("Ｇ２２８线") == grams("g228线") == ["g228", "g", "228", "线"]


def test_rare_characters_of_every_plane_are_characters():
    assert grams("𬱖䶮") == ["𬱖", "䶮", "𬱖䶮"]


def test_punctuation_parts_pairs():
    assert "灯，" not in grams("路灯，照明")
    assert "灯照" not in grams("路灯，照明")


def test_a_query_is_cut_at_spaces_and_punctuation():
    assert terms(" “停车难”  建议 建议") == ["停车难", "建议"]
    assert needed("停车难") == ["停车", "车难"]
    assert needed("g228线") == ["g", "228", "线"]


@settings(deadline=None)
@given(st.text())
def test_no_text_can_put_a_quote_into_the_index(text):
    assert not set("".join(grams(text))) & set("'\\\" \t\n\0:&|!()*<>")


@settings(deadline=None)
@given(st.text(), st.text())
def test_what_a_query_needs_stands_in_any_text_that_holds_it(before, query):
    """The heart of the recall: whatever is asked, the text that says it has those grams."""
    held = grams(f"{before} {query}")
    beginnings = tuple(held)

    for term in terms(query):
        for gram in needed(term):
            assert any(one.startswith(gram) for one in beginnings)


def test_a_very_long_text_stays_below_what_the_server_accepts():
    text = vector_text("标题", " ".join(f"词{n}word{n}" for n in range(200_000)))

    assert text.startswith("'标':4 '题':4 '标题':1A")
    assert len(text.encode()) < MOST_BYTES + 200


@pytest.mark.parametrize(
    ("name", "key", "initials"),
    [
        ("单田芳", "shan tian fang", "stf"),
        ("仇甲", "qiu jia", "qj"),
        ("解甲", "xie jia", "xj"),
        ("曾甲", "zeng jia", "zj"),
        ("查甲", "zha jia", "zj"),
        ("区甲", "ou jia", "oj"),
        ("盖甲", "ge jia", "gj"),
        ("朴甲", "piao jia", "pj"),
        ("覃甲", "qin jia", "qj"),
        ("缪甲", "miao jia", "mj"),
        ("翟甲", "zhai jia", "zj"),
        ("尉迟甲", "yu chi jia", "ycj"),
        ("尉甲", "wei jia", "wj"),
        ("万俟甲", "mo qi jia", "mqj"),
        ("欧阳甲", "ou yang jia", "oyj"),
        ("长孙甲", "zhang sun jia", "zsj"),
        ("吕甲", "lv jia", "lj"),
        ("张 三", "zhang san", "zs"),
        ("阿卜杜拉·买买提", "a bo du la mai mai ti", "abdlmmt"),
        ("𬱖甲", "di jia", "dj"),
        ("", "", ""),
    ],
)
def test_a_name_is_read_with_its_surnames_own_sound(name, key, initials):
    assert pinyin_key(name) == key
    assert pinyin_initials(name) == initials


@settings(deadline=None)
@given(st.text())
def test_any_text_has_a_key_and_initials(name):
    assert len(pinyin_initials(name)) == len(pinyin_key(name).split())
