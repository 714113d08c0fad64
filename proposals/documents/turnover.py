"""届末说明: the written account of what was promised in a term and not done (law.md 5.9)."""

from itertools import groupby

from congress.pages.context import organization
from proposals.models import Status


def term_account(term, *, total, rows, cases: dict, today) -> dict:
    """``rows`` are the promises not kept, unit by unit; ``cases`` counts what is open by status."""
    house = organization()
    units = [(unit, [(row, _why(row)) for row in of_unit]) for unit, of_unit in groupby(rows, key=lambda row: row.unit)]
    return {
        "title": f"{term}人大代表建议承诺事项落实情况的说明",
        "house": house["office"],
        "term": term,
        "today": today,
        "total": total,
        "units": units,
        "cases": [(Status(status).label, number) for status, number in cases.items()],
        "open": sum(cases.values()),
    }


def _why(row) -> str:
    """The unit's own last word; without one, that there is none."""
    reports = list(row.reports.all())
    return f"{reports[-1].written_on:%Y-%m-%d} {reports[-1].text}" if reports else "承办单位没有报告进展。"
