"""What must not leave the house in a text: numbers that point at one person, and words that forbid it."""

import re
from collections.abc import Iterable

COVER = "×××"  # of one length, whatever stood there
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
PERSONAL = re.compile(
    r"(?<!\d)\d{17}[\dXx](?!\d)"  # identity card
    r"|(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)"  # bank card
    r"|(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"  # mobile telephone
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    rf"|[{_PROVINCES}][A-Z][·.]?[A-Z0-9]{{5,6}}",
    re.ASCII,
)
GUARDED = re.compile(r"绝密|机密|秘密[★级]|★|内部(?:资料|文件|使用)|注意保存|不(?:予|宜|得)(?:公开|外传)")


def personal(text: str) -> list[str]:
    """Numbers of one person found in the text, each once."""
    return list(dict.fromkeys(PERSONAL.findall(text)))


def guarded(text: str) -> list[str]:
    """Words that usually stand on what may not be shown."""
    return list(dict.fromkeys(GUARDED.findall(text)))


def cover(text: str, words: Iterable[str]) -> str:
    """The text with every one of these words, and every number of a person, made unreadable."""
    if listed := sorted({word for word in words if word}, key=len, reverse=True):
        text = re.sub("|".join(map(re.escape, listed)), COVER, text)
    return PERSONAL.sub(COVER, text)


def covered(thing, words: Iterable[str]):
    """The same for whatever holds texts, however deep."""
    if isinstance(thing, str):
        return cover(thing, words)
    if isinstance(thing, dict):
        return {key: covered(value, words) for key, value in thing.items()}
    return [covered(each, words) for each in thing] if isinstance(thing, list) else thing


def texts(thing) -> str:
    """Everything written in it, a line each."""
    if isinstance(thing, str):
        return thing
    inside = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return "\n".join(filter(None, map(texts, inside)))
