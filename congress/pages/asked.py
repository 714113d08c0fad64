"""What an address or a form asks for by number."""

from django.utils.timezone import localdate


def whole(text) -> int | None:
    """A whole number as an address carries it, one the database can hold; None for everything else.

    ``isdigit`` is true of ² and ①, which ``int`` and the database refuse.
    """
    text = str(text or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None


def year_asked(request, since: int = 2000) -> int:
    """``?year=``; without one, and for nonsense, this year."""
    year = whole(request.GET.get("year", ""))
    return year if year and since <= year <= 2100 else localdate().year
