"""The tables of steps, read from the other side: for each status, exactly who sees which buttons."""

import pytest

from proposals.flow import AT_WORK, HANDLING, SUGGESTION
from proposals.models import JUDGED, Part
from proposals.models import HandlingStatus as H
from proposals.models import Status as S
from tests import make

SUGGESTION_BUTTONS = {
    S.DRAFT: {"deputy": {"submit", "invite"}},
    S.COSIGNING: {"deputy": {"submit", "invite", "take_back"}},
    S.RETURNED: {"deputy": {"submit"}, "coordinator": {"withdraw"}},
    S.SUBMITTED: {"coordinator": {"take_offline", "register", "send_back", "decline"}},
    S.INADMISSIBLE: {},
    S.WITHDRAWN: {},
    S.OFFLINE: {},
    S.REGISTERED: {"coordinator": {"merge", "take_offline", "assign", "nominate"}},
    S.MERGED: {"coordinator": {"unmerge"}, "system": {"go_along", "reply"}},
    S.ASSIGNED: {"system": {"begin", "reply"}, "coordinator": {"urge"}},
    S.IN_PROGRESS: {"system": {"reply"}, "coordinator": {"urge"}},
    S.REPLIED: {"coordinator": {"key_in", "urge"}},
    S.EVALUATED: {"coordinator": {"close", "key_in"}},
    S.REWORK: {"system": {"reply"}, "coordinator": {"urge"}},
    S.MEDIATION: {"coordinator": {"settle"}},
    S.TRACKING: {"coordinator": {"close"}},  # nothing promised stands any more
    S.CLOSED: {"coordinator": {"recheck"}},
}
for early in (S.RETURNED, S.SUBMITTED, S.REGISTERED, S.MERGED, S.ASSIGNED, S.IN_PROGRESS):  # before the reply
    SUGGESTION_BUTTONS[early]["coordinator"] = SUGGESTION_BUTTONS[early].get("coordinator", set()) | {"withdraw"}
    SUGGESTION_BUTTONS[early]["deputy"] = SUGGESTION_BUTTONS[early].get("deputy", set()) | {"ask_withdrawal"}
for working in AT_WORK:  # what the chairs' meeting and the leaders may take up
    SUGGESTION_BUTTONS[working]["coordinator"] |= {"nominate", "name_leader"}
PUBLICITY = {"publish", "withhold"}  # whatever else is done with a judged case
for judged in JUDGED:
    SUGGESTION_BUTTONS[judged]["coordinator"] = SUGGESTION_BUTTONS[judged].get("coordinator", set()) | PUBLICITY
UNIT, HEAD = {"acknowledge", "ask_return"}, {"acknowledge", "ask_return"}
LEAD_BUTTONS = {
    H.SENT: {"handler": UNIT, "head": HEAD},
    H.RETURN_ASKED: {"coordinator": {"rule_return", "refuse_return"}},
    H.RETURNED: {},
    H.PASSED_ON: {},
    H.WORKING: {"handler": {"contact", "compose"}, "head": {"contact", "compose"}, "deputy": {"confirm"}},
    H.SIGNING: {"handler": {"contact"}, "head": {"contact", "turn_back"}, "deputy": {"confirm"}},
    H.SIGNED: {"handler": {"contact"}, "head": {"contact"}, "coordinator": {"correct"}, "deputy": {"confirm"}},
    H.ADVISED: {"deputy": {"confirm"}},
    H.MERGED: {"deputy": {"confirm"}},  # the talk took place, or did not, whatever became of the share
    H.RELEASED: {"deputy": {"confirm"}},
    H.ISSUED: {
        "handler": {"contact"},
        "head": {"contact"},
        "deputy": {"confirm"},
        "coordinator": {"redo"},
        "system": {"redo"},
    },
}
for recalled in (H.SENT, H.RETURN_ASKED, H.WORKING, H.SIGNING, H.SIGNED):
    LEAD_BUTTONS[recalled]["system"] = LEAD_BUTTONS[recalled].get("system", set()) | {"recall"}


def people(cast):
    return {
        "deputy": cast.zhang.user, "coordinator": cast.li, "handler": cast.wang, "head": cast.chen,
        "outsider": cast.outsider, "system": None,
    }  # fmt: skip


def open_to(flow, person, case):
    return {step.name for step in flow.open_to(person, case)}


@pytest.mark.parametrize("status", S.values)
def test_everybody_sees_their_own_buttons_and_no_others(cast, status):
    proposal = make.proposal(status, lead=cast.zhang)
    expected = SUGGESTION_BUTTONS[status]

    for who, person in people(cast).items():
        assert open_to(SUGGESTION, person, proposal) == expected.get(who, set()), who


@pytest.mark.parametrize("status", H.values)
def test_a_lead_unit_sees_the_buttons_of_its_share(cast, status):
    handling = make.handling(make.proposal(S.IN_PROGRESS, lead=cast.zhang), cast.water, status=status)

    for who, person in people(cast).items():
        assert open_to(HANDLING, person, handling) == LEAD_BUTTONS[status].get(who, set()), who


def test_an_assisting_unit_gives_an_opinion_and_writes_no_reply(cast):
    proposal = make.proposal(S.IN_PROGRESS, lead=cast.zhang)
    handling = make.handling(proposal, cast.fire, part=Part.ASSIST)

    assert open_to(HANDLING, cast.tian, handling) == {"contact", "advise"}


RED = {S.SUBMITTED: "register", S.REGISTERED: "assign", S.MERGED: None, S.RETURNED: None, S.CLOSED: "publish"}


@pytest.mark.parametrize(("status", "red"), RED.items())
def test_the_red_button_carries_the_case_on_and_never_back(cast, status, red):
    doors = SUGGESTION.doors(cast.li, make.proposal(status, lead=cast.zhang))
    assert next((door.name for door in doors if door.primary), None) == red


def test_what_goes_back_is_there_and_is_not_red(cast):
    share = make.handling(make.proposal(S.IN_PROGRESS, lead=cast.zhang), cast.fire, part=Part.ASSIST, status=H.ADVISED)
    assert [(door.name, door.primary) for door in HANDLING.doors(cast.li, share) if door.open] == [
        ("redo_advice", False)
    ]


def test_a_closed_door_says_why(cast):
    handling = make.handling(make.proposal(S.IN_PROGRESS, lead=cast.zhang), cast.water)

    closed = [door for door in HANDLING.doors(cast.wang, handling) if not door.open]
    assert [(door.name, door.reason) for door in closed] == [
        ("present", "还没有起草答复。"),
        ("ask_extension", "没有正在计算的答复期限，不需要延期。"),
        ("ask_return", "没有可以使用的退办期限。"),
    ]
