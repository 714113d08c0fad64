from meetings.views.answering import ask_leave, confirm, decline, drop, rule_leave
from meetings.views.cases import detail
from meetings.views.coverage import coverage
from meetings.views.freezing import freeze, version, versions
from meetings.views.groups import groups, propose_groups
from meetings.views.items import item
from meetings.views.listing import index
from meetings.views.notifying import notice, notify, preview_notice, urge
from meetings.views.own import mine
from meetings.views.papers import (
    add_item_paper,
    add_paper,
    change_paper,
    convert_paper,
    move_paper,
    paper,
    paper_file,
    papers,
    replace_paper,
    share_paper,
    unshare_paper,
    withdraw_paper,
    write_item_paper,
    write_paper,
)
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
from meetings.views.sending import send_late, send_papers

__all__ = [
    "add_body", "add_item_paper", "add_paper", "arrange", "ask_leave", "bodies", "change_paper", "confirm",
    "convert_paper", "coverage", "decline", "detail", "drop", "end_seat", "entry", "freeze", "groups", "index",
    "invite", "item", "mine", "move_paper", "new_entry", "new_sitting", "notice", "notify", "open_sign_up", "paper",
    "paper_file", "papers", "people", "person", "preview_notice", "propose_groups", "propose_schedule",
    "replace_paper", "rule_leave", "schedule", "seat", "send_late", "send_papers", "set_seats", "share_paper",
    "sign_up", "sitting", "speakers", "unshare_paper", "urge", "version", "version_paper", "versions",
    "withdraw_paper", "write_item_paper", "write_paper",
]  # fmt: skip
