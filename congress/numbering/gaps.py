"""A number is never given twice, so one that stands for nothing must say why."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from congress.numbering.models import Number, Series


@transaction.atomic
def void(number: Number, *, by, reason: str) -> Number:
    """作废编号: it stays given out, with the reason beside it."""
    number = Number.objects.select_for_update().get(pk=number.pk)
    reason = _said(reason)
    if number.void_reason:
        raise ValidationError(f"{number.text} 已经作废：{number.void_reason}", code="void")
    number.void_reason, number.voided_by, number.voided_at = reason, by, now()
    number.save(update_fields=["void_reason", "voided_by", "voided_at"])
    return number


@transaction.atomic
def explain(key: str, value: int, *, by, text: str, reason: str) -> Number:
    """说明缺号: a number below the counter that the portal never saw, jumped over on paper."""
    series = Series.objects.select_for_update().get(key=key)
    if value not in gaps(series):
        raise ValidationError(f"“{series}”的 {value} 号不是缺号。", code="no_gap")
    return Number.objects.create(
        series=series,
        value=value,
        text=text,
        about="缺号",
        void_reason=_said(reason),
        voided_by=by,
        voided_at=now(),
    )


def gaps(series: Series) -> list[int]:
    """Numbers below the counter nobody has explained; only numbers given on paper can leave any."""
    given = set(series.numbers.values_list("value", flat=True))
    return [value for value in range(1, series.last + 1) if value not in given]


def _said(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": "请写明原因。"})
    return reason.strip()
