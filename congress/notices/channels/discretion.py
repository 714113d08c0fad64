"""Other people's words are shown to the office and written down; they may repeat the key they were called with."""

import json
from urllib.parse import parse_qsl, urlsplit

SHORTEST, VEIL = 6, "***"


def parts(secrets: dict[str, str]) -> list[str]:
    """Everything in these secrets that tells something alone, the longest first."""
    found = set()
    for value in secrets.values():
        if value.startswith(("http://", "https://")):
            address = urlsplit(value)
            found |= {value, address.query, f"{address.path}?{address.query}", *dict(parse_qsl(address.query)).values()}
            found.add(address.path.rpartition("/")[2])
        elif value.startswith("{"):
            found |= set(json.loads(value).values())
        else:
            found |= {value, *value.split()}  # Bearer …
    return sorted((part for part in found if len(part) >= SHORTEST), key=len, reverse=True)


def hide(said: str, secrets: dict[str, str]) -> str:
    for part in parts(secrets):
        said = said.replace(part, VEIL)
        for length in range(len(part) - 1, SHORTEST - 1, -1):  # cut off in the middle of it
            if said.endswith(part[:length]):
                said = said[:-length] + VEIL
                break
    return said
