"""The words people receive, in three lengths.

The house's words stand in templates/notices/<kind>.txt, where a kind is <subject>_<occasion>. The office may
write its own over them: plain text with ``{{ 变量 }}`` and nothing more, so no text of theirs is ever run.
"""

import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.template.loader import get_template

from congress.notices.kinds import Kind, kind_of, registry, subject_label
from congress.notices.models import Notice, Wording

FOLDER = Path(settings.BASE_DIR) / "templates" / "notices"
PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
PLACE_OR_WORDS = re.compile(r"(\{\{[^{}]*\}\})")
MARK = re.compile(r"[{｛][%#]?|[%#]?[}｝]")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
DEFAULT_SUBJECT = "【{{ 类别 }}】{{ 事项 }}"
# A short message says that there is something, never what: phones are read by others.
DEFAULT_SMS = "您有一条{{ 类别 }}通知，请查看：{{ 链接 }}"
SAMPLE_DAY = date(2026, 6, 10)
SMS_VARIABLES = {"平台": "望川区人大代表履职平台", "类别": "建议", "链接": "https://rd.example.gov.cn/notices/12/"}


def house_text(kind: str, **context) -> str:
    """The text for people, as they will read it: a page escapes it when it shows it, not before."""
    template = get_template(f"notices/{kind}.txt").template
    return template.render(Context(context, autoescape=False)).strip()


@cache
def _expression(source: str) -> Template:
    return Template("{{ " + source + " }}")


def values_of(kind: Kind, context: dict) -> dict[str, str]:
    """The variables of one notice, in plain words."""
    asked = Context(context, autoescape=False)
    return {name: _expression(source).render(asked) for name, (source, _sample) in kind.variables.items()}


def fill(text: str, values: dict[str, str]) -> str:
    return PLACE.sub(lambda place: values.get(place[1], ""), text)


def check(text: str, allowed) -> None:
    """Refuse what would not be filled, unknown variables and other marks, and what nobody could read."""
    if odd := sorted({f"U+{ord(char):04X}" for char in text if is_invisible(char)}):
        raise ValidationError(f"有看不见、不能使用的字符：{'、'.join(odd)}。请删去，或者重新输入这段文字。")
    unknown = sorted({name or "（空）" for name in PLACE.findall(text) if name not in allowed})
    if unknown:
        raise ValidationError(f"没有这些变量：{'、'.join(unknown)}。可用的有：{'、'.join(allowed)}。")
    if found := MARK.search(PLACE.sub("", text)):
        raise ValidationError(f"不认识“{found[0]}”。变量写作 {{{{ 名称 }}}}，前后各两个半角花括号，不能使用其他标记。")


def is_invisible(char: str) -> bool:
    """Controls, directions, halves of characters, and the code points that are no characters (U+FDD0, U+FFFE …)."""
    code = ord(char)
    none = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or char == "\ufffd"
    return none or (unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in "\t\r\n")


def wordings(kinds) -> dict[str, Wording]:
    """What the office has written for these kinds. One query."""
    return {row.kind: row for row in Wording.objects.filter(kind__in=set(kinds))}


class Words:
    """The words of these kinds, read once, for many notices."""

    def __init__(self, kinds):
        self.own = wordings(kinds)

    def say(self, kind: str, **context) -> tuple[str, dict[str, str]]:
        """The text in the inbox, the office's if it wrote one, and the variables for the other lengths."""
        values = values_of(registry()[kind], context)
        own = self.own.get(kind)
        return (fill(own.text, values) if own and own.text else house_text(kind, **context)), values


def email_subject(notice: Notice, own: Wording | None) -> str:
    """Of a mail; one line, whatever stands in a title."""
    kind = kind_of(notice.kind)
    values = {**notice.values, "类别": subject_label(notice.kind), "事项": kind.label}
    text = fill((own and own.subject) or DEFAULT_SUBJECT, values)
    return CONTROL.sub(" ", text).strip()[:150]


def short(notice: Notice, own: Wording | None, *, house: str, link: str) -> str:
    """Of a short message: no name, no number, no title."""
    values = {"平台": house, "类别": subject_label(notice.kind), "链接": link}
    return CONTROL.sub(" ", fill((own and own.sms) or DEFAULT_SMS, values))


def templates() -> list[str]:
    """Every kind there is a text of the house for."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def sample_context(kind: Kind) -> dict:
    """What the house's text asks for, filled with the samples: ``about.title`` becomes {"about": {"title": …}}."""
    context: dict = {}
    for expression, sample in kind.variables.values():
        path, is_dated = expression.partition("|")[0].split("."), "|date" in expression
        place = context
        for name in path[:-1]:
            place = place.setdefault(name, {})
        place[path[-1]] = SAMPLE_DAY if is_dated else sample
    return context


def beginning(kind: Kind) -> dict[str, str]:
    """The house's words with their variables in place of the samples: what the office would begin from."""
    text = house_text(kind.code, **sample_context(kind))
    for name, said in sorted(kind.sample.items(), key=lambda pair: -len(pair[1])):
        parts = PLACE_OR_WORDS.split(text)  # what is a variable already is not looked into again
        text = "".join(part if PLACE.fullmatch(part) else part.replace(said, f"{{{{ {name} }}}}") for part in parts)
    return {"subject": DEFAULT_SUBJECT, "text": text, "sms": DEFAULT_SMS}


def preview(kind: Kind, *, subject: str = "", text: str = "", sms: str = "") -> dict[str, str]:
    """The three lengths on sample data; what is empty is the house's."""
    named = {**kind.sample, "类别": subject_label(kind.code), "事项": kind.label}
    short_values = {**SMS_VARIABLES, "类别": subject_label(kind.code)}
    return {
        "subject": fill(subject or DEFAULT_SUBJECT, named),
        "text": fill(text, kind.sample) if text else house_text(kind.code, **sample_context(kind)),
        "sms": fill(sms or DEFAULT_SMS, short_values),
    }
