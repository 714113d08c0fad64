from meetings.views.answering import ask_leave, confirm, decline, drop, rule_leave
from meetings.views.cases import detail
from meetings.views.freezing import freeze, version, versions
from meetings.views.groups import groups, propose_groups
from meetings.views.items import item
from meetings.views.listing import index
from meetings.views.notifying import notice, notify, preview_notice, urge
from meetings.views.people import invite, people, person
from meetings.views.prints import version_paper
from meetings.views.schedule import (
    arrange,
    entry,
    new_entry,
    new_sitting,
    propose_schedule,
    schedule,
    sitting,
    speakers,
)
from meetings.views.seating import add_body, bodies, end_seat, seat, set_seats
from meetings.views.seats import open_sign_up, sign_up

__all__ = [
    "add_body", "arrange", "ask_leave", "bodies", "confirm", "decline", "detail", "drop", "end_seat", "entry",
    "freeze", "groups", "index", "invite", "item", "new_entry", "new_sitting", "notice", "notify", "open_sign_up",
    "people", "person", "preview_notice", "propose_groups", "propose_schedule", "rule_leave", "schedule", "seat",
    "set_seats", "sign_up", "sitting", "speakers", "urge", "version", "version_paper", "versions",
]  # fmt: skip
