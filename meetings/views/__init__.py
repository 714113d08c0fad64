from meetings.views.cases import detail
from meetings.views.items import item
from meetings.views.listing import index
from meetings.views.people import invite, people, person
from meetings.views.seating import add_body, bodies, end_seat, seat, set_seats

__all__ = [
    "add_body", "bodies", "detail", "end_seat", "index", "invite", "item", "people", "person", "seat", "set_seats",
]  # fmt: skip
