"""A rare form that has no topic of its own still speaks to the organ it concerns, in the words of the topics."""

from supervision.notices.road import to_organ


def interpellated(case, ask):
    """受质询机关: when it is to answer."""
    to_organ(case, ask)
