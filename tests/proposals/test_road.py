from proposals import actions
from proposals.models import Status
from proposals.queries.page import clocks_for
from tests.proposals import road


def test_a_suggestion_walks_from_draft_to_closed(cast):
    proposal = actions.close(road.concluded(cast), by=cast.li)

    assert proposal.status == Status.CLOSED
    assert [entry.step for entry in proposal.entries.all()] == [
        "submit", "register", "assign", "acknowledge", "begin", "acknowledge", "compose", "contact", "confirm",
        "present", "sign_off", "release", "reply", "issue", "rate", "conclude", "close",
    ]  # fmt: skip
    assert clocks_for(cast.li, proposal)[0].kind == "proposal.reply", "the page tells by when it was answered"
