"""Every address of the house asked, by somebody who may, for what no browser would ask: nothing breaks.

tests/test_hostile_input.py fills forms and filters by their names with text; here every name any view looks for gets
what only looks like a number, or like an address, whichever view it is.
"""

import pytest
from django.urls import NoReverseMatch, reverse

from tests.test_access import LINES, Line, address_of
from tests.world import undone

pytestmark = pytest.mark.usefixtures("uncounted", "known_at_the_door", "papers_unprinted")

NAMES = [
    "as",
    "base",
    "before",
    "body",
    "by",
    "category",
    "channel",
    "class",
    "code",
    "columns",
    "committee",
    "confirm",
    "date",
    "day",
    "drop",
    "entry",
    "from",
    "grade",
    "half",
    "is",
    "key",
    "kind",
    "label",
    "late",
    "lead",
    "line",
    "list",
    "login",
    "meeting",
    "month",
    "move",
    "next",
    "number",
    "of",
    "on",
    "only",
    "order",
    "organ",
    "page",
    "part",
    "person",
    "pick",
    "place",
    "post",
    "preview",
    "question",
    "q",
    "rater",
    "reason",
    "results",
    "revoke",
    "role",
    "round",
    "seen",
    "session",
    "since",
    "sitting",
    "sort",
    "stand",
    "state",
    "status",
    "subject",
    "table",
    "term",
    "text",
    "title",
    "to",
    "toggle",
    "unit",
    "until",
    "upto",
    "user",
    "version",
    "way",
    "what",
    "who",
    "why",
    "words",
    "year",
]
LOOKS = ("²", "9" * 5000, "9" * 19)  # isdigit, but no int; more digits than int takes; than bigint holds
IN_PLACES = {int: (10**19, 0), str: ("²", "9" * 300, "%00", "..")}


def one_who_may(line: Line) -> str:
    answers = dict(line.answers)
    return next((who for who in ("coordinator", *answers) if answers[who] in (200, 302, 400, 409)), "coordinator")


def each_address() -> list[Line]:
    """The first line of each address, and of each manner it is asked in."""
    found = {(line.name, line.methods[0]): line for line in reversed(LINES) if line.name != "healthz"}
    return sorted(found.values(), key=lambda line: line.title)


def asked(turn: int) -> dict[str, str]:
    """Every name, and beside each what looks like a number in its own way, another in each turn."""
    return {name: LOOKS[(place + turn) % len(LOOKS)] for place, name in enumerate(NAMES)}


@pytest.mark.parametrize("line", each_address(), ids=lambda line: line.title)
def test_nothing_that_looks_like_a_number_breaks_a_page(world, line):
    address, who = address_of(world, line), one_who_may(line)
    for turn in range(len(LOOKS)):
        with undone():
            send = world.client(who).get if line.methods[0] == "GET" else world.client(who).post
            answer = send(address, asked(turn))
            assert answer.status_code < 500, turn


@pytest.mark.parametrize("line", [line for line in each_address() if line.at != "-"], ids=lambda line: line.title)
def test_no_place_of_an_address_breaks_a_page(world, line):
    who, known = one_who_may(line), world.at[line.at]
    for name, value in known.items():
        for odd in IN_PLACES.get(type(value), IN_PLACES[str]):
            try:
                address = reverse(line.name, kwargs={**known, name: odd})
            except NoReverseMatch:
                continue
            with undone():
                assert world.client(who).generic(line.methods[0], address).status_code < 500, address
