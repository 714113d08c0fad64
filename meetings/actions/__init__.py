"""The verbs of meetings: one file per stage. Each takes exactly one step of the flow."""

from meetings.actions.answering import ask_leave, confirm, decline, drop, rule_leave
from meetings.actions.freezing import freeze, keep_version
from meetings.actions.groups import keep_groups, propose_groups
from meetings.actions.notifying import notify, remind_unanswered, urge
from meetings.actions.papers import (
    add_paper,
    change_paper,
    move_paper,
    replace_paper,
    share_paper,
    unshare_paper,
    withdraw_paper,
)
from meetings.actions.people import invite
from meetings.actions.schedule import (
    arrange,
    drop_entry,
    drop_sitting,
    keep_entry,
    keep_sitting,
    keep_speakers,
    move_entry,
    propose_schedule,
)
from meetings.actions.seating import add_body, end_seat, seat, set_seats
from meetings.actions.seats import open_sign_up, promote, sign_up
from meetings.actions.sending import send_late, send_papers

__all__ = [
    "add_body", "add_paper", "arrange", "ask_leave", "change_paper", "confirm", "decline", "drop", "drop_entry",
    "drop_sitting", "end_seat", "freeze", "invite", "keep_entry", "keep_groups", "keep_sitting", "keep_speakers",
    "keep_version", "move_entry", "move_paper", "notify", "open_sign_up", "promote", "propose_groups",
    "propose_schedule", "remind_unanswered", "replace_paper", "rule_leave", "seat", "send_late", "send_papers",
    "set_seats", "share_paper", "sign_up", "unshare_paper", "urge", "withdraw_paper",
]  # fmt: skip
