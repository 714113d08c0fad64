"""发文字号 in the form of GB/T 9704-2012 §7.2.5: 机关代字〔year in full〕n号, no leading zero, no 第."""

from congress.numbering.issue import issue, take
from congress.numbering.models import Number


def series_key(prefix: str, year: int) -> str:
    return f"document:{prefix}:{year}"


def document_text(prefix: str, year: int, value: int) -> str:
    return f"{prefix}〔{year}〕{value}号"


def document_number(prefix: str, year: int, *, about: str) -> Number:
    """The next 发文字号 of this office and year, e.g. 望人代办〔2026〕12号."""
    braces = prefix.replace("{", "{{").replace("}", "}}")
    return issue(
        series_key(prefix, year),
        label=f"{prefix}{year}年发文",
        template=f"{braces}〔{year}〕{{n}}号",
        about=about,
    )


def take_document_number(prefix: str, year: int, value: int, *, about: str) -> Number:
    """Record a 发文字号 that was given out on paper; IntegrityError when the portal gave it already."""
    return take(
        series_key(prefix, year),
        value,
        label=f"{prefix}{year}年发文",
        text=document_text(prefix, year, value),
        about=about,
    )
