"""审计查出问题整改情况: the sheet that goes with the six-month report (监督法第二十七条)."""

from datetime import date

from congress.pages.context import organization
from congress.pages.dates import full_day
from supervision.queries.findings import rectification_of


def rectification(year: int, rows, tallies, today: date) -> dict:
    """The context of print/supervision/rectification.html; ``tallies``: the whole, by unit, by kind."""
    whole, units, kinds = tallies
    row = rectification_of(year)
    return {
        "title": f"{year}年度审计查出问题整改情况", "year": year, "today": full_day(today), "whole": whole,
        "units": units, "kinds": kinds, "rows": list(rows), "due": full_day(row.due_on) if row else "",
        "signature": organization()["name"],
    }  # fmt: skip
