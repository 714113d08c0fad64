"""From the outbox to people, by the worker; may run anywhere, twice and late."""

from congress.notices.planning import plan


def deliver_all() -> int:
    """Into every inbox, and onto the ways out of the house; how many notices."""
    total = 0
    while planned := plan():
        total += planned
    return total
