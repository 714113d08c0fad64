"""Who may: one question, one person, one matter. ``user`` is None when the clock asks."""

from supervision.rules.people import (
    STAFF,
    is_clock,
    is_committee,
    is_keeper,
    is_leader,
    is_office,
    is_organ,
    is_staff,
    mends,
    proposes,
)
from supervision.rules.planning import not_ready_to_adopt, not_ready_to_take_up

__all__ = [
    "STAFF", "is_clock", "is_committee", "is_keeper", "is_leader", "is_office", "is_organ", "is_staff", "mends",
    "not_ready_to_adopt", "not_ready_to_take_up", "proposes",
]  # fmt: skip
