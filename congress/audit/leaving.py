"""How a short list leaves the house as a file. What people order and filter is a Listing (pages/listing.py)."""

from collections.abc import Callable, Iterable

from django.utils.timezone import localdate

from congress.audit import record
from congress.sheets.writing import WRITERS


def as_sheet(request, name: str, labels: Iterable[str], rows: Iterable, cells: Callable = tuple, *, part: str = ""):
    """Every row of what is shown, when the address asks for it (``?as=xlsx``, ``csv``); else nothing is even read.

    ``cells(row)`` gives the cells of a row.

    ``part`` names one of several tables of a page (``&table=…``). Its links: templates/components/export.html.
    """
    write = WRITERS.get(request.GET.get("as"))
    if write is None or part != request.GET.get("table", ""):
        return None
    rows = [cells(row) for row in rows]
    record("exported", by=request.user, request=request, list=name, rows=len(rows), address=request.GET.urlencode())
    return write(f"{name} {localdate():%Y-%m-%d}", labels, rows)
