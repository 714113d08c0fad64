"""A field that is written in 万元 and kept in yuan."""

from decimal import Decimal

from django import forms

from congress.pages.boxes import BOX
from supervision.parsing.money import CENT, SCALES

WAN = SCALES["万"]


class WanField(forms.DecimalField):
    """Six digits behind the point are a cent; commas between thousands are read."""

    def __init__(self, label, **kwargs):
        kwargs.setdefault("error_messages", {"required": f"请填写{label}。"})
        kwargs.setdefault("min_value", 0)
        box = forms.TextInput(attrs={"inputmode": "decimal", **BOX})
        super().__init__(label=label, max_digits=17, decimal_places=6, widget=box, **kwargs)

    def to_python(self, value):
        return super().to_python(value.replace(",", "").replace("，", "") if isinstance(value, str) else value)

    def clean(self, value):
        wan = super().clean(value)
        return None if wan is None else (wan * WAN).quantize(CENT)

    def prepare_value(self, value):
        return f"{(value / WAN).normalize():f}" if isinstance(value, Decimal) else value
