"""Names by pinyin. A surname is read in its own way: 单 is shàn, 仇 is qiú, 尉迟 is yùchí."""

import re
import unicodedata

from congress.search.text import CJK

# The dictionary reads these as common words; as surnames they sound otherwise. Where a surname has
# two readings the commoner one stands. 单于 is left out: today a 单于飞 is Mr 单 called 于飞.
SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "查": "zha", "区": "ou", "盖": "ge",
    "朴": "piao", "覃": "qin", "缪": "miao", "翟": "zhai", "乐": "yue", "秘": "bi", "隗": "wei",
    "员": "yun", "贠": "yun", "种": "chong", "折": "she", "繁": "po", "佴": "nai", "祭": "zhai",
    "召": "shao", "黑": "he", "句": "gou", "洗": "xian", "冼": "xian", "郇": "xun", "卜": "bu",
    "阚": "kan", "都": "du", "炅": "gui", "乜": "nie", "长": "chang", "藏": "zang", "重": "chong",
    "薄": "bo", "么": "yao", "幺": "yao", "还": "huan", "尉": "wei", "任": "ren", "华": "hua",
    "纪": "ji", "葛": "ge", "那": "na", "宁": "ning", "车": "che", "燕": "yan", "应": "ying",
    "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "令狐": "ling hu",
    "澹台": "tan tai", "鲜于": "xian yu", "亓官": "qi guan",
}  # fmt: skip
IGNORED = re.compile(rf"[^a-z{CJK}]+")


def pinyin_syllables(name: str) -> list[str]:
    """One syllable for each character, the surname read as a surname; letters stay words."""
    folded = IGNORED.sub(" ", unicodedata.normalize("NFKC", name or "").lower()).strip()
    # 张 三 is 张三: office lists space out two-character names.
    folded = re.sub(rf"(?<=[{CJK}]) +(?=[{CJK}])", "", folded)
    for length in (2, 1):
        surname, given = folded[:length], folded[length:]
        # A double surname has a given name after it: 长孙 alone is Mr 长 called 孙.
        if surname in SURNAMES and (length == 1 or given):
            return SURNAMES[surname].split() + _read(given)
    return _read(folded)


def pinyin_key(name: str) -> str:
    """单田芳 → shan tian fang: for sorting by name, and for finding it by its sounds."""
    return " ".join(pinyin_syllables(name)).replace("ü", "v")


def pinyin_initials(name: str) -> str:
    """单田芳 → stf: what a clerk types to find a person."""
    return "".join(syllable[0] for syllable in pinyin_key(name).split())


def _read(text):
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  half a second and 20 MB; most processes name nobody

    read = lazy_pinyin(text, style=Style.NORMAL, v_to_u=True)
    return [part for chunk in read for part in chunk.split()]
