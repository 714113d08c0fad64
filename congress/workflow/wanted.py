"""What a step cannot be taken without, refused at the field it is missing from."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate


def want_words(otherwise: str, /, **facts: str) -> None:
    """``want_words("请写明理由。", note=note)``: more than blanks."""
    if missing := [name for name, said in facts.items() if not said.strip()]:
        raise ValidationError(dict.fromkeys(missing, otherwise))


def want_past(label: str = "日期", /, **days: date) -> None:
    """``want_past("通过日期", adopted_on=day)``: what is recorded has happened, today at the latest."""
    today = localdate()
    if ahead := [name for name, day in days.items() if day > today]:
        raise ValidationError(dict.fromkeys(ahead, f"{label}不能晚于今天。"))
