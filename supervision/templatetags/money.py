from decimal import Decimal

from django import template

from supervision.parsing.money import in_wan

register = template.Library()


@register.filter
def wan(amount: Decimal | None) -> str:
    """Yuan as 万元 with thousands separated."""
    return in_wan(amount) if amount is not None else "—"


@register.filter
def yuan(amount: Decimal | None) -> str:
    """1,234,567.89 for the ledger's own figure."""
    return f"{amount:,.2f}" if amount is not None else "—"
