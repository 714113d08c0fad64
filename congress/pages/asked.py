"""What an address or a form asks for by number."""


def whole(text) -> int | None:
    """A whole number as an address carries it, one the database can hold; None for everything else.

    ``isdigit`` is true of ² and ①, which ``int`` and the database refuse.
    """
    text = str(text or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None
