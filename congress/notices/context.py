"""The figure at the bell in the masthead (settings.FRAME_COUNTERS)."""

from congress.notices import queries


def unread(user) -> int:
    return queries.unread(user).count()
