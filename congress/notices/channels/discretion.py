"""Other people's words are shown to the office and written down; they may repeat the key they were called with."""

import json
from urllib.parse import parse_qsl, urlsplit

SHORTEST, VEIL = 6, "***"


def parts(secrets: dict[str, str]) -> list[str]:
    """Everything in these secrets that tells something alone, the longest first."""
    found = {part for value in secrets.values() for part in (value, *_inside(value))}
    return sorted((part for part in found if len(part) >= SHORTEST), key=len, reverse=True)


def _inside(value: str) -> list[str]:
    """Of an address its path and what it asks with, of fixed fields each value, of ``Bearer …`` the words."""
    try:
        if value.startswith(("http://", "https://")):
            address = urlsplit(value)
            asked = [told for _name, told in parse_qsl(address.query)]
            whole = [address.query, f"{address.path}?{address.query}"] if address.query else []
            return [*whole, address.path.rpartition("/")[2], *asked]
        if value.startswith("{"):
            return [str(told) for told in json.loads(value).values()]
    except ValueError:  # it only looked like one
        pass
    return value.split()


def hide(said: str, secrets: dict[str, str]) -> str:
    for part in parts(secrets):
        said = said.replace(part, VEIL)
        for length in range(len(part) - 1, SHORTEST - 1, -1):  # cut off in the middle of it
            if said.endswith(part[:length]):
                said = said[:-length] + VEIL
                break
    return said
