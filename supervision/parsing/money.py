"""Amounts as sheets and forms write them, always as Decimal yuan; and how they are said again."""

import re
from decimal import ROUND_HALF_UP, Decimal

from congress.imports.cells import Parsed, folded, is_blank, text

SCALES = {"亿": Decimal(100_000_000), "万": Decimal(10_000), "千": Decimal(1000), "": Decimal(1)}
WRITTEN = re.compile(r"[¥￥]?(-?\d{1,15}(?:\.\d{1,18})?)(?:E\+?(\d{1,2}))?(亿|万|千)?元?")
CENT = Decimal("0.01")
MOST = Decimal(10) ** 15  # what the column holds
UNITLESS = "金额单位没有写明（表头或者格内），按元计。"


def scale_said(header: str) -> str | None:
    """亿, 万, 千 or "" (元) where the words of a header name the unit: 金额（万元）."""
    found = re.search(r"(亿|万|千)?元", folded(header))
    return (found[1] or "") if found else None


def read_amount(raw, header_scale: str | None = None) -> tuple[Decimal | None, str]:
    """Yuan, and a doubt to be told. None: not an amount. The unit in the cell goes before that of the header."""
    cell = re.sub(r"[\s,，]", "", folded(raw)).upper()
    found = WRITTEN.fullmatch(cell)
    if not found or int(found[2] or 0) > 15:
        return None, ""
    own = found[3] or ("" if cell.endswith("元") else None)
    unit = own if own is not None else header_scale
    value = Decimal(found[1]) * Decimal(10) ** int(found[2] or 0) * SCALES[unit or ""]
    value = value.quantize(CENT, ROUND_HALF_UP)
    return (value if abs(value) < MOST else None), "" if unit is not None or not value else UNITLESS


def parse_amount(raw) -> Parsed:
    """A cell that is never refused here: the resource reads it once it knows the header."""
    return Parsed(text(raw), None if is_blank(raw) else text(raw))


def in_wan(amount: Decimal) -> str:
    """1,234.57 for 12345678.90 yuan: 万元, thousands separated, at most two digits behind the point."""
    wan = (amount / SCALES["万"]).quantize(CENT, ROUND_HALF_UP)
    shown = f"{wan:,.2f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
