"""The verbs of meetings: one file per stage. Each takes exactly one step of the flow."""

from meetings.actions.people import invite
from meetings.actions.seating import add_body, end_seat, seat, set_seats

__all__ = [
    "add_body", "end_seat", "invite", "seat", "set_seats",
]  # fmt: skip
