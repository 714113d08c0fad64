"""The verbs of meetings: one file per stage. Each takes exactly one step of the flow."""

from meetings.actions.answering import ask_leave, confirm, decline, drop, rule_leave
from meetings.actions.notifying import notify, remind_unanswered, urge
from meetings.actions.people import invite
from meetings.actions.seating import add_body, end_seat, seat, set_seats
from meetings.actions.seats import open_sign_up, promote, sign_up

__all__ = [
    "add_body", "ask_leave", "confirm", "decline", "drop", "end_seat", "invite", "notify", "open_sign_up", "promote",
    "remind_unanswered", "rule_leave", "seat", "set_seats", "sign_up", "urge",
]  # fmt: skip
