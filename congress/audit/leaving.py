"""How a short list leaves the house as a file. What people order and filter is a Listing (pages/listing.py)."""

from collections.abc import Iterable

from django.utils.timezone import localdate

from congress.audit import record
from congress.sheets.writing import WRITERS


def as_sheet(request, name: str, labels: Iterable[str], rows: Iterable[Iterable], *, part: str = ""):
    """Every row of what is shown, when the address asks for it (``?as=xlsx``, ``csv``); else nothing.

    ``part`` names one of several tables of a page (``&table=…``). Its links: templates/components/export.html.
    """
    write = WRITERS.get(request.GET.get("as"))
    if write is None or part != request.GET.get("table", ""):
        return None
    rows = list(rows)
    record("exported", by=request.user, request=request, list=name, rows=len(rows), address=request.GET.urlencode())
    return write(f"{name} {localdate():%Y-%m-%d}", labels, rows)
