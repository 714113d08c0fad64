from meetings.views.answering import ask_leave, confirm, decline, drop, rule_leave
from meetings.views.cases import detail
from meetings.views.items import item
from meetings.views.listing import index
from meetings.views.notifying import notice, notify, preview_notice, urge
from meetings.views.people import invite, people, person
from meetings.views.seating import add_body, bodies, end_seat, seat, set_seats
from meetings.views.seats import open_sign_up, sign_up

__all__ = [
    "add_body", "ask_leave", "bodies", "confirm", "decline", "detail", "drop", "end_seat", "index", "invite", "item",
    "notice", "notify", "open_sign_up", "people", "person", "preview_notice", "rule_leave", "seat", "set_seats",
    "sign_up", "urge",
]  # fmt: skip
