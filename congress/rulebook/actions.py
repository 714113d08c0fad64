"""The one way the rulebook changes: a dated row with its basis. Rows are never edited."""

from datetime import date
from typing import Any

from congress.rulebook.models import Override
from congress.rulebook.rules import own_key


def override(key: str, *, value: Any, effective_from: date, basis: str, by, unit: str = "") -> Override:
    """修改规则: from a day on, the district's own value stands; due dates already fixed stay.

    ``value`` None goes back to the default. Statutory caps and wrong values are refused with a
    ValidationError keyed by field.
    """
    row = Override(
        key=own_key(key),
        value=list(value) if isinstance(value, tuple) else value,
        unit=unit,
        effective_from=effective_from,
        basis=basis.strip(),
        by_name=(getattr(by, "name", "") or str(by))[:60],
        by_id=getattr(by, "pk", None),
    )
    row.full_clean()
    row.save()
    return row
