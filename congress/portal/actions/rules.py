"""The district's own rules."""

from django.db import transaction

from congress.audit import record
from congress.portal.rule_sheet import said_of
from congress.portal.rules import keeps_rules, require
from congress.rulebook.actions import override
from congress.rulebook.models import Override


def change_rule(key: str, *, by, request=None, **facts) -> Override:
    """修改规则: a dated row with its basis; due dates already fixed stay as they are."""
    require(keeps_rules(by))
    with transaction.atomic():
        row = override(key, by=by, **facts)
        record(
            "setting_changed", by=by, request=request, about=row, act="修改规则", key=row.key, value=said_of(row),
            effective_from=str(row.effective_from), basis=row.basis,
        )  # fmt: skip
    return row
