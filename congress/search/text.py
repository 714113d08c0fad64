"""Cutting text into what is indexed. A Chinese run becomes its characters and its pairs.

Pairs need no dictionary: a word list splits 青龙镇路灯 one way when it is written and another way when
it is asked for, and then finds nothing.
"""

import re
import unicodedata
from operator import add

# Ideographs of every plane, with 〇 and 々, which stand inside words.
CJK = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUN = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
# The newest ideographs are named first: Python may not know them as letters yet.
TERM = re.compile(rf"(?:[{CJK}]|[^\W_])+")
PART = re.compile(r"\d+|[^\W\d_]+")
IS_CJK = re.compile(rf"[{CJK}]")
LONGEST_WORD = 60


def fold(text: str) -> str:
    """One spelling for full-width and half-width, large and small letters."""
    # A NUL cannot stand in a PostgreSQL text at all.
    return unicodedata.normalize("NFKC", text or "").replace("\0", " ").lower()


def terms(query: str) -> list[str]:
    """What was asked for, cut at spaces and punctuation; each term must be found whole."""
    return list(dict.fromkeys(TERM.findall(fold(query))))


def grams(text: str) -> list[str]:
    """Single characters and pairs of Chinese; whole words of anything else. In order, repeated."""
    found = []
    for run in RUN.findall(fold(text)):
        if IS_CJK.match(run):
            found += run
            found += pairs(run)
        else:
            found += words(run)
    return found


def cut(text: str) -> tuple[list[str], list[str]]:
    """The same in two heaps: single characters, and pairs and words."""
    singles, others = [], []
    for run in RUN.findall(fold(text)):
        if IS_CJK.match(run):
            singles += run
            others += pairs(run)
        else:
            others += words(run)
    return singles, others


def pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))


def words(run: str) -> list[str]:
    """G228 is found as g228, as g and as 228, since people ask for the number alone."""
    run = run[:LONGEST_WORD]
    parts = PART.findall(run)
    return [run] if len(parts) <= 1 else [run, *parts]


def needed(term: str) -> list[str]:
    """The fewest grams that a text holding ``term`` must have: pairs, and letters as beginnings."""
    found = []
    for run in RUN.findall(term):
        if not IS_CJK.match(run):
            found += [word[:LONGEST_WORD] for word in PART.findall(run)]
        else:
            found += pairs(run) or [run]
    return list(dict.fromkeys(found))


# What nearly every title says, and what therefore makes no two cases alike.
FRAME = frozenset(
    pair for phrase in ("关于", "的建议", "的议案", "的提案", "的意见", "建议案") for pair in pairs(phrase)
)


def fingerprint(found) -> frozenset[str]:
    """The grams two texts are compared by: no single characters, no frame."""
    return frozenset(gram for gram in found if gram not in FRAME and not is_single(gram))


def is_single(gram: str) -> bool:
    """One Chinese character; a letter or a digit alone is a word."""
    return len(gram) == 1 and bool(IS_CJK.match(gram))
