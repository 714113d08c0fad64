"""The cases of tests/world.py beyond the main road: second rounds, promises, returned shares, motions.

``stand`` puts each under its name into ``world.cases``; ``places`` names what their pages need beside the code.
"""

from datetime import timedelta

from django.utils.timezone import localdate

from deputies.models import Deputy
from proposals import actions
from tests import make
from tests import world as house  # its own walks are lent to the scenes
from tests.proposals import motion_road, road, rounds


def stand(world) -> None:
    """world.cases["…"] = a case walked there by the actions."""
    world.cases["cosigning"] = cosigning(world)
    cast, cases = world.cast, world.cases
    cases["disliked"] = rounds.disliked(cast, by_two=True)
    cases["disliked twice"] = rounds.disliked_again(cast, by_two=True)
    cases["mediation"] = rounds.convened(cast, by_two=True)
    cases["promised"], cases["claimed"] = _promised(cast), actions.track(_promised(cast), by=cast.li)
    proof = house.stored("验收单.pdf", cast.wang)
    actions.claim_done(cases["claimed"].commitments.get(), by=cast.wang, text="已经加固。", files=[proof])


def places(world) -> None:
    """world.at["…"] = {the arguments of an address}."""
    world.at |= motion_road.places(world.cast, world.people["committee"])
    for word, stage in (("candidate", "registered"), ("overseen", "working"), ("reported", "evaluated")):
        status = "nominated" if word == "candidate" else word
        world.at[f"{word} key case"] = {"pk": make.key_case(world.cases[stage], status).pk}
    at, cases = world.at, world.cases
    for name, case in (("promise", cases["promised"]), ("claimed promise", cases["claimed"])):
        at[name] = {"code": case.code, "pk": case.commitments.get().pk}


def cosigning(world):
    """One deputy has signed, another is asked."""
    cast, other = world.cast, Deputy.objects.get(user=world.people["deputy"])
    until = localdate() + timedelta(2)
    case = actions.invite(road.drafted(cast), by=cast.zhang.user, deputies=[cast.sun, other], until=until)
    return actions.cosign(case, by=cast.sun.user)


def _promised(cast):
    """Rated and concluded; the letter put one demand off to next year."""
    share = house._walk(cast, "working").handlings.get(unit=cast.water)
    actions.compose(
        share, by=cast.wang, reply_class=make.reply_class("B"), promised_on=localdate() + timedelta(days=200),
        answers={1: ("planned", house.LETTER), 2: ("adopted", "警示牌已设置。")},
    )  # fmt: skip
    actions.sign_off(actions.present(share, by=cast.wang), by=cast.chen)
    share.refresh_from_db()
    case = actions.issue(share, by=cast.li).proposal
    return actions.conclude(actions.rate(case, by=cast.zhang.user, grades=road.GOOD), by=cast.li)
