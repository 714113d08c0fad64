"""The cases of tests/world.py beyond the main road: second rounds, promises, returned shares, motions.

``stand`` puts each under its name into ``world.cases``; ``places`` names what their pages need beside the code.
"""

from datetime import timedelta

from django.utils.timezone import localdate

from deputies.models import Deputy
from proposals import actions
from tests import make
from tests.proposals import road, rounds


def stand(world) -> None:
    """world.cases["…"] = a case walked there by the actions."""
    world.cases["cosigning"] = cosigning(world)
    cast, cases = world.cast, world.cases
    cases["disliked"] = rounds.disliked(cast, by_two=True)
    cases["disliked twice"] = rounds.disliked_again(cast, by_two=True)
    cases["mediation"] = rounds.convened(cast, by_two=True)


def places(world) -> None:
    """world.at["…"] = {the arguments of an address}."""
    for word, stage in (("candidate", "registered"), ("overseen", "working"), ("reported", "evaluated")):
        status = "nominated" if word == "candidate" else word
        world.at[f"{word} key case"] = {"pk": make.key_case(world.cases[stage], status).pk}


def cosigning(world):
    """One deputy has signed, another is asked."""
    cast, other = world.cast, Deputy.objects.get(user=world.people["deputy"])
    until = localdate() + timedelta(2)
    case = actions.invite(road.drafted(cast), by=cast.zhang.user, deputies=[cast.sun, other], until=until)
    return actions.cosign(case, by=cast.sun.user)
