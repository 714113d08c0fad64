"""The cases of tests/world.py beyond the main road: second rounds, promises, returned shares, motions.

``stand`` puts each under its name into ``world.cases``; ``places`` names what their pages need beside the code.
"""


def stand(world) -> None:
    """world.cases["…"] = a case walked there by the actions."""


def places(world) -> None:
    """world.at["…"] = {the arguments of an address}."""
